package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.dev.DevServer;
import mfa.dev.SampleData;
import mfa.it.support.AtOnce;
import mfa.it.support.Binding;
import mfa.it.support.BoundAccounts;
import mfa.it.support.Browser;
import mfa.it.support.Page;
import mfa.it.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in: what may be done when, by whom, and how often. */
class SignInIT {

  private static final int ROUNDS = Integer.getInteger("mfa.it.races", 3);
  private static final int BROWSERS = 50;
  private static final String CONFIRM = "Confirm";
  private static final String CODE = "Security code";

  /** The cookie of open pages. */
  private static final String PAGES = "JSESSIONID";

  private static final String CODE_PAGE = "/login/code";
  private static final List<String> ROUTES =
      List.of(
          "/",
          "/login",
          "/login/bind",
          "/account",
          "/account/security",
          "/account/password",
          "/password/forgot",
          "/password/reset",
          "/unknown/page",
          "/images/");

  private static final BoundAccounts ACCOUNTS = BoundAccounts.of(ROUNDS + 14);
  private static int nextAccount = ROUNDS;
  private static DevServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            TestServer.settings("sign-in", ACCOUNTS).config("mfa.session.per-account", "100"));
  }

  @AfterAll
  static void stop() {
    TestServer.end(server);
  }

  @Test
  @Tag("R07")
  @DisplayName("R07 Fifty half-signed-in browsers send one right code at once: one gets in")
  void oneOfFiftyParallelUsesOfACodeWins() {
    for (var round = 0; round < ROUNDS; round++) {
      var account = ACCOUNTS.get(round);
      var pages = halfSignedIn(account);
      var code = account.app().nextCode();

      var ends =
          AtOnce.forEach(pages, page -> page.fill(CODE, code).submit(CONFIRM)).stream()
              .map(Page::path)
              .toList();

      assertThat(ends).as("round %d", round).containsOnlyOnce("/");
      assertThat(ends).filteredOn(CODE_PAGE::equals).hasSize(BROWSERS - 1);
    }
  }

  private static List<Page> halfSignedIn(BoundAccounts.BoundAccount account) {
    return halfSignedIn(account.email(), BoundAccounts.PASSWORD);
  }

  /** One after the other: so many passwords at once count as guessing. */
  private static List<Page> halfSignedIn(String email, String password) {
    return IntStream.range(0, BROWSERS)
        .mapToObj(each -> TestServer.enterPassword(browser(), email, password))
        .toList();
  }

  @Test
  @Tag("R07")
  @DisplayName("R07 Fifty half-signed-in browsers send one recovery code at once: one gets in")
  void oneOfFiftyParallelUsesOfARecoveryCodeWins() {
    var email = "reader@example.com";
    var page = TestServer.enterPassword(browser(), email, SampleData.PASSWORD);
    var binding = Binding.complete(server, page, email);
    var pages =
        halfSignedIn(email, SampleData.PASSWORD).stream()
            .map(each -> each.click("Use a recovery code"))
            .toList();
    var code = binding.recoveryCodes().getFirst();

    var ends = AtOnce.forEach(pages, each -> each.fill("Recovery code", code).submit(CONFIRM));

    assertThat(ends.stream().map(Page::path)).containsOnlyOnce("/");
  }

  @Test
  @Tag("R50")
  @Tag("R59")
  @DisplayName("R50 R59 A call sent to the path of a file is recorded with where it came from")
  void callToThePathOfAFileHasItsClient() {
    var account = ACCOUNTS.get(nextAccount++);
    var page = browser().open("/unbind").view();
    page.fill("E-mail", account.email()).fill("Password", "guess");

    page.sendTo("/styles/none.css", page.pressing("Get verification code"));

    var owner = browser();
    TestServer.enterPassword(owner, account.email(), BoundAccounts.PASSWORD)
        .fill(CODE, account.app().nextCode())
        .submit(CONFIRM);
    assertThat(owner.open("/account/security").text())
        .contains("Wrong password")
        .doesNotContain("server");
  }

  @Test
  @Tag("R35")
  @DisplayName("R35 Half signed in, every route leads to the code page")
  void everyRouteLeadsToTheCodePageWhileTheCodeIsMissing() {
    var browser = browser();

    halfSignIn(browser);

    assertThat(ROUTES).allSatisfy(route -> assertLeadsTo(browser, route, CODE_PAGE));
  }

  @Test
  @Tag("R35")
  @DisplayName(
      "R35 An anonymous visitor is led to the sign-in page from everywhere but public pages")
  void everyRouteLeadsAnonymousVisitorsToSignIn() {
    var anonymous = browser();

    var closed = ROUTES.stream().filter(route -> !route.startsWith("/password/"));

    assertThat(closed).allSatisfy(route -> assertLeadsTo(anonymous, route, "/login"));
  }

  @Test
  @Tag("R45")
  @DisplayName("R45 Who must bind is led to binding from everywhere")
  void everyRouteLeadsToBindingWhoMustBind() {
    var browser = browser();

    TestServer.enterPassword(browser, "member@example.com", SampleData.PASSWORD);

    assertThat(ROUTES)
        .filteredOn(route -> !route.equals("/login/bind"))
        .allSatisfy(route -> assertLeadsTo(browser, route, "/login/bind"));
  }

  private static void assertLeadsTo(Browser browser, String route, String target) {
    assertThat(browser.whereItLeads(route)).as(route).isEqualTo(target);
  }

  @Test
  @Tag("R35")
  @DisplayName("R35 Server calls of an older, fully signed-in page are refused half signed in")
  void serverCallsOfAnOlderPageAreRefusedWhileTheCodeIsMissing() {
    var account = account();
    var member = browser();
    var halfIn = browser();
    TestServer.signIn(member, account);
    var settings = member.open("/account/security").view();
    TestServer.enterPassword(halfIn, account.email(), BoundAccounts.PASSWORD);

    var answer = halfIn.post("/?v-r=uidl&v-uiId=0", settings.lastCall());

    assertThat(answer.body()).doesNotContain("Recovery codes").doesNotContain("\"changes\":[{");
  }

  @Test
  @Tag("R35")
  @DisplayName("R35 The page that was open before the password step is refused after it")
  void signInPageIsRefusedAfterThePassword() {
    var account = account();
    var browser = browser();
    var before = browser.open("/login").plain();
    before.fill("E-mail", account.email()).fill("Password", BoundAccounts.PASSWORD);
    TestServer.enterPassword(browser, account.email(), BoundAccounts.PASSWORD);

    var answer = before.send(before.submission("Sign in"));

    assertThat(answer.header("Location")).isEqualTo(CODE_PAGE);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  @Tag("R35")
  @DisplayName("R35 The code page sends nothing that counts after Back to sign in")
  void codePageIsRefusedAfterLeavingIt() {
    var account = account();
    var browser = browser();
    var codePage = TestServer.enterPassword(browser, account.email(), BoundAccounts.PASSWORD);
    var form = codePage.plain().fill(CODE, account.app().nextCode()).submission(CONFIRM);
    var thief = browser.copy();
    codePage.click("Back to sign in");

    var answer = thief.send(codePage.plain().sending(form));

    assertThat(answer.header("Location")).isEqualTo("/login");
    assertLeadsTo(thief, "/account", "/login");
  }

  @Test
  @Tag("R35")
  @DisplayName("R35 A view asked for by its server-side navigation is refused half signed in")
  void navigationByServerCallIsRefusedWhileTheCodeIsMissing() {
    var account = account();
    var browser = browser();
    TestServer.enterPassword(browser, account.email(), BoundAccounts.PASSWORD);
    var page = browser.open("/unbind").view();

    var answer = page.send(page.navigation("account"));

    assertThat(answer.body()).doesNotContain(account.email());
    assertThat(page.take(answer).path()).isEqualTo(CODE_PAGE);
  }

  @Test
  @Tag("R36")
  @DisplayName("R36 The session cookie changes at password and code; the old ones are dead")
  void oldSessionCookiesAreDead() {
    var account = account();
    var browser = browser();
    browser.open("/login");
    var planted = browser.copy();
    var code = TestServer.enterPassword(browser, account.email(), BoundAccounts.PASSWORD);
    var halfIn = browser.copy();

    code.fill(CODE, account.app().nextCode()).submit(CONFIRM);

    assertThat(planted.sessionCookie()).isEmpty();
    assertThat(Stream.of(halfIn, browser).map(each -> each.sessionCookie().orElseThrow()))
        .doesNotHaveDuplicates();
    assertLeadsTo(planted, "/account", "/login");
    assertLeadsTo(halfIn, "/account", "/login");
    assertLeadsTo(browser, "/account", "/account");
  }

  @Test
  @Tag("R36")
  @DisplayName("R36 A session cookie of the attacker's choice is not taken over")
  void plantedSessionCookieIsReplaced() {
    var browser = browser().withSessionCookie("0123456789abcdef0123456789ab");

    halfSignIn(browser);

    assertThat(browser.sessionCookie())
        .isPresent()
        .get()
        .isNotEqualTo("0123456789abcdef0123456789ab");
    assertLeadsTo(
        browser().withSessionCookie("0123456789abcdef0123456789ab"), "/account", "/login");
  }

  @Test
  @Tag("R71")
  @DisplayName("R71 The key of the session signs a browser in; the container's session never does")
  void onlyTheKeyIsWorthSomething() {
    var browser = browser();
    TestServer.signIn(browser, account());
    var pages = browser.cookie(PAGES).orElseThrow();

    assertLeadsTo(browser().withCookie(PAGES, pages), "/account", "/login");
    assertLeadsTo(browser.copy().withCookie(PAGES, "lost"), "/account", "/account");
    assertThat(browser.sessionCookie().orElseThrow()).hasSize(43).isNotEqualTo(pages);
  }

  @Test
  @Tag("R71")
  @DisplayName("R71 The key of a session is for this site only, and no script reads it")
  void keyIsForThisSiteOnly() {
    var browser = browser();
    var page = browser.open("/login").plain();
    var account = account();
    page.fill("E-mail", account.email()).fill("Password", BoundAccounts.PASSWORD);

    var answer = page.send(page.submission("Sign in"));

    assertThat(answer.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("mfa-session="))
        .singleElement()
        .asString()
        .contains("HttpOnly", "Path=/")
        .containsIgnoringCase("SameSite=Lax")
        .doesNotContain("Max-Age", "Expires", "Domain");
  }

  @Test
  @Tag("R42")
  @DisplayName("R42 No script reads the session cookie and no other site's request carries it")
  void sessionCookieIsForThisSiteOnly() {
    var cookies = browser().get("/unbind").headers().allValues("Set-Cookie");

    assertThat(cookies)
        .filteredOn(cookie -> cookie.startsWith(PAGES + "="))
        .singleElement()
        .asString()
        .contains("HttpOnly")
        .containsIgnoringCase("SameSite=Lax");
  }

  @Test
  @Tag("R38")
  @DisplayName("R38 After Sign out the copied cookie is dead and no page was kept by a cache")
  void signOutEndsTheSession() {
    var browser = browser();
    var home = TestServer.signIn(browser, account());
    var thief = browser.copy();

    home.click("Sign out");

    assertLeadsTo(thief, "/account", "/login");
    assertThat(browser.get("/login").header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  @Tag("R08")
  @DisplayName("R08 No request can carry a time")
  void timeInTheRequestHasNoEffect() {
    var account = account();
    var browser = browser();
    var page = TestServer.enterPassword(browser, account.email(), BoundAccounts.PASSWORD).plain();
    var oldCode = account.app().codeAt(Instant.ofEpochSecond(30));
    var form = page.fill(CODE, oldCode).submission(CONFIRM);
    form.putAll(Map.of("time", "30", "now", "30", "timestamp", "30"));
    var request =
        page.sending(form).header("Date", "Thu, 01 Jan 1970 00:00:30 GMT").header("X-Time", "30");

    var end = page.take(browser.send(request));

    assertThat(end.path()).isEqualTo(CODE_PAGE);
    assertThat(end.text()).contains("The code is not right.");
  }

  @Test
  @Tag("R67")
  @Tag("R73")
  @DisplayName("R67 R73 Before the sign-in counts in full, no plain page gives anybody a session")
  void plainPagesGiveNobodyASession() {
    var browser = browser();
    var cookies = new ArrayList<String>();
    var page = browser.open("/login").plain();
    for (var path :
        List.of(
            "/", "/login", "/password/forgot", "/password/reset?key=abc", "/password/reset/x")) {
      cookies.addAll(browser.get(path).headers().allValues("Set-Cookie"));
    }
    page.fill("E-mail", "nobody@example.com").fill("Password", "guess");
    cookies.addAll(page.send(page.submission("Sign in")).headers().allValues("Set-Cookie"));
    halfSignIn(browser);
    cookies.addAll(browser.get(CODE_PAGE).headers().allValues("Set-Cookie"));

    assertThat(cookies).isNotEmpty().noneMatch(cookie -> cookie.startsWith(PAGES));
  }

  @Test
  @Tag("R35")
  @DisplayName("R35 A form is no server call: no query leads past the gate to it")
  void formIsNoServerCall() {
    var anonymous = browser();

    assertLeadsTo(anonymous, CODE_PAGE + "?v-r=uidl", "/login");
    assertThat(anonymous.post(CODE_PAGE + "?v-r=uidl", "{}").header("Location"))
        .isEqualTo("/login");
  }

  @Test
  @Tag("R73")
  @DisplayName("R73 A sign-in from another site is refused, and one without token is not tried")
  void signInOfAnotherSiteIsRefused() {
    var account = account();
    var page = browser().open("/login").plain();
    page.fill("E-mail", account.email()).fill("Password", BoundAccounts.PASSWORD);
    var form = page.submission("Sign in");

    for (var header : List.of("Sec-Fetch-Site: cross-site", "Origin: https://elsewhere.example")) {
      var parts = header.split(": ");
      var answer = page.answer(page.sending(form).header(parts[0], parts[1]));
      assertThat(answer.status()).as(header).isEqualTo(403);
      assertThat(answer.body()).contains("sent from another website");
    }
    form.remove("token");
    var answer = page.send(form);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("Send it again", account.email());
    assertThat(answer.body()).doesNotContain(BoundAccounts.PASSWORD);
    assertThat(answer.header("Content-Security-Policy")).doesNotContain("unsafe");
  }

  private static Browser browser() {
    return new Browser(server.baseUrl());
  }

  private static synchronized BoundAccounts.BoundAccount account() {
    return ACCOUNTS.get(nextAccount++);
  }

  private static void halfSignIn(Browser browser) {
    TestServer.enterPassword(browser, account().email(), BoundAccounts.PASSWORD);
  }
}
