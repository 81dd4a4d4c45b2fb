package mfa.workspace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import mfa.shell.Alert;
import mfa.shell.CodeField;
import mfa.shell.ConfirmDialog;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What becomes of a change of the workspace's rule is said where it was asked for")
@ExtendWith(OpenPage.class)
class WorkspaceSecurityViewTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);
  private final TestAccount account = accounts.boundMember();
  private TestWorkspace workspace;
  private Visitor owner;

  @BeforeEach
  void signIn() {
    workspace = new Workspaces(SERVICES).named("Globex").with(account, WorkspaceRole.OWNER);
    owner = Visitor.of(SERVICES).signInWithCode(account);
  }

  @Test
  @Tag("R62")
  @DisplayName("R62: a code that is too old by the answer is asked for again, and then it is done")
  void staleCodeIsAskedForAgain() {
    workspace.requiringMfa(7);
    owner.does(
        () -> {
          openPage();
          part(IntegerField.class).setValue(3);
          PageParts.submit(UI.getCurrent());
          MockVaadin.clientRoundtrip();
          SERVICES.clock().moveBy(Duration.ofMinutes(6));
          PageParts.press(UI.getCurrent(), "Shorten");
          MockVaadin.clientRoundtrip();
          assertThat(graceDays()).isEqualTo(7);

          part(CodeField.class).setValue(account.code(SERVICES.clock().instant()).digits());
          PageParts.submit(UI.getCurrent());
          assertThat(graceDays()).isEqualTo(3);
        });
  }

  @Test
  @Tag("R58")
  @DisplayName("R58: who no longer administers the workspace learns it, and that nothing changed")
  void whoNoLongerAdministersLearnsIt() {
    workspace.requiringMfa(7);
    owner.does(
        () -> {
          WorkspaceSecurityView view = openPage();
          part(IntegerField.class).setValue(9);
          workspace.without(account).with(account, WorkspaceRole.STANDARD);
          PageParts.takeFocused();
          PageParts.submit(UI.getCurrent());

          assertThat(view.getElement().getTextRecursively())
              .contains("You no longer administer this workspace, so nothing was changed.");
          assertThat(PageParts.takeFocused()).containsInstanceOf(Alert.class);
          assertThat(graceDays()).isEqualTo(7);
        });
  }

  @Test
  @Tag("R44")
  @DisplayName("R44: the rule begins on the chosen day, after a question that names it")
  void ruleBeginsOnTheChosenDay() {
    LocalDate today = today();
    owner.does(
        () -> {
          WorkspaceSecurityView view = openPage();
          DatePicker start = part(DatePicker.class);
          for (LocalDate wrong : new LocalDate[] {today, today.plusDays(90)}) {
            start.setValue(wrong);
            PageParts.takeFocused();
            PageParts.submit(UI.getCurrent());
            assertThat(start.isInvalid()).as("invalid: %s", wrong).isTrue();
            assertThat(start.getErrorMessage()).contains("from tomorrow to 89 days ahead");
            assertThat(PageParts.takeFocused()).contains(start);
          }

          start.clear();
          PageParts.typeUnreadable(start, "24. December");
          PageParts.submit(UI.getCurrent());
          assertThat(start.isInvalid()).as("what is no day is not the same as none").isTrue();

          start.setValue(today.plusDays(89));
          PageParts.submit(UI.getCurrent());
          MockVaadin.clientRoundtrip();
          assertThat(start.isInvalid()).isFalse();
          assertThat(requiredSince()).as("before the answer").isNull();
          PageParts.press(UI.getCurrent(), "Switch on");
          assertThat(requiredSince())
              .isEqualTo(today.plusDays(89).atStartOfDay(ZoneOffset.UTC).toInstant());
          assertThat(view.getElement().getTextRecursively()).contains("Starts later");
          assertThat(PageParts.takeFocused()).containsInstanceOf(H1.class);
        });
  }

  @ParameterizedTest(name = "R47: {0} days of grace, in {1} days, pilot group {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 | 0 | false | an e-mail now and have to set it up at their next click, before anything
          1 | 0 | true  | an e-mail now and are asked at their next click, and have 1 day.
          0 | 0 | true  | the pilot group of 2 members? Those of them who do not have it yet get
          0 | 1 | false | an e-mail now, and have to set it up from then on, before anything else.
          1 | 9 | true  | an e-mail now and one the day before, and have 1 day from then on.
          0 | 0 | false | Require MFA for all members? All of them have it already.
          5 | 9 | false | an e-mail now and one the day before, and have 5 days from then on.
          """)
  @Tag("R47")
  void questionSaysWhatBecomesOfMembers(int grace, int inDays, boolean pilot, String said) {
    if (!said.contains("All of them")) {
      workspace.with(accounts.member());
    }
    SERVICES
        .sql()
        .execute("update membership set pilot = true where workspace_id = ?", workspace.id());
    owner.does(
        () -> {
          openPage();
          part(IntegerField.class).setValue(grace);
          part(Checkbox.class).setValue(pilot);
          if (inDays > 0) {
            part(DatePicker.class).setValue(today().plusDays(inDays));
          }
          PageParts.submit(UI.getCurrent());
          MockVaadin.clientRoundtrip();

          assertThat(part(ConfirmDialog.class).getElement().getTextRecursively()).contains(said);
        });
  }

  @Test
  @DisplayName("The plot of the progress says what its bars count, and what their full height is")
  void plotSaysItsUnitAndItsHeight() {
    owner.does(
        () ->
            assertThat(openPage().getElement().getTextRecursively())
                .contains("Bound members on each day. The full height is 1 member:"));
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(SERVICES.clock().instant(), ZoneOffset.UTC);
  }

  private WorkspaceSecurityView openPage() {
    return OpenedView.of(workspace.id(), SERVICES.get(WorkspaceSecurityView.class));
  }

  /** The last of its kind: that of the dialog above. */
  private static <T extends Component> T part(Class<T> kind) {
    return PageParts.within(UI.getCurrent(), kind).reduce((first, last) -> last).orElseThrow();
  }

  private long graceDays() {
    return SERVICES.sql().number("select grace_days from workspace where id = ?", workspace.id());
  }

  private Object requiredSince() {
    return SERVICES
        .sql()
        .single("select mfa_required_since from workspace where id = ?", workspace.id());
  }
}
