package mfa.shell.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import mfa.password.ui.ForgotPasswordServlet;
import mfa.password.ui.ResetPasswordServlet;
import mfa.support.Accounts;
import mfa.support.PlainBrowser;
import mfa.support.PlainBrowser.Answer;
import mfa.support.Services;
import mfa.support.Sql;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R73")
@DisplayName("R73: a form is carried out where a page of ours sent it, and only then")
class FormServletTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());
  private static final Class<ForgotPasswordServlet> FORGOT = ForgotPasswordServlet.class;
  private static final String PATH = "/password/forgot";
  private static final String STALE = "nothing was done yet. Send it again";
  private static final Map<String, String> TYPED = Map.of("email", "someone@example.com");

  private final Sql sql = SERVICES.sql();
  private final PlainBrowser browser = browser();

  private static PlainBrowser browser() {
    return new PlainBrowser(SERVICES, Visitor.of(SERVICES));
  }

  @BeforeEach
  void forgetRequests() {
    sql.execute("delete from password_reset");
    SERVICES.clock().moveToAnotherDay();
  }

  private void assertCarriedOut(Answer answer) {
    assertThat(answer.status()).isEqualTo(303);
    assertThat(requests()).isEqualTo(1);
  }

  private void assertShownAgain(Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.notices()).contains(STALE);
    assertThat(answer.page().select("[autofocus]").attr("aria-describedby")).contains("notices");
    assertThat(answer.page().select("#email").val()).isEqualTo("someone@example.com");
    assertThat(requests()).isZero();
  }

  private long requests() {
    return sql.number("select count(*) from password_reset");
  }

  @Test
  @DisplayName("Who cannot sign in sees how customer service is reached")
  void pagesLeadToCustomerService() {
    assertThat(browser.open(FORGOT, PATH).page().select("footer a").eachAttr("href"))
        .containsExactly("mailto:help@example.com");
  }

  @Test
  void formThatWasShownIsCarriedOutAndLeadsOn() {
    Answer done = browser.submit(FORGOT, browser.open(FORGOT, PATH), TYPED);

    assertCarriedOut(done);
    assertThat(done.location()).isEqualTo(PATH + "?sent");
    assertThat(browser.open(FORGOT, done.location()).notices()).contains("If there is an account");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "same-origin, -, -, true",
        "none, -, -, true",
        "same-site, https://mfa.example.com, -, false",
        "cross-site, https://mfa.example.com, -, false",
        "-, https://mfa.example.com, -, true",
        "-, https://MFA.example.com, -, true",
        "-, http://mfa.example.com, -, false",
        "-, https://inside:8080, -, true",
        "-, http://inside:8080, -, false",
        "-, https://evil.example, -, false",
        "-, https://mfa.example.com.evil.example, -, false",
        "-, null, -, false",
        "-, null, https://mfa.example.com/password/forgot, false",
        "-, -, https://mfa.example.com/password/forgot, true",
        "-, -, https://evil.example/mfa.example.com, false",
        "-, -, no address at all, false",
        "-, -, -, true"
      })
  void otherSitesAreRefused(String site, String origin, String referrer, boolean carriedOut) {
    Answer shown = browser.open(FORGOT, PATH);
    browser.saying("Sec-Fetch-Site", site).saying("Origin", origin).saying("Referer", referrer);

    Answer answer = browser.saying("Host", "inside:8080").submit(FORGOT, shown, TYPED);

    if (carriedOut) {
      assertCarriedOut(answer);
    } else {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.notices()).contains("sent from another website, so nothing was done");
      assertThat(answer.page().select("main a").attr("href")).isEqualTo(PATH);
      assertThat(requests()).isZero();
    }
  }

  @Test
  void formWithoutTokenIsShownAgain() {
    assertShownAgain(browser.post(FORGOT, PATH, TYPED));
  }

  @ParameterizedTest
  @CsvSource({"''", "x", "1.", "99999999999999999999.x", "1772366400.test1:x"})
  void inventedTokenIsNone(String token) {
    Map<String, String> form = new HashMap<>(TYPED);
    form.put("token", token);

    assertShownAgain(browser.post(FORGOT, PATH, form));
  }

  @Test
  void tokenOfAnotherBrowserIsNone() {
    assertShownAgain(browser.submit(FORGOT, browser().open(FORGOT, PATH), TYPED));
  }

  @Test
  void tokenOfAnotherSessionIsNone() {
    Visitor visitor = Visitor.of(SERVICES);
    PlainBrowser anonymous = new PlainBrowser(SERVICES, visitor.comingBack());
    visitor.signIn(new Accounts(SERVICES).member());

    Answer shown = new PlainBrowser(SERVICES, visitor).open(FORGOT, PATH);

    assertShownAgain(anonymous.submit(FORGOT, shown, TYPED));
  }

  @Test
  void tokenOfAnotherPageIsNone() {
    Map<String, String> form = browser.open(FORGOT, PATH + "-else").hidden();
    form.putAll(TYPED);

    assertShownAgain(browser.post(FORGOT, PATH, form));
  }

  @Test
  void tokenIsGoodForAnHourAndTheFormShownAgainHasAnother() {
    Answer shown = browser.open(FORGOT, PATH);
    SERVICES.clock().moveBy(FormTokens.LIFE.minus(Duration.ofSeconds(1)));
    Map<String, String> wrong = Map.of("email", "none");
    assertThat(browser.submit(FORGOT, shown, wrong).notices()).isEmpty();
    SERVICES.clock().moveBy(Duration.ofSeconds(1));

    Answer again = browser.submit(FORGOT, shown, TYPED);

    assertShownAgain(again);
    assertCarriedOut(browser.submit(FORGOT, again, TYPED));
  }

  @Test
  void tokenOfTheFutureIsNone() {
    Answer shown = browser.open(FORGOT, PATH);
    SERVICES.clock().moveBy(FormTokens.AHEAD.plusSeconds(1).negated());

    assertShownAgain(browser.submit(FORGOT, shown, TYPED));
  }

  @Test
  void tokenOfAServerThatIsTenSecondsAheadIsTaken() {
    Answer shown = browser.open(FORGOT, PATH);
    SERVICES.clock().moveBy(Duration.ofSeconds(-10));

    assertCarriedOut(browser.submit(FORGOT, shown, TYPED));
  }

  /** Servlets are told what stands in an address before what stands in the form. */
  @ParameterizedTest
  @CsvSource({"email=evil@example.com", "token=x", "language=zh", "sent&email=evil@example.com"})
  void addressTypesNothing(String query) {
    Answer shown = browser.open(FORGOT, PATH + "?" + query);
    Map<String, String> form = shown.hidden();
    form.putAll(TYPED);

    Answer again = browser.post(FORGOT, PATH + "?" + query, form);

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.page().select("#email").val()).isEmpty();
    assertThat(requests()).isZero();
    assertCarriedOut(browser.submit(FORGOT, shown, TYPED));
  }

  @Test
  void passwordIsNotShownAgain() {
    Class<ResetPasswordServlet> reset = ResetPasswordServlet.class;

    Answer again = browser.post(reset, "/password/reset", Map.of("password", "violet tractor"));

    assertThat(again.page().html()).doesNotContain("violet");
  }

  @Test
  @Tag("R42")
  void nothingOnThePageIsInlineAndThePolicySaysSo() {
    Answer shown = browser.open(FORGOT, PATH);

    assertThat(shown.headers().get("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    assertThat(shown.page().select("script:not([src]), style, [style]")).isEmpty();
    assertThat(shown.page().getAllElements())
        .allMatch(
            element -> element.attributes().asList().stream().noneMatch(FormServletTest::isCode));
    assertThat(shown.page().select("[src], link[href]"))
        .isNotEmpty()
        .allMatch(file -> (file.attr("src") + file.attr("href")).startsWith("/"));
  }

  private static boolean isCode(org.jsoup.nodes.Attribute attribute) {
    return attribute.getKey().startsWith("on") || attribute.getValue().startsWith("javascript:");
  }

  @Test
  @Tag("R42")
  void whatWasTypedIsNeverMarkup() {
    String attack = "\"><script>alert(1)</script><p title='";

    Answer again =
        browser.submit(FORGOT, browser.open(FORGOT, PATH + "?\"><b>"), Map.of("email", attack));

    assertThat(again.page().select("#email").val()).isEqualTo(attack);
    assertThat(again.page().select("script:not([src]), main b, p[title]")).isEmpty();
    assertThat(again.error("email")).startsWith("Enter your e-mail address");
  }

  @Test
  @Tag("R43")
  void whatIsWrongStandsAtItsField() {
    Answer again = browser.submit(FORGOT, browser.open(FORGOT, PATH), Map.of("email", "nobody"));

    var field = again.page().select("#email").first();
    assertThat(again.status()).isEqualTo(422);
    assertThat(field.attr("aria-invalid")).isEqualTo("true");
    assertThat(field.attr("aria-describedby")).isEqualTo("email-error");
    assertThat(field.hasAttr("autofocus")).isTrue();
    assertThat(again.page().select("label[for=email]").text()).isEqualTo("E-mail");
    assertThat(again.page().select("#email-error").attr("role")).isEqualTo("alert");
  }

  @Test
  @Tag("R67")
  void nobodyGetsASession() {
    Answer shown = browser.open(FORGOT, PATH);
    browser.post(FORGOT, PATH, TYPED);
    browser.submit(FORGOT, shown, TYPED);

    assertThat(browser.hasSession()).isFalse();
  }

  @Test
  @Tag("R74")
  void largeFormIsRefusedUnread() {
    assertThat(browser.post(FORGOT, PATH, Map.of("email", "x".repeat(16 * 1024))).status())
        .isEqualTo(413);
  }

  @Test
  void pageSpeaksTheBrowsersLanguageUntilAnotherIsChosen() {
    Answer chinese = browser.speaking(Locale.SIMPLIFIED_CHINESE).open(FORGOT, PATH);
    assertThat(chinese.page().select("h1").text()).isEqualTo("忘记密码？");
    assertThat(chinese.page().select("html").attr("lang")).isEqualTo("zh-CN");

    Answer chosen = browser.submit(FORGOT, chinese, Map.of("language", "en"));

    assertThat(chosen.location()).isEqualTo(PATH);
    assertThat(browser.open(FORGOT, PATH).page().select("h1").text()).isEqualTo("Forgot password?");
    assertThat(requests()).isZero();
  }
}
