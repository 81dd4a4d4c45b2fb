package mfa.authenticator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import mfa.authenticator.AuthenticatorItem;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.MfaStatus;
import mfa.mail.WrittenMails;
import mfa.shell.CodeField;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Phone;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Security Settings as a member uses them")
@ExtendWith(OpenPage.class)
class SecuritySettingsViewTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);

  @BeforeEach
  void moveToAnotherDay() {
    SERVICES.clock().moveToAnotherDay();
  }

  @Test
  @DisplayName("New codes are made after a question, which says how many old ones end")
  void newCodesAreMadeAfterAQuestion() {
    TestAccount member = accounts.boundMember();

    onPage(
        member,
        page -> {
          press(page, "Generate new codes");

          assertThat(words(dialog())).contains("The 10 you have left stop working at once");
          assertThat(PageParts.within(UI.getCurrent(), RecoveryCodeSheet.class)).isEmpty();
          press(UI.getCurrent(), "Generate new codes");
          assertThat(PageParts.within(UI.getCurrent(), RecoveryCodeSheet.class)).hasSize(1);
        });
  }

  @Test
  void noQuestionIsAskedWhereNoCodeIsLeft() {
    TestAccount member = accounts.boundMember();
    SERVICES.sql().execute("delete from recovery_code where account_id = ?", member.id());

    onPage(
        member,
        page -> {
          press(page, "Generate new codes");

          assertThat(PageParts.within(UI.getCurrent(), RecoveryCodeSheet.class)).hasSize(1);
        });
  }

  @Test
  @DisplayName("Neither Escape nor a click beside takes away the recovery codes")
  void recoveryCodesStayUntilTheyAreSaved() {
    TestAccount member = accounts.boundMember();

    onPage(
        member,
        page -> {
          press(page, "Generate new codes");
          press(UI.getCurrent(), "Generate new codes");

          assertThat(dialog().isCloseOnEsc()).isFalse();
          assertThat(dialog().isCloseOnOutsideClick()).isFalse();
          PageParts.press(UI.getCurrent(), "I have saved them");
          assertThat(status().recoveryCodesSaved()).isTrue();
          assertThat(PageParts.takeFocused()).containsInstanceOf(H1.class);
        });
  }

  @Test
  @DisplayName("The codes of the first binding stay as well")
  void recoveryCodesOfTheFirstBindingStay() {
    TestAccount member = accounts.member();

    onPage(
        member,
        page -> {
          press(page, "Bind");
          assertThat(dialog().isCloseOnEsc()).isTrue();
          confirmEmail(member);
          scanAndConfirm();

          assertThat(words(dialog())).contains("MFA is bound");
          assertThat(PageParts.within(UI.getCurrent(), RecoveryCodeSheet.class)).hasSize(1);
          assertThat(dialog().isCloseOnEsc()).isFalse();
          assertThat(dialog().isCloseOnOutsideClick()).isFalse();
        });
  }

  @Test
  @DisplayName("The first step asks for a code to be sent, and only then for the code")
  void codeIsAskedForWhenItWasSent() {
    TestAccount member = accounts.member();

    onPage(
        member,
        page -> {
          press(page, "Bind");
          assertThat(shown(CodeField.class)).isEmpty();
          assertThat(nativeButtons())
              .containsExactly("Get verification code", "I have a code already");

          sendCode();

          assertThat(shown(CodeField.class)).hasSize(1);
          assertThat(nativeButtons()).containsExactly("Get verification code", "Confirm");
        });
  }

  @Test
  void furtherAuthenticatorHasANameOfItsOwnAndIsSaidToBeAdded() {
    TestAccount member = accounts.boundMember();

    onPage(
        member,
        page -> {
          for (String name : List.of("Authenticator 2", "Authenticator 3")) {
            press(page, "Add authenticator");
            scanAndConfirm();
            assertThat(words(dialog())).contains(name + " was added");
            press(UI.getCurrent(), "Close");
          }

          assertThat(status().authenticators())
              .extracting(AuthenticatorItem::name)
              .containsExactly("Phone", "Authenticator 2", "Authenticator 3");
        });
  }

  @Test
  @DisplayName("A name that is too long is refused at its field, when adding as when renaming")
  void nameThatIsTooLongIsAMessageAndNotCut() {
    TestAccount member = accounts.boundMember();
    accounts.addAuthenticator(member, Phone.another());

    onPage(
        member,
        page -> {
          press(page, "Add authenticator");
          nameField().setValue("n".repeat(61));
          PageParts.submit(UI.getCurrent());
          assertThat(nameField().isInvalid()).isTrue();
          assertThat(nameField().getErrorMessage()).contains("at most 60 characters");
          dialog().close();
          MockVaadin.clientRoundtrip();

          press(page, "Rename");
          for (String wrong : List.of("n".repeat(61), " ", "")) {
            nameField().setValue(wrong);
            PageParts.submit(UI.getCurrent());
            assertThat(nameField().isInvalid()).as("'%s'", wrong).isTrue();
            assertThat(nameField().getErrorMessage()).contains("60 characters");
          }
          nameField().setValue("n".repeat(60));
          PageParts.submit(UI.getCurrent());
          assertThat(words(page)).contains("n".repeat(60));
          assertThat(PageParts.takeFocused().map(SecuritySettingsViewTest::words))
              .contains("Authenticators");
        });
  }

  @Test
  @Tag("R62")
  @DisplayName("R62: a removal that waited too long asks for a code, and says nothing is removed")
  void removalThatWaitedTooLongAsksForACode() {
    TestAccount member = accounts.boundMember();
    accounts.addAuthenticator(member, Phone.another());

    onPage(
        member,
        page -> {
          press(page, "Remove");
          SERVICES.clock().moveBy(Duration.ofMinutes(5));
          press(dialog(), "Remove");

          assertThat(words(dialog())).contains("Enter the code your authenticator app shows now");
          assertThat(status().authenticators()).hasSize(2);
        });
  }

  @Test
  void fewRecoveryCodesAreWarnedOf() {
    TestAccount member = accounts.boundMember();
    SERVICES
        .sql()
        .execute(
            "delete from recovery_code where account_id = ? and id not in"
                + " (select min(id) from recovery_code where account_id = ?)",
            member.id(),
            member.id());
    onPage(
        member,
        page -> {
          SERVICES.get(AuthenticatorService.class).recordRecoveryCodesSaved();
          ((SecuritySettingsView) page).beforeEnter(null);
          assertThat(words(page)).contains("Recovery codes left: 1.");
        });
  }

  @Test
  void nameOfAnotherAuthenticatorIsRefused() {
    TestAccount member = accounts.boundMember();

    onPage(
        member,
        page -> {
          press(page, "Add authenticator");
          nameField().setValue("Phone");
          PageParts.submit(UI.getCurrent());

          assertThat(nameField().getErrorMessage()).contains("has this name");
        });
  }

  @Test
  @Tag("R45")
  void unbindingSaysWhoRequiresTheNextBinding() {
    TestAccount member = accounts.boundMember();
    new Workspaces(SERVICES).named("Acme").with(member, WorkspaceRole.STANDARD).requiringMfa(0);

    onPage(
        member,
        page -> {
          press(page, "Unbind");

          assertThat(words(dialog()))
              .contains("MFA is required by Acme, so the next step is to bind again");
          assertThat(PageParts.within(UI.getCurrent(), NativeButton.class))
              .anyMatch(button -> button.hasClassName("destructive-button"));
        });
  }

  @Test
  void unbindingSaysNothingOfRulesWhereNoneIs() {
    onPage(
        accounts.boundMember(),
        page -> {
          press(page, "Unbind");

          assertThat(words(dialog())).doesNotContain("bind again");
        });
  }

  @Test
  void wrongClockIsToldInTheDialogThatAsksForACode() {
    TestAccount member = accounts.boundMember();

    onPage(
        member,
        page -> {
          press(page, "Unbind");
          CodeField code = shown(CodeField.class).getFirst();
          code.setValue(member.code(SERVICES.clock().instant().plusSeconds(30 * 24)).digits());
          PageParts.submit(UI.getCurrent());

          assertThat(code.getErrorMessage()).contains("clock is about 12 min ahead");
        });
  }

  @Test
  void appsAreNamedForEachSystem() {
    TestAccount member = accounts.boundMember();

    onPage(
        member,
        page -> {
          press(page, "Add authenticator");

          assertThat(shown(Anchor.class)).noneMatch(link -> link.getHref().startsWith("https://"));
          PageParts.press(UI.getCurrent(), "No app yet? Get one of these");
          assertThat(shown(Anchor.class))
              .filteredOn(link -> link.getHref().startsWith("https://"))
              .hasSizeGreaterThan(6)
              .allMatch(link -> "noreferrer".equals(link.getElement().getAttribute("rel")));
          assertThat(words(dialog())).contains("Android:", "iPhone and iPad:", "Computer:");
        });
  }

  private void onPage(TestAccount account, Consumer<Component> steps) {
    Visitor owner = Visitor.of(SERVICES);
    owner.signIn(account);
    if (account.phone() != null) {
      owner.confirm(account.code(SERVICES.clock().instant()));
    }
    owner.does(
        () -> {
          SecuritySettingsView view = SERVICES.get(SecuritySettingsView.class);
          UI.getCurrent().add(view);
          view.beforeEnter(null);
          steps.accept(view);
        });
  }

  /** Presses a button, and has the page react. */
  private static void press(Component at, String label) {
    PageParts.press(at, label);
    MockVaadin.clientRoundtrip();
  }

  private static MfaStatus status() {
    return SERVICES.get(AuthenticatorService.class).ownStatus();
  }

  private static void sendCode() {
    PageParts.pressPlain(UI.getCurrent(), "Get verification code");
  }

  private static void confirmEmail(TestAccount member) {
    sendCode();
    shown(CodeField.class).getFirst().setValue(new WrittenMails(SERVICES).verificationCode(member));
    PageParts.submit(UI.getCurrent());
    MockVaadin.clientRoundtrip();
  }

  private static void scanAndConfirm() {
    Phone phone =
        PageParts.within(UI.getCurrent(), Span.class)
            .filter(span -> span.hasClassName("secret-key"))
            .findFirst()
            .map(key -> Phone.withTypedKey(key.getText()))
            .orElseThrow();
    PageParts.submit(UI.getCurrent());
    shown(CodeField.class).getFirst().setValue(phone.code(SERVICES.clock().instant()));
    PageParts.letSessionsChange();
    PageParts.submit(UI.getCurrent());
    MockVaadin.clientRoundtrip();
  }

  private static AuthenticatorNameField nameField() {
    return shown(AuthenticatorNameField.class).getFirst();
  }

  private static Dialog dialog() {
    return PageParts.within(UI.getCurrent(), Dialog.class)
        .filter(Dialog::isOpened)
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static <T extends Component> List<T> shown(Class<T> kind) {
    return PageParts.within(UI.getCurrent(), kind).filter(PageParts::isShown).toList();
  }

  private static List<String> nativeButtons() {
    return shown(NativeButton.class).stream().map(NativeButton::getText).toList();
  }

  private static String words(Component at) {
    return at.getElement().getTextRecursively();
  }
}
