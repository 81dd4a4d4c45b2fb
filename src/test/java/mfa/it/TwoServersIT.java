package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.dev.DevSettings;
import mfa.dev.Ports;
import mfa.it.support.AtOnce;
import mfa.it.support.BoundAccounts;
import mfa.it.support.BoundAccounts.BoundAccount;
import mfa.it.support.Browser;
import mfa.it.support.OperatorScript;
import mfa.it.support.Page;
import mfa.it.support.RealBrowser;
import mfa.it.support.ReverseProxy;
import mfa.it.support.TestServer;
import mfa.support.PostgresqlServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two servers on one PostgreSQL, started at once on an empty database, behind nginx as operators
 * get it. The last test kills one of them.
 */
@Tag("thorough")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServersIT {

  private static final int ROUNDS = Integer.getInteger("mfa.it.races", 50);
  private static final int MAILS = 10;
  private static final int LAST = Integer.MAX_VALUE;
  private static final String KEYS = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final long WORKSPACE = 9_000_000;
  private static final String CODE = "Security code";
  private static final Path PROXY_FILES = Path.of("target", "it", "two-servers");
  private static final String CODE_PAGE = "/login/code";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_NANOS = 200_000_000;
  private static final Clock CLOCK = Clock.systemUTC();
  private static final BoundAccounts ACCOUNTS = BoundAccounts.of(ROUNDS + MAILS + 13);

  private static int nextAccount;
  private static PostgresqlServer postgresql;
  private static DevServer one;
  private static DevServer other;
  private static String proxyUrl;
  private static ReverseProxy proxy;

  @BeforeAll
  static void start() throws IOException {
    postgresql = PostgresqlServer.start();
    var port = Ports.free();
    proxyUrl = "http://localhost:" + port;
    one = new DevServer(settings("two-servers-one"));
    other = new DevServer(settings("two-servers-other"));
    Stream.of(one, other)
        .map(server -> CompletableFuture.runAsync(() -> server.start(true)))
        .toList()
        .forEach(CompletableFuture::join);
    ACCOUNTS.insert(database(), KEYS);
    if (ReverseProxy.Kind.NGINX.isInstalled()) {
      proxy = ReverseProxy.ofTwo(PROXY_FILES, port, port(one), port(other));
    }
  }

  private static DevSettings settings(String name) {
    return TestServer.settings(name)
        .database(database())
        .unprepared()
        .config("mfa.crypto.keys", KEYS)
        .config("mfa.base-url", proxyUrl)
        .config("mfa.trusted-proxies", "127.0.0.1");
  }

  private static Database database() {
    return Database.postgresql(postgresql.url(), postgresql.user(), "none");
  }

  private static int port(DevServer server) {
    return URI.create(server.baseUrl()).getPort();
  }

  @AfterAll
  static void stop() {
    if (proxy != null) {
      proxy.close();
    }
    TestServer.end(one);
    TestServer.end(other);
    postgresql.close();
  }

  @Test
  @Tag("R70")
  @DisplayName("R70 Both servers started at once on an empty database made one of everything")
  void oneOfEverything() {
    assertThat(number("select count(*) from act_re_procdef"))
        .isEqualTo(number("select count(distinct key_) from act_re_procdef"))
        .isPositive();
    assertThat(number("select count(*) from flyway_schema_history where not success")).isZero();
    assertThat(number("select count(*) from flyway_schema_history"))
        .isEqualTo(number("select count(distinct version) from flyway_schema_history"));
    for (var server : List.of(one, other)) {
      assertThat(new Browser(server.baseUrl()).get("/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  @Tag("R71")
  @DisplayName("R71 Password at one server, code at the other, and a page at either")
  void passwordHereAndCodeThere() {
    var account = account();
    var browser = new Browser(one.baseUrl());

    TestServer.enterPassword(browser, account.email(), BoundAccounts.PASSWORD);
    var end =
        browser
            .at(other.baseUrl())
            .open(CODE_PAGE)
            .fill(CODE, account.app().nextCode())
            .submit("Confirm");

    assertThat(end.path()).isEqualTo("/");
    assertThat(browser.whereItLeads("/account")).isEqualTo("/account");
    assertThat(browser.at(other.baseUrl()).whereItLeads("/account")).isEqualTo("/account");
  }

  @Test
  @Tag("R07")
  @DisplayName("R07 One code sent to both servers at once: one gets in")
  void oneCodeAtBothServers() {
    for (var round = 0; round < ROUNDS; round++) {
      var account = account();
      var pages =
          Stream.of(one, other)
              .map(server -> new Browser(server.baseUrl()))
              .map(
                  browser ->
                      TestServer.enterPassword(browser, account.email(), BoundAccounts.PASSWORD))
              .toList();
      var code = account.app().nextCode();

      var ends =
          AtOnce.forEach(pages, page -> page.fill(CODE, code).submit("Confirm")).stream()
              .map(Page::path)
              .toList();

      assertThat(ends).as("round %d", round).containsExactlyInAnyOrder("/", CODE_PAGE);
    }
  }

  @Test
  @Tag("R38")
  @Tag("R39")
  @DisplayName("R38 R39 What ends at one server is over at the other at the next request")
  void whatEndsHereIsOverThere() {
    var account = account();
    var browser = new Browser(one.baseUrl());
    var home = TestServer.signIn(browser, account);
    var thief = browser.copy().at(other.baseUrl());
    assertThat(thief.whereItLeads("/account")).isEqualTo("/account");

    home.click("Sign out");

    assertThat(thief.whereItLeads("/account")).isEqualTo("/login");
  }

  @Test
  @Tag("R39")
  @Tag("R44")
  @Tag("R45")
  @DisplayName(
      "R39 R44 R45 Who is disabled or has to bind at one server, or is reset, finds it so at the other")
  void whatIsDecidedHereHoldsThere() {
    var decider = account();
    var disabled = account();
    var free = account();
    var reset = account();
    execute("insert into platform_role (account_id, role) values (%d, 'PLATFORM_ADMIN')", decider);
    unbind(free);
    addWorkspace(decider, free);
    var browsers =
        Stream.of(disabled, reset)
            .map(TwoServersIT::signedIn)
            .map(browser -> browser.at(other.baseUrl()))
            .toList();
    assertThat(browsers).allMatch(browser -> browser.whereItLeads("/account").equals("/account"));
    var member = new Browser(other.baseUrl());
    TestServer.enterPassword(member, free.email(), BoundAccounts.PASSWORD);
    assertThat(member.whereItLeads("/account")).isEqualTo("/account");

    try (var browser = new RealBrowser(one.baseUrl(), decider)) {
      browser.open("/admin/account/" + disabled.id());
      browser.doAndConfirm("Disable");
      browser.awaitButton("Enable");
      browser.open("/workspace/" + WORKSPACE + "/security");
      browser.fill("Grace period (days)", "0");
      browser.doAndConfirm("Switch on");
      browser.awaitButton("Switch off");
    }
    // A reset is the process's, which no page does at once.
    unbind(reset);
    execute("update account set must_bind = true where id = %d", reset);

    assertThat(browsers.getFirst().whereItLeads("/account")).isEqualTo("/login");
    assertThat(browsers.getLast().whereItLeads("/account")).isEqualTo("/login/bind");
    assertThat(member.whereItLeads("/account")).isEqualTo("/login/bind");
  }

  private static void unbind(BoundAccount account) {
    execute("delete from authenticator where account_id = %d", account);
    execute("update account set binding = 'UNBOUND' where id = %d", account);
  }

  private static void addWorkspace(BoundAccount owner, BoundAccount member) {
    execute(
        "insert into workspace (id, name, created_at, language, version)"
            + (" values (" + WORKSPACE + ", 'Acme', now(), 'en', 0)"));
    for (var each : List.of(owner, member)) {
      execute(
          "insert into membership (id, account_id, workspace_id, role, joined_at, account_state,"
              + (" binding, email_key, name_key) select a.id, a.id, " + WORKSPACE)
              + (each == owner ? ", 'OWNER'" : ", 'STANDARD'")
              + ", now(), a.state, a.binding, a.canonical_email, a.name_key from account a"
              + " where a.id = %d",
          each);
    }
  }

  private static Browser signedIn(BoundAccount account) {
    var browser = new Browser(one.baseUrl());
    TestServer.signIn(browser, account);
    return browser;
  }

  @Test
  @Tag("R57")
  @DisplayName("R57 Each mail goes out once, whichever server was asked and whichever sends it")
  void eachMailOnce() {
    var asked = IntStream.range(0, MAILS).mapToObj(number -> account()).toList();

    AtOnce.forEach(
        asked,
        account -> {
          var server = account.id() % 2 == 0 ? one : other;
          return new Browser(server.baseUrl())
              .open("/password/forgot")
              .fill("E-mail", account.email())
              .submit("Send link");
        });
    var links = "select count(*) from outbox_mail where template = 'PASSWORD_RESET' and sent_at ";
    await(links + "is not null", MAILS);
    await(links + "is null", 0);

    for (var account : asked) {
      assertThat(
              Stream.of(one, other)
                  .flatMap(server -> server.mailbox().mailsTo(account.email()).stream()))
          .as(account.email())
          .hasSize(1);
    }
  }

  @Test
  @Order(LAST - 1)
  @Tag("R59")
  @Tag("R70")
  @DisplayName("R59 R70 What both servers wrote is one sealed chain, which the command finds sound")
  void oneSealedChain() {
    var writers = List.of(account(), account());
    TestServer.signIn(new Browser(one.baseUrl()), writers.getFirst());
    TestServer.signIn(new Browser(other.baseUrl()), writers.getLast());
    await("select count(*) from audit_entry where chain_position is null", 0);

    assertThat(number("select max(chain_position) from audit_entry"))
        .isEqualTo(number("select count(distinct chain_position) from audit_entry"))
        .isEqualTo(number("select count(*) from audit_entry"))
        .isEqualTo(number("select head_position from audit_chain"));
    for (var writer : writers) {
      assertThat(
              number(
                  "select count(*) from audit_entry where action = 'SIGNED_IN' and subject_id = "
                      + writer.id()))
          .isOne();
    }
    var result = OperatorScript.run(one, "verify-audit-log");
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("the audit log is sound");
  }

  @Test
  @Tag("R65")
  @Tag("R72")
  @DisplayName(
      "R65 R72 The proxy logs no key of a link, and passes on nothing that only the proxies of"
          + " applications ask")
  void proxyKeepsSecretsAndDoors() throws IOException {
    assumeTrue(proxy != null || ReverseProxy.isWanted(), "nginx is not installed");
    var browser = new Browser(proxyUrl);

    assertThat(browser.get("/password/reset?key=of-a-mailed-link").status()).isEqualTo(303);
    assertThat(browser.get("/gate/check").status()).isEqualTo(404);
    assertThat(browser.get("/.mfa/callback?code=x").status()).isEqualTo(404);
    assertThat(Files.readString(PROXY_FILES.resolve("mfa.access.log")))
        .contains("/password/reset", "/gate/check")
        .doesNotContain("of-a-mailed-link");
    assertThat(PROXY_FILES.resolve("mfa.error.log")).content().doesNotContain("key=");
  }

  @Test
  @Order(LAST)
  @Tag("R71")
  @DisplayName(
      "R71 One server is killed: its members go on at the other, with what they had typed, and there"
          + " again once it is back")
  void membersGoOnAtTheOtherServer() {
    assumeTrue(proxy != null || ReverseProxy.isWanted(), "nginx is not installed");
    assertThat(proxy).as("apt-get install --no-install-recommends nginx").isNotNull();
    var browsers = IntStream.range(0, 4).mapToObj(number -> new Browser(proxyUrl)).toList();
    for (var browser : browsers) {
      assertThat(TestServer.signIn(browser, account()).path()).isEqualTo("/");
    }
    try (var reader = new RealBrowser(proxyUrl, account())) {
      var killed = reader.openAndTellServer("/account") == port(one) ? one : other;
      reader.fill("Name", "Typed before the end");

      killed.kill();

      reader.press("Save");
      reader.awaitText("What you typed before is back. It is not saved yet.");
      assertThat(reader.typed("Name")).isEqualTo("Typed before the end");
      reader.press("Save");
      reader.awaitText("Saved");
      for (var browser : browsers) {
        assertThat(browser.open("/account").path()).isEqualTo("/account");
      }
      assertPagesAreThereDuring(killed::restart, browsers);
      for (var browser : browsers) {
        assertThat(browser.at(killed.baseUrl()).whereItLeads("/account")).isEqualTo("/account");
      }
    }
  }

  /** A server listens some seconds before it has its application; as that comes, it may fail. */
  private static void assertPagesAreThereDuring(Runnable start, List<Browser> members) {
    var started = CompletableFuture.runAsync(start);
    var answers = new ArrayList<Integer>();
    while (!started.isDone()) {
      answers.add(new Browser(proxyUrl).get("/login").status());
      members.forEach(member -> answers.add(member.get("/account").status()));
      LockSupport.parkNanos(POLL_NANOS);
    }
    started.join();
    assertThat(answers).contains(200).doesNotContain(404);
  }

  private static synchronized BoundAccount account() {
    return ACCOUNTS.get(nextAccount++);
  }

  private static void await(String query, long expected) {
    var deadline = CLOCK.instant().plus(PATIENCE);
    while (number(query) != expected) {
      assertThat(CLOCK.instant()).as(query).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static long number(String query) {
    try (var connection = database().open();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(String change, BoundAccount account) {
    execute(String.format(Locale.ROOT, change, account.id()));
  }

  private static void execute(String change) {
    try (var connection = database().open();
        var statement = connection.createStatement()) {
      statement.executeUpdate(change);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
