package mfa.workspace.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.AnchorTester;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import mfa.shell.DayField;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R59")
@DisplayName("R59: the audit log of a workspace as its owner looks something up")
@ExtendWith(OpenPage.class)
class WorkspaceAuditViewTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);

  @Test
  @Tag("R61")
  @DisplayName("R61: a last day before the first one is said at its field")
  void swappedDaysAreSaidAtTheirField() {
    TestAccount account = accounts.boundMember();
    TestWorkspace workspace =
        new Workspaces(SERVICES).named("Acme").with(account, WorkspaceRole.OWNER);
    Visitor owner = Visitor.of(SERVICES).signInWithCode(account);

    owner.does(
        () -> {
          WorkspaceAuditView page =
              OpenedView.of(workspace.id(), SERVICES.get(WorkspaceAuditView.class));
          List<DayField> days = PageParts.within(page, DayField.class).toList();
          days.getFirst().setValue(LocalDate.of(2026, 12, 24));
          days.getLast().setValue(LocalDate.of(2026, 12, 23));
          assertThat(days.getLast().isInvalid()).isTrue();
          assertThat(days.getLast().getErrorMessage()).contains("before the first one");

          days.getFirst().setValue(LocalDate.of(2026, 12, 22));
          assertThat(days.getLast().isInvalid()).isFalse();
        });
  }

  @Test
  @DisplayName(
      "The file has what is found by the words of the page, though no page is at hand then")
  void fileHasWhatIsFound() {
    TestAccount account = accounts.boundMember();
    TestAccount member = accounts.member();
    TestWorkspace workspace =
        new Workspaces(SERVICES).named("Acme").with(account, WorkspaceRole.OWNER).with(member);
    Visitor owner = Visitor.of(SERVICES).signInWithCode(account);
    UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
    ByteArrayOutputStream file = new ByteArrayOutputStream();

    owner.does(
        () -> {
          MembershipService members = SERVICES.get(MembershipService.class);
          members.changeRole(workspace.id(), workspace.memberId(member), WorkspaceRole.READ_ONLY);
          members.changeRole(
              workspace.id(), workspace.memberId(member), WorkspaceRole.ADMINISTRATOR);
          WorkspaceAuditView page =
              OpenedView.of(workspace.id(), SERVICES.get(WorkspaceAuditView.class));
          PageParts.within(page, TextField.class).findFirst().orElseThrow().setValue("普通");
          new AnchorTester(PageParts.within(page, AuditExport.class).findFirst().orElseThrow())
              .download(file);
          UI.setCurrent(null);
          assertThat(page.shown().codes()).containsExactly("STANDARD");
        });

    assertThat(file.toString(UTF_8))
        .contains("STANDARD -> READ_ONLY")
        .doesNotContain("ADMINISTRATOR");
  }
}
