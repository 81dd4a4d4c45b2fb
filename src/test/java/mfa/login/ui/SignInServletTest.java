package mfa.login.ui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mfa.account.AccountService;
import mfa.login.BrowserSession;
import mfa.login.EndedSession;
import mfa.login.ReturnUrl;
import mfa.login.SessionAuthenticationModule;
import mfa.platform.request.Roles;
import mfa.platform.web.ClientSource;
import mfa.platform.web.Cookies;
import mfa.platform.web.RequestOrigin;
import mfa.platform.web.SecurityHeaders;
import mfa.support.Accounts;
import mfa.support.PlainBrowser;
import mfa.support.PlainBrowser.Answer;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R73")
@DisplayName("The way in by plain forms")
class SignInServletTest {

  private static final String KEY = "__Host-mfa-session";
  private static final Services SERVICES = Services.on(TestDatabase.any());
  private static final Class<SignInServlet> LOGIN = SignInServlet.class;
  private static final Class<CodeServlet> CODE = CodeServlet.class;

  private final Accounts accounts = new Accounts(SERVICES);
  private final PlainBrowser browser = new PlainBrowser(SERVICES, Visitor.of(SERVICES));

  @BeforeEach
  void beginAnotherDay() {
    SERVICES.clock().moveToAnotherDay();
  }

  private Answer signIn(TestAccount account, String password) {
    return browser.submit(
        LOGIN,
        browser.open(LOGIN, "/login"),
        Map.of("email", account.email().text(), "password", password));
  }

  private Answer confirm(TestAccount account) {
    return browser.submit(
        CODE,
        browser.open(CODE, "/login/code"),
        Map.of("code", account.phone().code(SERVICES.clock().instant())));
  }

