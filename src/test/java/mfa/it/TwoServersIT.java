package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.dev.DevSettings;
import mfa.it.support.AtOnce;
import mfa.it.support.BoundAccounts;
import mfa.it.support.BoundAccounts.BoundAccount;
import mfa.it.support.Browser;
import mfa.it.support.OperatorScript;
import mfa.it.support.Page;
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

  private static final int ROUNDS = Integer.getInteger("mfa.it.races", 5);
  private static final int MAILS = 10;
  private static final int LAST = Integer.MAX_VALUE;
  private static final String KEYS = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String CODE = "Security code";
  private static final String CODE_PAGE = "/login/code";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_NANOS = 200_000_000;
  private static final Clock CLOCK = Clock.systemUTC();
  private static final BoundAccounts ACCOUNTS = BoundAccounts.of(ROUNDS + MAILS + 10);

  private static int nextAccount;
  private static PostgresqlServer postgresql;
  private static DevServer one;
  private static DevServer other;
  private static String proxyUrl;
  private static ReverseProxy proxy;

  @BeforeAll
  static void start() throws IOException {
    postgresql = PostgresqlServer.start();
    var port = ReverseProxy.freePort();
    proxyUrl = "http://localhost:" + port;
    one = new DevServer(settings("two-servers-one"));
    other = new DevServer(settings("two-servers-other"));
    Stream.of(one, other)
        .map(server -> CompletableFuture.runAsync(() -> server.start(true)))
        .toList()
        .forEach(CompletableFuture::join);
    ACCOUNTS.insert(database(), KEYS);
    if (ReverseProxy.Kind.NGINX.isInstalled()) {
      proxy =
          ReverseProxy.ofTwo(Path.of("target", "it", "two-servers"), port, port(one), port(other));
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
  @Tag("R45")
  @DisplayName("R39 R45 A disabled account and a reset one are noticed by both servers at once")
  void whatTheDatabaseSaysHoldsAtBoth() {
    var disabled = account();
    var reset = account();
    var browsers = Stream.of(disabled, reset).map(TwoServersIT::signedIn).toList();

    execute("update account set state = 'DISABLED' where id = " + disabled.id());
    execute("delete from authenticator where account_id = " + reset.id());
    execute("update account set must_bind = true, binding = 'UNBOUND' where id = " + reset.id());

    for (var server : List.of(one, other)) {
      assertThat(browsers.getFirst().at(server.baseUrl()).whereItLeads("/account"))
          .isEqualTo("/login");
      assertThat(browsers.getLast().at(server.baseUrl()).whereItLeads("/account"))
          .isEqualTo("/login/bind");
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
    await("select count(*) from outbox_mail where sent_at is not null", MAILS);
    await("select count(*) from outbox_mail where sent_at is null", 0);

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
  @Order(LAST)
  @Tag("R71")
  @DisplayName("R71 One server is killed: behind the proxy its members go on at the other")
  void membersGoOnAtTheOtherServer() {
    assumeTrue(proxy != null, "nginx is not installed");
    var browsers = IntStream.range(0, 4).mapToObj(number -> new Browser(proxyUrl)).toList();
    for (var browser : browsers) {
      assertThat(TestServer.signIn(browser, account()).path()).isEqualTo("/");
    }

    one.kill();

    for (var browser : browsers) {
      assertThat(browser.open("/account").path()).isEqualTo("/account");
    }
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

  private static void execute(String change) {
    try (var connection = database().open();
        var statement = connection.createStatement()) {
      statement.executeUpdate(change);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
