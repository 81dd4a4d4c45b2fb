package mfa.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.it.support.Answer;
import mfa.it.support.BoundAccounts;
import mfa.it.support.BoundAccounts.BoundAccount;
import mfa.it.support.Browser;
import mfa.it.support.Chromium;
import mfa.it.support.EchoApplication;
import mfa.it.support.HostBrowser;
import mfa.it.support.ReverseProxy;
import mfa.it.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application behind real reverse proxies, by the configurations that operators get. */
@Tag("thorough")
@Tag("R72")
class GateIT {

  private static final String HOST = ReverseProxy.HOST;
  private static final String ORIGIN = "https://" + HOST;
  private static final String OTHER_HOST = ReverseProxy.SECOND_HOST;
  private static final String OTHER_ORIGIN = "https://" + OTHER_HOST;
  private static final String KEY = "__Host-mfa-application";
  private static final String BROWSER = "__Host-mfa-application-browser";
  private static final String PAGE = "/reports?year=2026&q=a%20b";

  private static final int MEMBERS = 20;

  /** The last ones are no members there, but of the other application's workspace: two each. */
  private static final BoundAccounts ACCOUNTS =
      BoundAccounts.of(MEMBERS + 2 * ReverseProxy.Kind.values().length);

  private static final Map<ReverseProxy.Kind, ReverseProxy> PROXIES =
      new EnumMap<>(ReverseProxy.Kind.class);
  private static int nextAccount;
  private static DevServer server;
  private static EchoApplication application;
  private static EchoApplication other;

  @BeforeAll
  static void start() throws IOException {
    application = new EchoApplication();
    other = new EchoApplication();
    server =
        TestServer.start(
            TestServer.settings("gate", ACCOUNTS)
                .filling(GateIT::addApplication)
                .config("mfa.trusted-proxies", "127.0.0.1"));
    for (var kind : ReverseProxy.Kind.values()) {
      if (kind.isInstalled()) {
        PROXIES.put(
            kind,
            kind.start(
                Path.of("target", "it", "gate-" + kind),
                URI.create(server.baseUrl()).getPort(),
                application.port(),
                other.port()));
      }
    }
  }

