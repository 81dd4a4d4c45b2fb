package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The field for codes: what it takes, what it refuses, and how it behaves. All ways to write a code
 * are tried in the browser with the system property {@code mfa.it.full}, else two of them.
 */
@BrowserTest
class CodeFieldIT {

  private static final String FORM = "Enter the six digits of the code.";

  /** Ways to write six digits that people and apps have. */
  private enum Writing {
    WITH_A_SPACE(code -> code.substring(0, 3) + " " + code.substring(3)),
    WITH_A_HYPHEN(code -> code.substring(0, 3) + "-" + code.substring(3)),
    WITH_A_NO_BREAK_SPACE(code -> code.substring(0, 3) + "\u00a0" + code.substring(3)),
    WITH_FULL_WIDTH_DIGITS(
        code ->
            code.chars()
                .map(c -> c - '0' + '０')
                .mapToObj(Character::toString)
                .reduce("", String::concat)),
    WITH_A_LINE_END(code -> code + "\n");

    private final UnaryOperator<String> write;

    Writing(UnaryOperator<String> write) {
      this.write = write;
    }
  }

  @ParameterizedTest(name = "R09: codes pasted {0} are taken, mailed ones and those of the app")
  @Tag("R09")
  @MethodSource("writings")
  void pastedCodesAreTakenHoweverWritten(Writing writing, Product product) {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    member.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    var settings = member.securitySettings();
    settings.bind();
    var steps = member.bindSteps(person);

    var mailed = steps.mailedCode();
    paste(member, steps.verificationCode(), writing.write.apply(mailed));
    var app = new AuthenticatorApp(steps.key());
    steps.next();
    paste(member, steps.securityCode(), writing.write.apply(app.nextCode()));
    steps.recoveryCodes();
    steps.saved();
    member.topBar().signOut();
    member.signInPage().signIn(person);
    paste(member, member.codePage().securityCode(), writing.write.apply(app.nextCode()));

    member.awaitPath("/");
  }

  private static Stream<Writing> writings() {
    return Boolean.getBoolean("mfa.it.full")
        ? Stream.of(Writing.values())
        : Stream.of(Writing.WITH_A_NO_BREAK_SPACE, Writing.WITH_FULL_WIDTH_DIGITS);
  }

  private static void paste(Visitor visitor, Locator field, String text) {
    visitor.page().evaluate("text => navigator.clipboard.writeText(text)", text);
    field.focus();
    new Keyboard(visitor).press("ControlOrMeta+v").press("Enter");
  }

  @Test
  @Tag("R09")
  @DisplayName("R09: what is no code is refused cleanly and not counted as an attempt")
  void whatIsNoCodeIsRefusedAndNotCounted(Product product) {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    var app = member.bind(person);
    member.bindSteps(person).saved();
    member.topBar().signOut();
    member.signInPage().signIn(person);
    var page = member.codePage();

    for (var typed :
        List.of("", "5924", "+12345", "1e5", "٠١٢٣٤٥", "1234567", "12345a", "9".repeat(10_000))) {
      page.confirm(typed);
      assertThat(page.error()).hasText(FORM);
      assertThat(page.securityCode()).isFocused();
    }
    page.confirm(app.nextCode());

    member.awaitPath("/");
    assertThat(member.securitySettings().activities().allInnerTexts())
        .noneMatch(line -> line.startsWith("Wrong security code"));
  }

  @Test
  @Tag("R43")
  @DisplayName(
      "R43: the code field has label, keypad and autocomplete, and tells errors to everybody")
  void codeFieldTellsWhatItIs(Product product) {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    var app = member.bind(person);
    member.bindSteps(person).saved();
    member.topBar().signOut();
    member.signInPage().signIn(person);
    var page = member.codePage();
    var field = page.securityCode();

    assertThat(field).isFocused();
    assertThat(field).hasAttribute("type", "text");
    assertThat(field).hasAttribute("inputmode", "numeric");
    assertThat(field).hasAttribute("autocomplete", "one-time-code");
    page.confirm(app.wrongCode());

    assertThat(page.error()).containsText("The code is not right. It changes every 30 seconds");
    assertThat(page.error()).hasAttribute("role", "alert");
    assertThat(field).hasAttribute("aria-invalid", "true");
    assertThat(field).isFocused();
    var references =
        field.getAttribute("aria-describedby") + " " + field.getAttribute("aria-errormessage");
    assertThat(references.split(" ")).contains(page.error().getAttribute("id"));
  }

  @Test
  @Tag("R43")
  @DisplayName(
      "R43: each field for a code fits the code, each refusal says what helps, each step has the focus")
  void fieldsAndRefusalsFitTheKindOfCode(Product product) {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    var elsewhere = product.signedIn(person);
    var settings = member.securitySettings();
    settings.bind();
    var steps = member.bindSteps(person);
    var mailed = steps.mailedCode();

    elsewhere.securitySettings().bind();
    var other = elsewhere.bindSteps(person);
    other.confirmEmailBefore(mailed);
    assertThat(Fields.errorOf(other.verificationCode())).containsText("belongs to another window");
    steps.confirmEmail(mailed);
    assertThat(member.page().locator(".bind-step")).isFocused();
    var app = steps.scanAndConfirm();
    assertThat(member.page().locator(".bind-step")).isFocused();
    steps.saved();

    settings.unbind();
    assertThat(settings.proof()).hasAttribute("inputmode", "numeric");
    assertThat(settings.proof()).hasAttribute("autocomplete", "one-time-code");
    settings.prove(app.wrongCode());
    assertThat(Fields.errorOf(settings.proof())).containsText("check the clock of your phone");
    settings.dialogButton("Use a recovery code").click();
    var recovery = member.field("Recovery code");
    assertThat(recovery).isFocused();
    showsThatLettersAreTyped(recovery);
    recovery.fill("AAAAA-AAAAA");
    settings.dialogButton("Confirm").click();
    assertThat(Fields.errorOf(recovery)).containsText("This recovery code is not right");
    settings.dialogButton("Cancel").click();

    member.topBar().signOut();
    member.signInPage().signIn(person);
    member.codePage().useRecoveryCode("AAAAA-AAAAA");
    var atSignIn = member.codePage().recoveryCode();
    showsThatLettersAreTyped(atSignIn);
    assertThat(Fields.errorOf(atSignIn)).containsText("This recovery code is not right");
  }

  private static void showsThatLettersAreTyped(Locator field) {
    assertThat(field).hasAttribute("inputmode", "text");
    assertThat(field).hasAttribute("autocomplete", "off");
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: Enter submits once, and a double click does not send twice")
  void codeIsSentOnce(Product product) {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    var app = member.bind(person);
    member.bindSteps(person).saved();
    member.topBar().signOut();
    member.signInPage().signIn(person);
    var page = member.codePage();
    var submits = new AtomicInteger();
    member
        .page()
        .onRequest(
            request -> {
              if (request.method().equals("POST") && request.url().endsWith("/login/code")) {
                submits.incrementAndGet();
              }
            });

    page.securityCode().fill(app.wrongCode());
    new Keyboard(member).press("Enter");
    assertThat(page.error()).isVisible();
    assertThat(submits).hasValue(1);
    page.securityCode().fill(app.nextCode());
    member.button("Confirm").dblclick();
    member.awaitPath("/");

    assertThat(submits).hasValue(2);
    assertThat(member.securitySettings().activities().allInnerTexts())
        .filteredOn(line -> line.startsWith("Wrong security code"))
        .hasSize(1);
  }
}
