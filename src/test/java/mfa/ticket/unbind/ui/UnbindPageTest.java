package mfa.ticket.unbind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import mfa.login.BrowserSession;
import mfa.login.Caller;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.session.Stage;
import mfa.shell.CodeField;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.ticket.TicketType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The page for somebody whose phone is gone")
@ExtendWith(OpenPage.class)
class UnbindPageTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private static void anonymous(Consumer<Component> assertions) {
    Visitor.of(SERVICES).does(() -> assertions.accept(SERVICES.get(UnbindTicketView.class)));
  }

  @Test
  @DisplayName("It begins with the three ways, the quickest first, and says how long each takes")
  void beginsWithTheThreeWays() {
    anonymous(
        page -> {
          List<String> ways =
              PageParts.within(page, ListItem.class)
                  .map(way -> way.getElement().getTextRecursively())
                  .limit(3)
                  .toList();

          assertThat(ways.get(0))
              .startsWith("Have a recovery code? Use it now.")
              .contains("minute");
          assertThat(ways.get(1))
              .startsWith("Ask an owner or administrator of your workspace.")
              .contains("24 hours after the approval instead of 72 hours");
          assertThat(ways.get(2))
              .startsWith("Ask customer service")
              .containsAnyOf("within 48 hours", "usually take about")
              .contains("a wait of 24 hours, or 72 hours");
          assertThat(page.getElement().getTextRecursively().indexOf(ways.get(0)))
              .isLessThan(page.getElement().getTextRecursively().indexOf("Submit ticket"));
        });
  }

  @Test
  @DisplayName("The way of a recovery code leads to its field: after the password, or at once")
  void recoveryCodeIsOneClickAway() {
    anonymous(page -> assertThat(recoveryLink(page)).isEqualTo("/login?recovery"));

    halfSignedIn(page -> assertThat(recoveryLink(page)).isEqualTo("/login/code?recovery"));
  }

  private static String recoveryLink(Component page) {
    return PageParts.within(page, Anchor.class)
        .filter(link -> link.getText().equals("Use it now."))
        .findFirst()
        .orElseThrow()
        .getHref();
  }

  @Test
  @DisplayName("Half signed in, it asks for the story and the code, and says for which account")
  void twoFieldsAreEnoughAfterThePassword() {
    halfSignedIn(
        page -> {
          List<String> shown =
              PageParts.within(page, Component.class)
                  .filter(HasValidation.class::isInstance)
                  .filter(field -> !isWithinDetails(field))
                  .map(field -> field.getElement().getProperty("label"))
                  .toList();

          assertThat(shown).containsExactly("Description", "Verification code");
          assertThat(page.getElement().getTextRecursively())
              .contains("This ticket will be for the account");
        });
  }

  private static boolean isWithinDetails(Component field) {
    return field
        .getParent()
        .filter(parent -> parent instanceof NativeDetails || isWithinDetails(parent))
        .isPresent();
  }

  private static void halfSignedIn(Consumer<Component> assertions) {
    TestAccount owner = new Accounts(SERVICES).boundMember();
    Visitor visitor = Visitor.of(SERVICES);
    long session =
        visitor.does(
            () -> SERVICES.get(SessionService.class).open(owner.id(), Stage.HALF_SIGNED_IN, 0));
    visitor.inSession(session);
    BrowserSession.bind(
        VaadinServletRequest.getCurrent().getHttpServletRequest(),
        new Caller(owner.id(), session, Set.of(Roles.HALF_SIGNED_IN), false, false, false));
    visitor.does(() -> assertions.accept(SERVICES.get(UnbindTicketView.class)));
  }

  @Test
  @DisplayName("Without a code the form asks for what one is mailed for, and then to get one")
  void codeComesBeforeTheTicket() {
    anonymous(
        page -> {
          UI.getCurrent().add(page);
          PageParts.within(page, TextArea.class).findFirst().orElseThrow().setValue("Lost it.");
          EmailField email = PageParts.within(page, EmailField.class).findFirst().orElseThrow();
          PasswordField password =
              PageParts.within(page, PasswordField.class).findFirst().orElseThrow();
          CodeField code = PageParts.within(page, CodeField.class).findFirst().orElseThrow();

          PageParts.submit(page);
          assertThat(email.isInvalid()).isTrue();
          assertThat(password.isInvalid()).isTrue();
          assertThat(PageParts.takeFocused()).contains(email);
          email.setValue("somebody@example.com");
          password.setValue("Walnut-barge-71-drifting");
          PageParts.submit(page);
          assertThat(code.getErrorMessage()).startsWith("Get a verification code, then");
        });
  }

  @Test
  @Tag("R61")
  @DisplayName("R61: an empty form says all that is missing at once, the focus at the first field")
  void allThatIsMissingIsSaidAtOnce() {
    anonymous(
        page -> {
          UI.getCurrent().add(page);
          TextArea description = PageParts.within(page, TextArea.class).findFirst().orElseThrow();
          PageParts.submit(page);

          assertThat(description.isInvalid()).isTrue();
          assertThat(PageParts.within(page, EmailField.class)).allMatch(field -> field.isInvalid());
          assertThat(PageParts.within(page, PasswordField.class))
              .allMatch(field -> field.isInvalid());
          assertThat(PageParts.takeFocused()).contains(description);
        });
  }

  @Test
  @DisplayName("What was said at a field ends as soon as something else stands in it")
  void errorEndsWithTheNextChange() {
    anonymous(
        page -> {
          TextArea description = PageParts.within(page, TextArea.class).findFirst().orElseThrow();

          PageParts.submit(page);
          assertThat(description.isInvalid()).isTrue();

          description.setValue("It fell into the lake.");
          assertThat(description.isInvalid()).isFalse();
        });
  }

  @Test
  @DisplayName("A type that asks for a sign-in is refused at its field, and nothing typed is lost")
  void typeOfMembersIsRefusedAtItsField() {
    anonymous(
        page -> {
          UI.getCurrent().add(page);
          TextArea description = PageParts.within(page, TextArea.class).findFirst().orElseThrow();
          description.setValue("It fell into the lake.");
          Select<TicketType> type = type(page);
          type.setValue(TicketType.OTHER);
          PageParts.takeFocused();

          PageParts.submit(page);

          assertThat(type.isInvalid()).isTrue();
          assertThat(type.getErrorMessage()).startsWith("Please sign in");
          assertThat(PageParts.takeFocused()).contains(type);
          assertThat(description.getValue()).isEqualTo("It fell into the lake.");
        });
  }

  @SuppressWarnings("unchecked")
  private static Select<TicketType> type(Component page) {
    return PageParts.within(page, Select.class).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @Tag("R76")
  @DisplayName("R76: an address that no mail can be sent to is refused at its field")
  @CsvSource({
    "\u0173ictim@example.com, We cannot send mail to this address.",
    "maya@\u4f8b \u5b50.com, We cannot send mail to this address.",
    "maya, 'Enter an e-mail address, such as name@example.com.'"
  })
  void addressThatNoMailReachesIsRefused(String typed, String message) {
    anonymous(
        page -> {
          UI.getCurrent().add(page);
          EmailField email = PageParts.within(page, EmailField.class).findFirst().orElseThrow();
          email.setValue(typed);
          PageParts.takeFocused();

          PageParts.pressPlain(page, "Get verification code");

          assertThat(email.isInvalid()).isTrue();
          assertThat(email.getErrorMessage()).startsWith(message);
          assertThat(email.getValue()).isEqualTo(typed);
          assertThat(PageParts.takeFocused()).contains(email);
        });
  }
}
