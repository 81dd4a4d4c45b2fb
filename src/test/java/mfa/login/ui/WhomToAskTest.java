package mfa.login.ui;

import static org.assertj.core.api.Assertions.assertThat;

import mfa.account.PlatformRole;
import mfa.session.SessionService;
import mfa.session.Stage;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R45")
@DisplayName("R45 Who has to bind is told whom to ask, if there is somebody")
@ExtendWith(OpenPage.class)
class WhomToAskTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);
  private final Workspaces workspaces = new Workspaces(SERVICES);

  @Test
  void memberIsToldWhomToAsk() {
    TestAccount owner = accounts.memberNamed("Olga Brandt");
    TestAccount member = accounts.member();
    workspaces.named("Acme").with(owner, WorkspaceRole.OWNER).with(member).requiringMfa(0);

    assertThat(wordsFor(member)).contains("Questions? Ask Olga Brandt");
  }

  @Test
  void nobodyIsToldToAskThemselves() {
    TestAccount owner = accounts.member();
    workspaces.named("Acme").with(owner, WorkspaceRole.OWNER).requiringMfa(0);

    assertThat(wordsFor(owner)).contains("about two minutes").doesNotContain("Questions?");
  }

  @Test
  void holderOfAPlatformRoleHasNoOwnerToAsk() {
    assertThat(wordsFor(accounts.memberWith(PlatformRole.AGENT)))
        .contains("about two minutes")
        .doesNotContain("Questions?", "owner of your workspace");
  }

  private static String wordsFor(TestAccount account) {
    Visitor visitor = Visitor.of(SERVICES);
    visitor.inSession(
        visitor.does(
            () -> SERVICES.get(SessionService.class).open(account.id(), Stage.SIGNED_IN, 0)));
    return visitor.does(
        () -> {
          MandatoryBindView view = SERVICES.get(MandatoryBindView.class);
          view.beforeEnter(null);
          return view.getElement().getTextRecursively();
        });
  }
}
