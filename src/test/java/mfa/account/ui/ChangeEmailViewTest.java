package mfa.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.EmailField;
import mfa.session.SessionService;
import mfa.session.Stage;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R76")
@DisplayName("R76: an address that no mail can be sent to is refused at its field")
@ExtendWith(OpenPage.class)
class ChangeEmailViewTest {

  private static final Services SERVICES = Services.on(TestDatabase.H2);

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
    member.inSession(member.does(() -> sessions.open(id, Stage.SIGNED_IN)));

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
}
