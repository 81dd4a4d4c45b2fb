package mfa.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import mfa.account.PlatformRole;
import mfa.platform.request.ListPage;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workspace.WorkspaceItem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The administrator's list of workspaces")
class WorkspaceSearchTest extends ServiceTest {

  @Test
  @DisplayName("A workspace is found by a part of its name, in any case, and counted so")
  void workspaceIsFoundByAPartOfItsName() {
    TestAccount admin = accounts.boundMember();
    accounts.grant(admin, PlatformRole.PLATFORM_ADMIN);
    Visitor acting = signedIn(admin);
    String unique = "Zq" + admin.id();
    workspaces.named(unique + " Nord_West");
    workspaces.named(unique + " Nord-West");

    assertThat(found(acting, unique.toLowerCase(Locale.ROOT) + " nord_"))
        .containsExactly(unique + " Nord_West");
    assertThat(found(acting, "  " + unique + " ")).hasSize(2);
    assertThat(acting.<Long>does(() -> administration().count(unique))).isEqualTo(2);
    assertThat(acting.<Long>does(() -> administration().count(unique + "%"))).isZero();
  }

  private List<String> found(Visitor acting, String search) {
    return acting.does(
        () ->
            administration().page(search, new ListPage(0, 50)).stream()
                .map(WorkspaceItem::name)
                .toList());
  }

  private WorkspaceAdministrationService administration() {
    return the(WorkspaceAdministrationService.class);
  }
}