  @Test
  @Tag("R43")
  void wrongPasswordIsRefusedAndTheAddressIsKept() {
    TestAccount member = accounts.member();

    Answer again = signIn(member, "guess a password");

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.notices()).isEqualTo("Wrong e-mail or password. Check both and try again.");
    assertThat(again.page().select(".notice-error").attr("role")).isEqualTo("alert");
    assertThat(again.page().select("#email").val()).isEqualTo(member.email().text());
    assertThat(again.page().select("#password").hasAttr("value")).isFalse();
    assertThat(again.page().select("[autofocus]").attr("id")).isEqualTo("password");
  }

  @Test
  @Tag("R43")
  @DisplayName(
      "R43: a refusal is read out with the title of its page and at the field of the focus")
  void refusalIsReadOutWithTheTitleAndAtTheField() {
    TestAccount member = accounts.member();

    Answer again = signIn(member, "guess a password");
    Answer missing = browser.submit(LOGIN, again, Map.of("email", member.email().text()));

    assertThat(again.page().title()).isEqualTo("Error: Sign in");
    assertThat(described(again, "#password")).isEqualTo(again.notices());
    assertThat(again.page().select("#email").hasAttr("aria-describedby")).isFalse();
    assertThat(missing.page().title()).isEqualTo("Error: Sign in");
    assertThat(described(missing, "#password")).isEqualTo("Enter your password.");
    assertThat(browser.open(LOGIN, "/login").page().title()).isEqualTo("Sign in");
  }

  @Test
  @Tag("R43")
  void titleOfARefusalIsTranslated() {
    browser.speaking(Locale.CHINESE);

    assertThat(signIn(accounts.member(), "guess a password").page().title()).startsWith("错误：");
  }

  private static String described(Answer answer, String field) {
    String ids = answer.page().select(field).attr("aria-describedby");
    return answer.page().select("#" + ids.replace(" ", ", #")).text();
  }

  @Test
  @Tag("R36")
  void passwordAndCodeLeadToThePageAskedFor() {
    TestAccount member = accounts.boundMember();
    browser.withCookie("mfa-wanted", "L2FjY291bnQvc2VjdXJpdHk");

    assertThat(signIn(member, TestAccount.PASSWORD.text()).location()).isEqualTo("/login/code");
    assertThat(confirm(member).location()).isEqualTo("/account/security");
    assertThat(browser.cookie("mfa-wanted")).isNull();
    assertThat(browser.hasSession()).isFalse();
  }

  @Test
  @Tag("R71")
  @DisplayName("R71: behind TLS no other host plants the key of a sign-in, and no script reads it")
  void keyIsBoundToThisHost() {
    signIn(accounts.member(), TestAccount.PASSWORD.text());

    Cookie key = browser.received("__Host-mfa-session");
    assertBoundToThisHost(key);
    assertThat(key.getMaxAge()).isNegative();
    assertThat(browser.received("mfa-session")).isNull();
  }

  private static void assertBoundToThisHost(Cookie cookie) {
    assertThat(cookie.getSecure()).isTrue();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getDomain()).isNull();
  }

  @Test
  @Tag("R71")
  @DisplayName("R71: behind TLS a device is known by what no other host can plant")
  void deviceIsKnownByThisHostAlone() {
    try (Services gate = withGate()) {
      PlainBrowser planted = new PlainBrowser(gate, Visitor.of(gate));

      planted.withCookie("mfa-device", "known-to-another-host").pass("/login");

      assertBoundToThisHost(planted.received("__Host-mfa-device"));
      assertThat(planted.cookie("__Host-mfa-device")).isNotEqualTo("known-to-another-host");
    }
  }

  @Test
  @Tag("R71")
  @DisplayName("R71: the gate names a caller with exactly the roles that count, and else nobody")
  void gateNamesTheCallerWithItsRoles() {
    TestAccount member = accounts.boundMember();
    String id = Long.toString(member.id());
    try (Services gate = withGate()) {
      PlainBrowser asked = new PlainBrowser(gate, Visitor.of(gate));
      assertThat(asked.pass("/login")).isEmpty();

      signIn(member, TestAccount.PASSWORD.text());
      asked.withCookie(KEY, browser.cookie(KEY));
      assertThat(asked.pass("/login/code")).containsExactly(id, Roles.HALF_SIGNED_IN);
      assertThat(asked.pass("/account")).as("led to the code").isEmpty();

      confirm(member);
      assertThat(asked.pass("/account")).as("the key of before the code").isEmpty();
      asked.withCookie(KEY, browser.cookie(KEY));
      assertThat(asked.pass("/account")).containsExactly(id, Roles.MEMBER);
      assertThat(asked.pass("/images/error.html")).as("a file").isEmpty();
      assertThat(asked.pass("/gate/check")).as("an application's host").isEmpty();
    }
  }

  @Test
  @Tag("R36")
  void gateRemembersThePageThatItLeadsAwayFrom() {
    try (Services gate = withGate()) {
      PlainBrowser asked = new PlainBrowser(gate, Visitor.of(gate));

      asked.pass("/tickets/new?workspace=2&follow-up=T-2026-000001");
      assertThat(asked.cookie("mfa-wanted"))
          .isEqualTo("L3RpY2tldHMvbmV3P3dvcmtzcGFjZT0yJmZvbGxvdy11cD1ULTIwMjYtMDAwMDAx");
      asked.pass("/tickets?" + "x".repeat(500));
      assertThat(asked.cookie("mfa-wanted")).as("too long").isEqualTo("L3RpY2tldHM");
    }
  }

  private static Services withGate() {
    return SERVICES.another(
        SessionAuthenticationModule.class,
        BrowserSession.class,
        ClientSource.class,
        Cookies.class,
        EndedSession.class,
        RequestOrigin.class,
        ReturnUrl.class,
        SecurityHeaders.class);
  }

  @Test
  @Tag("R36")
  void whatWaitsIsComeBackToOnlyAtAPageOfOurs() {
    TestAccount one = accounts.member();
    TestAccount other = accounts.member();

    Answer waiting = signInWaiting(one, "/account/email");
    Answer foreign = new SignInServletTest().signInWaiting(other, "//elsewhere.example/account");

    assertThat(waiting.location()).isEqualTo("/account/email");
    assertThat(foreign.location()).isEqualTo("/");
  }

  private Answer signInWaiting(TestAccount account, String path) {
    return signInWith(browser, account, "waiting", path);
  }

  private static Answer signInWith(
      PlainBrowser browser, TestAccount account, String field, String value) {
    return browser.submit(
        LOGIN,
        browser.open(LOGIN, "/login"),
        Map.of(
            "email",
            account.email().text(),
            "password",
            TestAccount.PASSWORD.text(),
            field,
            value));
  }

  /** A redirect would end at the application, where the policy lets no form go. */
  @Test
  @Tag("R42")
  void wayToAnApplicationIsAPageOfItsOwn() {
    TestAccount member = accounts.member();
    browser.withCookie("mfa-wanted", "L2dhdGUvc3RhcnQ");

    Answer between = signIn(member, TestAccount.PASSWORD.text());

    assertThat(between.status()).isEqualTo(200);
    assertThat(between.page().select("meta[http-equiv=refresh]").attr("content"))
        .isEqualTo("0; url=/gate/start");
    assertThat(between.page().select("main a").attr("href")).isEqualTo("/gate/start");
  }

  @Test
  @Tag("R42")
  @DisplayName("Who comes from an application goes there, though something typed waits elsewhere")
  void applicationComesBeforeWhatWaits() {
    TestAccount member = accounts.member();
    browser.withCookie("mfa-wanted", "L2dhdGUvc3RhcnQ");

    Answer between = signInWaiting(member, "/account/email");

    assertThat(between.page().select("main a").attr("href")).isEqualTo("/gate/start");
  }

  @Test
  @DisplayName("The time zone of the browser is taken at the first full sign-in, and never again")
  void timeZoneOfTheBrowserIsTakenOnce() {
    TestAccount member = accounts.boundMember();
    signInWith(browser, member, "zone", "Asia/Shanghai");
    assertThat(zone(member)).isEqualTo("UTC");
    confirmIn(browser, member, "Asia/Shanghai");
    assertThat(zone(member)).isEqualTo("Asia/Shanghai");

    PlainBrowser abroad = new PlainBrowser(SERVICES, Visitor.of(SERVICES));
    SERVICES.clock().moveToNextStep();
    signInWith(abroad, member, "zone", "Asia/Shanghai");
    assertThat(confirmIn(abroad, member, "Europe/Berlin").location()).isEqualTo("/");
    assertThat(zone(member)).isEqualTo("Asia/Shanghai");
  }

  @Test
  void oddTimeZoneIsIgnored() {
    TestAccount member = accounts.member();

    Answer in = signInWith(browser, member, "zone", "Mars/Olympus_Mons");

    assertThat(in.location()).isEqualTo("/");
    assertThat(zone(member)).isEqualTo("UTC");
  }

  private static Answer confirmIn(PlainBrowser browser, TestAccount account, String zone) {
    return browser.submit(
        CODE,
        browser.open(CODE, "/login/code"),
        Map.of("code", account.phone().code(SERVICES.clock().instant()), "zone", zone));
  }

  private static String zone(TestAccount account) {
    return SERVICES.asTimer(
        () ->
            SERVICES
                .get(AccountService.class)
                .profile(account.id())
                .orElseThrow()
                .timeZone()
                .getId());
  }

  @Test
  void backEndsTheSignIn() {
    TestAccount member = accounts.boundMember();
    signIn(member, TestAccount.PASSWORD.text());

    Answer shown = browser.open(CODE, "/login/code");
    Answer left = browser.submit(CODE, shown, Map.of("back", ""));

    assertThat(left.location()).isEqualTo("/login");
  }

  @Test
  @DisplayName("Who opens an address with somebody's sign-in in it signs in as who they type")
  void addressSignsNobodyIn() {
    TestAccount attacker = accounts.member();
    TestAccount victim = accounts.boundMember();
    String sent =
        "?email=" + attacker.email().text() + "&password=" + encode(TestAccount.PASSWORD.text());

    Answer shown = browser.open(LOGIN, "/login" + sent);
    Map<String, String> form = shown.hidden();
    form.putAll(Map.of("email", victim.email().text(), "password", TestAccount.PASSWORD.text()));
    Answer refused = browser.post(LOGIN, "/login" + sent, form);
    Answer in = browser.submit(LOGIN, shown, form);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select("#email").val()).isEmpty();
    assertThat(in.location()).isEqualTo("/login/code");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("An address presses no button of the code page and gives no code")
  void addressGivesNoCode() {
    TestAccount member = accounts.boundMember();
    signIn(member, TestAccount.PASSWORD.text());
    Map<String, String> code = Map.of("code", member.phone().code(SERVICES.clock().instant()));

    Answer shown = browser.open(CODE, "/login/code?back");
    Map<String, String> form = shown.hidden();
    form.putAll(code);
    for (String query : List.of("?back", "?code=000000")) {
      assertThat(browser.post(CODE, "/login/code" + query, form).status()).isEqualTo(422);
    }
    assertThat(browser.submit(CODE, shown, code).location()).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login/code", "/login/code?recovery"})
  @DisplayName("A code that was not taken is not shown: it is as good as before")
  void codeIsNotShownAgain(String address) {
    signIn(accounts.boundMember(), TestAccount.PASSWORD.text());

    Answer stale = browser.post(CODE, address, Map.of("code", "492039"));

    assertThat(stale.status()).isEqualTo(422);
    assertThat(stale.page().html()).doesNotContain("492039");
  }

  @Test
  void recoveryCodeIsAskedForAtAnAddressOfItsOwn() {
    signIn(accounts.boundMember(), TestAccount.PASSWORD.text());

    Answer shown = browser.open(CODE, "/login/code?recovery");
    Answer again = browser.submit(CODE, shown, Map.of("code", "123"));

    assertThat(shown.page().select("label").text()).isEqualTo("Recovery code");
    assertThat(again.error("code")).startsWith("A recovery code has ten letters");
    assertThat(again.page().select("#code").hasAttr("value")).isFalse();
    assertThat(again.page().select("#code").attr("autocomplete")).isEqualTo("off");
    assertThat(again.page().select("main a").attr("href")).isEqualTo("/login/code");
  }

  @Test
  void nothingTypedIsSaidAtBothFieldsAtOnce() {
    Answer again = browser.submit(LOGIN, browser.open(LOGIN, "/login"), Map.of());

    assertThat(again.error("email")).startsWith("Enter your e-mail address");
    assertThat(again.error("password")).isEqualTo("Enter your password.");
    assertThat(again.page().select("[autofocus]").attr("id")).isEqualTo("email");
  }

  @Test
  @DisplayName("Who comes with a recovery code is asked for it right after the password")
  void wayOfARecoveryCodeLeadsToItsField() {
    TestAccount member = accounts.boundMember();

    Answer shown = browser.open(LOGIN, "/login?recovery");
    Answer after =
        browser.submit(
            LOGIN,
            shown,
            Map.of("email", member.email().text(), "password", TestAccount.PASSWORD.text()));

    assertThat(shown.notices()).startsWith("Sign in with your password first.");
    assertThat(after.location()).isEqualTo("/login/code?recovery");
    Answer field = browser.open(CODE, after.location());
    assertThat(field.page().select("h1").text()).isEqualTo("Enter a recovery code");
    assertThat(field.page().select("#code").attr("class")).contains("recovery");
  }

  @Test
  @DisplayName("Everything else that one can do at the code page is one list of links")
  void otherWaysAreOneList() {
    signIn(accounts.boundMember(), TestAccount.PASSWORD.text());

    Answer shown = browser.open(CODE, "/login/code");

    assertThat(shown.page().select("main .link-list > li").eachText())
        .containsExactly("Use a recovery code", "Lost your phone? Unbind MFA", "Back to sign in");
    assertThat(shown.page().select("main a, main button[name]").parents().select("li")).hasSize(3);
  }

  @Test
  @DisplayName(
      "The sign-in page says once why this browser was signed out, and how long that takes")
  void reasonOfTheEndIsSaidOnce() {
    browser.withCookie("mfa-ended", "IDLE");

    assertThat(browser.open(LOGIN, "/login").notices())
        .isEqualTo("You were signed out after 30 minutes without activity. Sign in to continue.");
    assertThat(browser.open(LOGIN, "/login").notices()).isEmpty();

    browser.withCookie("mfa-ended", "TOO_OLD");
    assertThat(browser.open(LOGIN, "/login").notices())
        .contains("a session lasts at most 12 hours");
    browser.withCookie("mfa-ended", "made up");
    assertThat(browser.open(LOGIN, "/login").notices()).isEmpty();
  }

  @Test
  @DisplayName("A session that a recovery code opened says so to its pages, and no other does")
  void pagesKnowOfTheRecoveryCode() {
    TestAccount member = accounts.boundMember();
    signIn(member, TestAccount.PASSWORD.text());

    browser.submit(
        CODE,
        browser.open(CODE, "/login/code?recovery"),
        Map.of("code", member.recoveryCodes().getFirst().text()));

    assertThat(browser.cookie("mfa-recovery")).isNotEmpty();

    PlainBrowser other = new PlainBrowser(SERVICES, Visitor.of(SERVICES));
    other.submit(
        LOGIN,
        other.open(LOGIN, "/login"),
        Map.of("email", member.email().text(), "password", TestAccount.PASSWORD.text()));
    other.submit(
        CODE,
        other.open(CODE, "/login/code"),
        Map.of("code", member.phone().code(SERVICES.clock().instant())));

    assertThat(other.cookie("mfa-recovery")).isNull();
  }
}
