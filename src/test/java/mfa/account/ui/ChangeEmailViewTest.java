package mfa.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import mfa.mail.EmailAddress;
import mfa.mail.WrittenMails;
import mfa.session.SessionService;
import mfa.session.Stage;
import mfa.shell.Alert;
import mfa.shell.CodeField;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R76")
@DisplayName("R76: an address that no mail can be sent to is refused at its field")
@ExtendWith(OpenPage.class)
class ChangeEmailViewTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  @ParameterizedTest
  @CsvSource({
    "ųictim@example.com, We cannot send mail to this address.",
    "王伟@例子.公司, We cannot send mail to this address.",
    "a@b, We cannot send mail to this address.",
    "maya, 'Enter an e-mail address, such as name@example.com.'"
  })
  void messageSaysWhy(String typed, String message) {
    Visitor member = Visitor.of(SERVICES);
    long id = new Accounts(SERVICES).member().id();
    SessionService sessions = SERVICES.get(SessionService.class);
    member.inSession(member.does(() -> sessions.open(id, Stage.SIGNED_IN, 0)));

    member.does(
        () -> {
          ChangeEmailView view = SERVICES.get(ChangeEmailView.class);
          EmailField field = PageParts.within(view, EmailField.class).findFirst().orElseThrow();
          field.setValue(typed);
          PageParts.submit(view);
          assertThat(field.isInvalid()).isTrue();
          assertThat(field.getErrorMessage()).startsWith(message);
          assertThat(field.getValue()).isEqualTo(typed);
        });
  }

  @Test
  @Tag("R61")
  @DisplayName("Once the address is changed, the page says so and shows no empty box")
  void noEmptyBoxIsLeft() {
    TestAccount account = new Accounts(SERVICES).boundMember();
    SERVICES.clock().moveToNextStep();
    Visitor member = Visitor.of(SERVICES).signInWithCode(account);
    EmailAddress other = new EmailAddress("other" + account.id() + "@example.net");

    member.does(
        () -> {
          ChangeEmailView view = SERVICES.get(ChangeEmailView.class);
          UI.getCurrent().add(view);
          PageParts.within(view, EmailField.class).findFirst().orElseThrow().setValue(other.text());
          PageParts.within(view, PasswordField.class)
              .findFirst()
              .orElseThrow()
              .setValue(TestAccount.PASSWORD.text());
          PageParts.submit(view);
          PageParts.pressPlain(view, "Start again");
          PageParts.within(view, PasswordField.class)
              .findFirst()
              .orElseThrow()
              .setValue(TestAccount.PASSWORD.text());
          PageParts.submit(view);
          assertThat(view.getElement().getTextRecursively())
              .as("asked again too soon: what was mailed is taken all the same")
              .contains("No new code can be sent yet. You can ask for one in");
          PageParts.within(view, CodeField.class)
              .findFirst()
              .orElseThrow()
              .setValue(new WrittenMails(SERVICES).to(other).getLast().parameters().get("code"));
          PageParts.submit(view);

          assertThat(view.getElement().getTextRecursively())
              .contains("Your e-mail address is changed");
          assertThat(PageParts.takeFocused()).containsInstanceOf(Alert.class);
          assertThat(PageParts.within(view, Component.class).filter(PageParts::isShown))
              .noneMatch(part -> part.getElement().getClassList().contains("panel"));
        });
  }
}
