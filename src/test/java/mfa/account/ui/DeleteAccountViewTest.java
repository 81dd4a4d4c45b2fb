package mfa.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mfa.session.SessionService;
import mfa.session.Stage;
import mfa.shell.ConfirmDialog;
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

@Tag("R62")
@DisplayName("R62: the page that deletes an account says what it will take")
@ExtendWith(OpenPage.class)
class DeleteAccountViewTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);

  @Test
  @DisplayName("Where nothing is bound it says beforehand that a code will be mailed, and where to")
  void mailedCodeIsAnnounced() {
    TestAccount member = accounts.member();

    assertPage(
        member,
        view ->
            assertThat(only(view, PasswordField.class).getHelperText())
                .contains("we send a code to " + member.email().masked()));
  }

  @Test
  void noCodeIsAnnouncedWhereNoneIsMailed() {
    assertPage(
        accounts.boundMember(),
        view -> assertThat(only(view, PasswordField.class).getHelperText()).isNullOrEmpty());
  }

  @Test
  void buttonLooksDestructive() {
    assertPage(
        accounts.member(),
        view ->
            assertThat(only(view, NativeButton.class).getClassNames())
                .contains("destructive-button"));
  }

  @Test
  @DisplayName("The question comes after the password: a wrong one is said at its field at once")
  void questionComesAfterThePassword() {
    for (TestAccount member : List.of(accounts.member(), accounts.boundMember())) {
      assertPage(
          member,
          view -> {
            UI.getCurrent().add(view);
            PasswordField password = only(view, PasswordField.class);
            password.setValue(TestAccount.WRONG_PASSWORD.text());
            PageParts.submit(view);
            assertThat(password.isInvalid()).isTrue();
            assertThat(questions()).isZero();

            password.setValue(TestAccount.PASSWORD.text());
            PageParts.submit(view);
            MockVaadin.clientRoundtrip();
            assertThat(password.isInvalid()).isFalse();
            assertThat(questions()).isEqualTo(1);
            UI.getCurrent().removeAll();
          });
      MockVaadin.tearDown();
      MockVaadin.setup();
    }
  }

  private static long questions() {
    return PageParts.within(UI.getCurrent(), ConfirmDialog.class).count();
  }

  private void assertPage(TestAccount account, Consumer<Component> assertions) {
    SessionService sessions = SERVICES.get(SessionService.class);
    boolean bound = account.phone() != null;
    Visitor owner = Visitor.of(SERVICES);
    owner.inSession(
        owner.does(
            () -> sessions.open(account.id(), bound ? Stage.HALF_SIGNED_IN : Stage.SIGNED_IN, 0)));
    if (bound) {
      owner.does(() -> sessions.confirm(0));
    }

    owner.does(() -> assertions.accept(SERVICES.get(DeleteAccountView.class)));
  }

  private static <T extends Component> T only(Component page, Class<T> type) {
    return withAllBelow(page).filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  private static Stream<Component> withAllBelow(Component top) {
    return Stream.concat(
        Stream.of(top), top.getChildren().flatMap(DeleteAccountViewTest::withAllBelow));
  }
}