  /** Most accounts are members of the workspace that has it. */
  private static void addApplication(Database database) {
    try (var connection = database.open();
        var statement = connection.createStatement()) {
      var last = ACCOUNTS.get(MEMBERS - 1).id();
      addApplication(statement, 1000000, "Globex", ORIGIN, "between 1000000 and " + last);
      addApplication(statement, 1000001, "Acme", OTHER_ORIGIN, "> " + last);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addApplication(
      Statement statement, long id, String workspace, String origin, String members)
      throws SQLException {
    statement.execute(
        "insert into application (id, workspace_id, name, origin, created_at) select "
            + id
            + ", id, 'Reports', '"
            + origin
            + "', created_at from workspace where name = '"
            + workspace
            + "'");
    statement.execute(
        "insert into membership (id, workspace_id, account_id, role, joined_at, name_key,"
            + " email_key, account_state, binding) select a.id, w.id, a.id, 'STANDARD',"
            + " a.created_at, a.name_key, a.canonical_email, a.state, a.binding"
            + " from account a, workspace w where w.name = '"
            + workspace
            + "' and a.id "
            + members);
  }

  @AfterAll
  static void stop() {
    PROXIES.values().forEach(ReverseProxy::close);
    application.close();
    other.close();
    TestServer.end(server);
  }

  @ParameterizedTest(name = "R72 through {0}: sign in, come back to the page, be named, sign out")
  @EnumSource
  @DisplayName("R72 A member comes into an application, and out again")
  void memberComesInAndOut(ReverseProxy.Kind proxy) {
    var account = ACCOUNTS.get(nextAccount++);
    var browser = at(proxy);
    var ours = new Browser(server.baseUrl());

    var start = browser.load(PAGE);
    assertThat(start.status()).isEqualTo(302);
    assertThat(start.header("Location")).startsWith(server.baseUrl() + "/gate/start?app=1000000&");
    assertThat(browser.cookies()).containsOnlyKeys(BROWSER);
    var callback = signIn(ours, account, start);
    var entered = browser.load(path(callback));

    assertThat(entered.status()).isEqualTo(303);
    assertThat(entered.header("Location")).isEqualTo(ORIGIN + PAGE);
    assertThat(entered.header("Set-Cookie"))
        .startsWith(KEY + "=")
        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
    browser.cookies().put("Own", "1");
    browser.cookies().put("theme", "dark");
    assertThat(browser.load(PAGE).body())
        .startsWith("GET " + PAGE + "\n")
        .contains(
            "\nRemote-user: " + account.id() + "\n",
            "\nRemote-email: " + account.email() + "\n",
            "\nRemote-name: Bo Bound\n",
            "\nRemote-groups: STANDARD\n",
            "\nCookie: Own=1; theme=dark\n")
        .doesNotContain("mfa-");

    // An application may set cookies by such names, before ours and behind.
    browser.cookies().put("mfa-application", "hides");
    browser.cookies().put("mfa-application-browser", "hides");
    assertThat(browser.load(PAGE).body()).contains("\nRemote-user: ").doesNotContain("mfa-");
    browser.cookies().put(KEY, browser.cookies().remove(KEY));
    assertThat(browser.load(PAGE).body()).contains("\nRemote-user: ").doesNotContain("mfa-");

    assertSignsOut(browser, ours);
  }

  @ParameterizedTest(name = "R72 through {0}: forged headers never arrive")
  @EnumSource
  @DisplayName("R72 What clients say of themselves never reaches an application")
  void forgedHeadersNeverArrive(ReverseProxy.Kind proxy) {
    var account = ACCOUNTS.get(nextAccount++);
    var browser = entered(proxy, account);
    String[] forged = {
      "Remote-User: 1",
      "remote-user: 2",
      "REMOTE-GROUPS: OWNER",
      "Remote_User: 1",
      "Remote_Groups: OWNER",
      "Remote-Email: evil@example.com",
      "Remote-Name: Evil",
      "X-Forwarded-For: 203.0.113.66",
      "X-Forwarded-Host: evil.example",
      "X-Forwarded-Proto: http",
      "X-Forwarded-Method: POST",
      "X-Forwarded-Uri: /evil",
    };

    var passed = browser.send("GET", PAGE, "", forged);
    var anonymous = at(proxy).send("GET", PAGE, "", forged);

    assertThat(passed.status()).isEqualTo(200);
    assertThat(passed.body().lines())
        .filteredOn(line -> line.matches("(?i)(remote|x.forwarded.(for|host|proto)).*"))
        .containsExactlyInAnyOrder(
            "Remote-user: " + account.id(),
            "Remote-email: " + account.email(),
            "Remote-name: Bo Bound",
            "Remote-groups: STANDARD",
            "X-forwarded-for: 127.0.0.1",
            "X-forwarded-host: " + HOST,
            "X-forwarded-proto: https");
    assertThat(anonymous.status()).isEqualTo(401);

    // Names that stand in Connection are taken away on the way by some proxies.
    var named = browser.send("GET", PAGE, "", "Connection: close, Remote-User, Remote-Groups");
    assertThat(named.status() == 400 || named.body().contains("\nRemote-user: " + account.id()))
        .as(named.body())
        .isTrue();
  }

  @ParameterizedTest(name = "R72 through {0}: the proxy says which application is meant")
  @EnumSource
  @DisplayName("R72 A member of another application gets into no application by naming theirs")
  void hostThatAClientNamesOpensNothing(ReverseProxy.Kind proxy) {
    var account = ACCOUNTS.get(MEMBERS + ReverseProxy.Kind.values().length + proxy.ordinal());
    var browser = at(OTHER_HOST, proxy);
    browser.load(
        path(OTHER_ORIGIN, signIn(new Browser(server.baseUrl()), account, browser.load(PAGE))));
    assertThat(browser.load(PAGE).body()).contains("\nRemote-user: " + account.id() + "\n");
    var before = application.requests();

    for (var target : List.of(PAGE, ORIGIN + PAGE, "http://" + HOST + PAGE)) {
      browser.sendTo(HOST, target);
      browser.sendTo(OTHER_HOST, target);
    }

    assertThat(application.requests()).isEqualTo(before);

    // Nor by a port, which some proxies do not look at: the gate is asked for the application here.
    var named = new HostBrowser(HOST + ":8443", at(proxy).port()).sendTo(HOST, PAGE);
    assertThat(named.header("Location")).contains("/gate/start?app=1000000&");
  }

  @ParameterizedTest(name = "R72 through {0}: a real browser")
  @EnumSource
  @DisplayName("R72 A browser goes to an application, is led to sign in, comes back, and signs out")
  void browserComesInAndOut(ReverseProxy.Kind kind) {
    var account = ACCOUNTS.get(nextAccount++);
    try (var playwright = Chromium.playwright();
        var chromium =
            playwright
                .chromium()
                .launch(Chromium.options("MAP " + HOST + " 127.0.0.1:" + at(kind).port()));
        var context =
            chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setLocale("en-US")
                    .setIgnoreHTTPSErrors(true))) {
      var page = context.newPage();
      page.navigate(ORIGIN + PAGE);
      assertThat(page.url()).isEqualTo(server.baseUrl() + "/login");
      context.newPage().navigate(ORIGIN + "/wanted-in-another-tab");
      page.getByLabel("E-mail").fill(account.email());
      page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("not it");
      page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
      page.getByRole(AriaRole.ALERT).waitFor();
      page.getByLabel("E-mail").fill(account.email());
      page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
          .fill(BoundAccounts.PASSWORD);
      page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
      page.getByLabel("Security code").fill(account.app().nextCode());
      page.getByRole(AriaRole.BUTTON, named("Confirm")).click();
      page.waitForURL(ORIGIN + PAGE);
      assertThat(page.innerText("body")).contains("Remote-user: " + account.id());
      assertThat(post(page)).isEqualTo(200);

      page.navigate(ORIGIN + "/.mfa/sign-out");
      page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
      page.waitForURL(server.baseUrl() + "/login");
      page.navigate(ORIGIN + PAGE);
      assertThat(page.url()).isEqualTo(server.baseUrl() + "/login");
    }
  }

  @ParameterizedTest(name = "R72 through {0}: what is no page load is told, not led")
  @EnumSource
  @DisplayName("R72 Calls of scripts and posts get 401 where nobody is signed in")
  void whatIsNoPageLoadIsTold(ReverseProxy.Kind proxy) {
    var browser = at(proxy);

    assertThat(browser.send("GET", PAGE, "", "Accept: application/json").status()).isEqualTo(401);
    assertThat(browser.send("GET", PAGE, "", "Accept: text/html", "Sec-Fetch-Mode: cors").status())
        .isEqualTo(401);
    var form = browser.send("POST", PAGE, "a=b", "Accept: text/html", "Sec-Fetch-Mode: navigate");
    assertThat(form.status()).isEqualTo(401);
    assertThat(form.body())
        .contains("did not reach the application", "Open the application in another tab");
    assertThat(browser.send("GET", PAGE, "", "Accept: text/html").status()).isEqualTo(302);
    assertThat(browser.load("//evil.example/x").status()).isIn(302, 308);
    assertThat(browser.load("/.mfa/check").status()).isIn(404, 403);
    assertThat(browser.load("/.mfa/x").status()).isEqualTo(404);
    assertThat(browser.send("GET", "/.MFA/x", "", "Accept: text/html").status()).isEqualTo(302);
  }

  @ParameterizedTest(name = "R72 through {0}: large forms, and changes of protocol")
  @EnumSource
  @DisplayName("R72 What applications are used for passes: files, and connections that stay open")
  void whatApplicationsAreUsedForPasses(ReverseProxy.Kind proxy) {
    var browser = entered(proxy, ACCOUNTS.get(nextAccount++));

    assertThat(browser.send("POST", PAGE, "a".repeat(2_000_000)).status()).isEqualTo(200);
    assertThat(
            browser
                .send("GET", PAGE, "", "Upgrade: websocket", "Connection: Upgrade")
                .body()
                .lines())
        .contains("Upgrade: websocket")
        .anyMatch(line -> line.equalsIgnoreCase("Connection: upgrade"));
    for (var protocols :
        List.of(
            List.of("Upgrade: h2c"),
            List.of("Upgrade: h2c", "Upgrade: websocket"),
            List.of("Upgrade: websocket, h2c"))) {
      var headers = Stream.concat(Stream.of("Connection: Upgrade"), protocols.stream());
      assertThat(browser.send("GET", PAGE, "", headers.toArray(String[]::new)).body())
          .as("a way past the gate: " + protocols)
          .doesNotContain("h2c");
    }
  }

  @ParameterizedTest(name = "R72 through {0}: signing out with an old key")
  @EnumSource
  @DisplayName(
      "R72 Where an application does not know the sign-in, signing out asks for it with us")
  void signingOutWithAnOldKeyAsks(ReverseProxy.Kind proxy) {
    var ours = new Browser(server.baseUrl());
    var browser = at(proxy);
    browser.load(path(signIn(ours, ACCOUNTS.get(nextAccount++), browser.load(PAGE))));
    browser.cookies().put(KEY, "x".repeat(43));

    var out = browser.send("POST", "/.mfa/sign-out", "", "Sec-Fetch-Site: same-origin");

    assertThat(out.header("Location")).isEqualTo(server.baseUrl() + "/gate/sign-out");
    var asked = ours.open("/gate/sign-out").plain();
    assertThat(asked.text()).contains("This ends your sign-in");
    assertThat(ours.whereItLeads("/account")).isEqualTo("/account");
    asked.click("Sign out");
    assertThat(ours.whereItLeads("/account")).isEqualTo("/login");
    assertThat(ours.whereItLeads("/gate/sign-out")).isEqualTo("/login");
    assertThat(ours.cookie("mfa-wanted"))
        .as("nobody comes back to it, but to /account")
        .contains("L2FjY291bnQ");
  }

  @ParameterizedTest(name = "R72 through {0}: in force at the next request")
  @EnumSource
  @DisplayName("R72 A session that its owner ended is out at the next request")
  void endedSessionIsOutAtTheNextRequest(ReverseProxy.Kind proxy) {
    var account = ACCOUNTS.get(nextAccount++);
    var ours = new Browser(server.baseUrl());
    var browser = at(proxy);
    browser.load(path(signIn(ours, account, browser.load(PAGE))));
    assertThat(browser.send("POST", PAGE, "a=b").status()).isEqualTo(200);

    ours.open("/").click("Sign out");

    assertThat(browser.send("POST", PAGE, "a=b").status()).isEqualTo(401);
    assertThat(browser.load(PAGE).status()).isEqualTo(302);
  }

  @ParameterizedTest(name = "R72 through {0}: codes in the wrong hands")
  @EnumSource
  @DisplayName("R72 A code opens nothing twice, in another browser, or without the cookie")
  void codeInTheWrongHandsOpensNothing(ReverseProxy.Kind proxy) {
    var account = ACCOUNTS.get(nextAccount++);
    var ours = new Browser(server.baseUrl());
    var owner = at(proxy);
    var thief = at(proxy);
    thief.load(PAGE);
    var stolen = path(signIn(ours, account, owner.load(PAGE)));

    assertThat(at(proxy).load(stolen).body()).contains("Allow cookies");
    assertThat(thief.load(stolen).header("Location")).isEqualTo(ORIGIN + PAGE);
    assertThat(thief.cookies()).doesNotContainKey(KEY);
    assertThat(owner.load(stolen).header("Location")).isEqualTo(ORIGIN + "/");
    assertThat(owner.cookies()).doesNotContainKey(KEY);

    var again = ours.get(owner.load(PAGE).header("Location").substring(server.baseUrl().length()));
    owner.load(path(again.header("Location")));
    assertThat(owner.load(PAGE).status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "R72 through {0}: who may not enter")
  @EnumSource
  @DisplayName("R72 Who is no member is told why and whom to ask")
  void whoIsNoMemberIsTold(ReverseProxy.Kind proxy) {
    var ours = new Browser(server.baseUrl());
    var outsider = ACCOUNTS.get(MEMBERS + proxy.ordinal());

    var end = signIn(ours, outsider, at(proxy).load(PAGE));

    assertThat(end).isEqualTo("/gate/refused");
    assertThat(ours.open("/gate/refused").text())
        .contains("You cannot open this application", outsider.email(), "Ask an owner")
        .doesNotContain("Globex", HOST);
  }

  @ParameterizedTest(name = "R72 through {0}: a gate that is busy, then gone")
  @EnumSource
  @DisplayName("R72 Where the gate cannot answer nobody comes in, and 503 says to come again")
  void gateThatCannotAnswerLetsNobodyIn(ReverseProxy.Kind kind) throws IOException {
    assumeInstalled(kind);
    var gate = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    gate.createContext("/gate/check", GateIT::answerThatItIsBusy);
    gate.start();
    var directory = Path.of("target", "it", "gate-busy-" + kind);
    try (var proxy =
        kind.start(directory, gate.getAddress().getPort(), application.port(), other.port())) {
      var browser = new HostBrowser(HOST, proxy.port());

      var busy = browser.load(PAGE);
      gate.stop(0);
      var gone = browser.load(PAGE);

      assertThat(busy.status()).isEqualTo(503);
      assertThat(busy.body()).isEqualTo("Come again");
      assertThat(gone.status()).isIn(502, 503);
      assertThat(gone.body()).doesNotContain("GET " + PAGE);
    } finally {
      gate.stop(0);
    }
  }

  private static void answerThatItIsBusy(HttpExchange asked) throws IOException {
    try (asked) {
      var page = "Come again".getBytes(UTF_8);
      asked.sendResponseHeaders(503, page.length);
      asked.getResponseBody().write(page);
    }
  }

  @Test
  @DisplayName("R72 A start that says nothing, or leads elsewhere, leads to our pages or the start")
  void startNeverLeadsElsewhere() {
    var account = ACCOUNTS.get(nextAccount++);
    var ours = new Browser(server.baseUrl());
    TestServer.signIn(ours, account);
    var hash = "x".repeat(43);

    for (var query :
        List.of(
            "?app=1000000",
            "?app=x&state=" + hash,
            "?app=1000000&state=short",
            "?app=1000000&state=" + hash + "%0d%0aSet-Cookie:a=b",
            "?state=" + hash)) {
      assertThat(ours.get("/gate/start" + query).header("Location")).as(query).isEqualTo("/");
    }
    for (var page : List.of("//evil", "%5C%5Cevil", "https://a@evil", "/%0d%0aX:y", "@evil")) {
      var entry = ours.get("/gate/start?app=1000000&state=" + hash + "&return=" + page);
      assertThat(entry.header("Location")).startsWith(ORIGIN + "/.mfa/callback?code=");
    }
    assertThat(ours.get("/gate/start?app=999999999&state=" + hash).header("Location"))
        .isEqualTo("/gate/refused");
    assertThat(ours.cookie("mfa-entry")).isEmpty();
  }

  @Test
  @DisplayName("R72 A header that says which application is meant must not be there twice")
  void headersThatAreThereTwiceCountAsMissing() {
    var proxy = new Browser(server.baseUrl());

    for (var name : List.of("X-Forwarded-Host", "X-Forwarded-Proto")) {
      var request =
          proxy
              .request("/gate/check")
              .header("X-Forwarded-Proto", "https")
              .header("X-Forwarded-Host", HOST);
      assertThat(proxy.send(request.copy().GET()).status()).isEqualTo(401);
      assertThat(proxy.send(request.header(name, "evil.example").GET()).status()).isEqualTo(403);
    }
    assertThat(proxy.send(proxy.request("/gate/check").GET()).status()).isEqualTo(403);
    assertThat(proxy.sessionCookie()).isEmpty();
    assertThat(proxy.cookie("JSESSIONID")).isEmpty();
    assertThat(proxy.cookie("mfa-device")).isEmpty();
  }

  @Test
  @DisplayName("R72 Who loads a page of an application that was removed is told so")
  void removedApplicationIsTold() {
    var proxy = new Browser(server.baseUrl());
    var request = proxy.check("gone.acme.example");
    assertThat(proxy.send(request.copy().GET()).status()).isEqualTo(403);

    var answer =
        proxy.send(
            request.header("X-Forwarded-Method", "GET").header("X-Forwarded-Uri", "/x").GET());

    assertThat(answer.status()).isEqualTo(302);
    var ours = new Browser(server.baseUrl());
    var end = signIn(ours, ACCOUNTS.get(nextAccount++), answer);
    assertThat(end).isEqualTo("/gate/refused");
  }

  private static HostBrowser entered(ReverseProxy.Kind proxy, BoundAccount account) {
    var browser = at(proxy);
    browser.load(path(signIn(new Browser(server.baseUrl()), account, browser.load(PAGE))));
    return browser;
  }

  private static void assertSignsOut(HostBrowser browser, Browser ours) {
    assertThat(browser.load("/.mfa/sign-out").body()).contains("<button>Sign out</button>");
    assertThat(browser.send("POST", "/.mfa/sign-out", "", "Sec-Fetch-Site: cross-site").status())
        .isEqualTo(200);
    assertThat(browser.load(PAGE).status()).isEqualTo(200);

    var out = browser.send("POST", "/.mfa/sign-out", "", "Sec-Fetch-Site: same-origin");

    assertThat(out.header("Location")).isEqualTo(server.baseUrl() + "/login");
    assertThat(browser.cookies()).doesNotContainKey(KEY);
    assertThat(browser.load(PAGE).status()).isEqualTo(302);
    assertThat(ours.whereItLeads("/account")).isEqualTo("/login");
  }

  private static HostBrowser at(ReverseProxy.Kind kind) {
    return at(HOST, kind);
  }

  private static HostBrowser at(String host, ReverseProxy.Kind kind) {
    assumeInstalled(kind);
    return new HostBrowser(host, PROXIES.get(kind).port());
  }

  private static void assumeInstalled(ReverseProxy.Kind kind) {
    var name = kind.name().toLowerCase(Locale.ROOT);
    assumeTrue(
        PROXIES.containsKey(kind) || ReverseProxy.isWanted(),
        name + " is not installed, and only root can");
    assertThat(PROXIES).as("apt-get install --no-install-recommends " + name).containsKey(kind);
  }

  /** Follows from our pages back to the application. */
  private static String signIn(Browser ours, BoundAccount account, Answer start) {
    var login = ours.get(start.header("Location").substring(server.baseUrl().length()));
    assertThat(login.header("Location")).isEqualTo("/login");
    var codePage =
        ours.open("/login")
            .fill("E-mail", account.email())
            .fill("Password", BoundAccounts.PASSWORD)
            .submit("Sign in")
            .plain();
    codePage.fill("Security code", account.app().nextCode());
    assertThat(codePage.send(codePage.submission("Confirm")).body())
        .contains("<meta http-equiv=\"refresh\" content=\"0; url=/gate/start\">");
    return ours.get("/gate/start").header("Location");
  }

  private static String path(String callback) {
    return path(ORIGIN, callback);
  }

  private static String path(String origin, String callback) {
    assertThat(callback).startsWith(origin + "/.mfa/callback?code=");
    return callback.substring(origin.length());
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  /** The status that a script of the page gets. */
  private static int post(Page page) {
    return (Integer)
        page.evaluate("async () => (await fetch('/save', {method: 'POST', body: 'a'})).status");
  }
}
