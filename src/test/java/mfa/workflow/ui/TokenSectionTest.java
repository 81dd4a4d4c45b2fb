package mfa.workflow.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mfa.shell.dialog.CopyButton;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workflow.WithProcesses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R68")
@DisplayName("R68: a token is shown once, and stays until its owner says that it is saved")
@ExtendWith(OpenPage.class)
class TokenSectionTest extends WithProcesses {

  private TestAccount account;
  private Visitor owner;

  @BeforeEach
  void openPage() {
    account = processOwner();
    owner = atWork(account);
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @Test
  @DisplayName("R68: neither Escape nor a click beside it takes the token away")
  void tokenStaysUntilItIsSaved() {
    owner.does(
        () -> {
          make("Laptop");
          TokenShownDialog dialog = shown().getFirst();

          assertThat(dialog.isCloseOnEsc()).isFalse();
          assertThat(dialog.isCloseOnOutsideClick()).isFalse();
          assertThat(PageParts.within(dialog, CopyButton.class)).hasSize(1);
          PageParts.press(dialog, "I have saved it");
          MockVaadin.clientRoundtrip();
          assertThat(shown()).isEmpty();
        });
  }

  @Test
  @DisplayName("R68: a token without a name is not made, and the field says what it needs")
  void tokenNeedsAName() {
    owner.does(
        () -> {
          make(" ");

          assertThat(shown()).isEmpty();
          assertThat(names())
              .singleElement()
              .matches(TextField::isInvalid)
              .extracting(TextField::getErrorMessage)
              .isEqualTo("Enter a name of 1 to 60 characters.");
        });
  }

  @Test
  @DisplayName(
      "R68: a code that runs out beside the name is asked for again; with it the token is made")
  void codeThatRanOutIsAskedForAgain() {
    owner.does(
        () -> {
          askFor("Laptop");
          services.clock().moveBy(Duration.ofMinutes(6));

          send();

          assertThat(names()).extracting(TextField::getValue).contains("Laptop");
          assertThat(shown()).isEmpty();
          PageParts.giveCode(account.code(services.clock().instant()));
          assertThat(shown()).hasSize(1);
        });
  }

  private void make(String name) {
    askFor(name);
    send();
  }

  private void askFor(String name) {
    TokenSection section = services.get(TokenSection.class);
    UI.getCurrent().add(section);
    PageParts.press(section, "Make a token");
    MockVaadin.clientRoundtrip();
    names().forEach(field -> field.setValue(name));
  }

  private static void send() {
    PageParts.submit(UI.getCurrent());
    MockVaadin.clientRoundtrip();
  }

  private static List<TextField> names() {
    return PageParts.within(UI.getCurrent(), TextField.class).toList();
  }

  private static List<TokenShownDialog> shown() {
    return PageParts.within(UI.getCurrent(), TokenShownDialog.class).toList();
  }
}
