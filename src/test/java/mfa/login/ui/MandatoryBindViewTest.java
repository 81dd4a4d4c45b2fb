package mfa.login.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R45")
@DisplayName("R45: the page for those who must bind says what it asks for, and ends when it has it")
@ExtendWith(OpenPage.class)
class MandatoryBindViewTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);

  @BeforeEach
  void moveToAnotherDay() {
    SERVICES.clock().moveToAnotherDay();
  }

  @Test
  void inGraceItOffersToWait() {
    onPage(
        7,
        (member, page) -> {
          assertThat(words(page))
              .startsWith("Protect your account")
              .contains("You can do this later, until");
          assertThat(buttons(page))
              .containsSubsequence("Remind me later", "Sign out", "Leave workspace Acme");
        });
  }

  @Test
  void withoutGraceItDoesNotOfferToWait() {
    onPage(
        0,
        (member, page) -> {
          assertThat(words(page))
              .startsWith("Set up your authenticator to continue")
              .doesNotContain("You can do this later");
          assertThat(buttons(page))
              .contains("Sign out", "Leave workspace Acme")
              .doesNotContain("Remind me later");
        });
  }

  @Test
  @DisplayName("Once it is bound, the page asks for nothing but to save the codes")
  void afterBindingNothingIsAskedForAnyMore() {
    for (int graceDays : List.of(0, 7)) {
      onPage(
          graceDays,
          (member, page) -> {
            bind(member, page);

            assertThat(words(page))
                .startsWith("Your account is protected")
                .contains("MFA is bound", "Your recovery codes")
                .doesNotContain("required by", "You can do this later", "Questions?");
            assertThat(buttons(page))
                .containsExactly("Copy", "Download", "Print", "I have saved them");
          });
    }
  }

  private static void bind(TestAccount member, Component page) {
    PageParts.pressPlain(page, "Get verification code");
    enter(page, new WrittenMails(SERVICES).verificationCode(member));
    Phone phone =
        PageParts.within(page, Span.class)
            .filter(span -> span.hasClassName("secret-key"))
            .findFirst()
            .map(key -> Phone.withTypedKey(key.getText()))
            .orElseThrow();
    PageParts.submit(page);
    PageParts.letSessionsChange();
    enter(page, phone.code(SERVICES.clock().instant()));
  }

  private static void enter(Component page, String code) {
    PageParts.within(page, CodeField.class).forEach(field -> field.setValue(code));
    PageParts.submit(page);
  }

  private interface Steps {
    void on(TestAccount member, Component page);
  }

  private void onPage(int graceDays, Steps steps) {
    TestAccount member = accounts.member();
    new Workspaces(SERVICES).named("Acme").with(member).requiringMfa(graceDays);
    Visitor owner = Visitor.of(SERVICES);
    owner.signIn(member);
    owner.does(
        () -> {
          MandatoryBindView view = SERVICES.get(MandatoryBindView.class);
          UI.getCurrent().add(view);
          view.beforeEnter(null);
          steps.on(member, view);
        });
  }

  private static List<String> buttons(Component page) {
    return PageParts.within(page, Button.class)
        .filter(PageParts::isShown)
        .map(Button::getText)
        .toList();
  }

  private static String words(Component page) {
    return PageParts.within(page, Component.class)
        .filter(
            part -> part instanceof HasText && !(part instanceof Text) && PageParts.isShown(part))
        .map(part -> ((HasText) part).getText())
        .collect(Collectors.joining("\n"))
        .strip();
  }
}
