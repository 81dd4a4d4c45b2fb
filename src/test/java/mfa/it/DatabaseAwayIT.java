package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.it.support.Browser;
import mfa.it.support.OperatorScript;
import mfa.it.support.PlainPage;
import mfa.it.support.TableReader;
import mfa.it.support.TestServer;
import mfa.support.PostgresqlServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server whose database goes away and comes back. With the system property {@code mfa.it.full} it
 * is away until every worker is late, which takes more than a minute; else until each has failed
 * several times.
 */
@Tag("R75")
class DatabaseAwayIT {

  private static final boolean FULL = Boolean.getBoolean("mfa.it.full");
  private static final Duration MAX_WAIT = Duration.ofSeconds(150);
  private static final Duration MAIL = Duration.ofSeconds(30);
  private static final long POLL_NANOS = 300_000_000;
  private static final Clock CLOCK = Clock.systemUTC();

  /** Those that work every few seconds, so that all fail in a short time. */
  private static final List<String> BUSY =
      List.of(
          "member-plans",
          "notices",
          "outbox-1",
          "outbox-2",
          "outbox-3",
          "outbox-4",
          "password-resets",
          "process-jobs",
          "refused-resets",
          "reminders",
          "seals",
          "sent-mails",
          "unbind-requests",
          "withdrawals");

  /** They notice later than the others, or may wait for a mail server. */
  private static final List<String> PATIENT =
      List.of("outbox-1", "outbox-2", "outbox-3", "outbox-4", "process-jobs");

  private static final Duration TWO_FAILURES = Duration.ofSeconds(25);

  @Test
  @Tag("R57")
  @DisplayName("R57 R75: when the database is back, all background work goes on")
  void backgroundWorkGoesOnAfterTheDatabaseIsBack() {
    try (var database = PostgresqlServer.start()) {
      var settings =
          TestServer.settings("database-away")
              .database(Database.postgresql(database.url(), database.user(), "none"))
              .filling(DatabaseAwayIT::breakFirstStartOfEngine)
              .config("mfa.trusted-proxies", "127.0.0.1");
      var server = TestServer.start(settings);
      try {
        assertThat(workers(server).propertyNames()).as("workers of a new server").containsAll(BUSY);
        assertThat(startsOfEngine(server)).as("the first table was begun again").isGreaterThan(1);
        assertThat(count(lines(server), "The database is not there")).isOne();
        assertThat(count(lines(server), "The database is there")).isOne();

        var said = lines(server).size();
        var form =
            new Browser(server.baseUrl())
                .open("/login")
                .plain()
                .fill("E-mail", "owner@example.com");
        database.goAway();
        if (FULL) {
          assertCommandGivesUp(server);
        }
        await("failures", () -> FULL ? areLate(server) : haveFailedTwice(server));
        assertThat(ready(server)).as("readiness without a database").isEqualTo(503);
        readPages(server);
        assertAddressIsKept(form);
        assertMembersReadSomething(server);
        assertGatePutsOff(server);
        assertLogIsShort(lines(server).subList(said, lines(server).size()));
        database.comeBack();
        var back = CLOCK.instant();
        await("work after the return", () -> ready(server) == 200 && haveRunSince(server, back));

        assertThat(count(lines(server), "The database is back.")).isBetween(1L, 3L);
        var newest = server.mailbox().newestId();
        new Browser(server.baseUrl())
            .open("/password/forgot")
            .fill("E-mail", "owner@example.com")
            .submit("Send link");

        assertThat(server.mailbox().await("owner@example.com", newest, MAIL)).isNotNull();
      } finally {
        TestServer.end(server);
      }
    }
  }

  /**
   * The database ends the connection that makes the first of the engine's tables, once: between the
   * start of the database and that of the engine.
   */
  private static void breakFirstStartOfEngine(Database database) {
    try (var connection = database.open();
        var statement = connection.createStatement()) {
      statement.execute("create sequence engine_starts");
      statement.execute(
          "create function break_first_start() returns event_trigger language plpgsql as"
              + " 'begin if nextval(''engine_starts'') = 1"
              + " then perform pg_terminate_backend(pg_backend_pid()); end if; end'");
      statement.execute(
          "create event trigger break_first_start on ddl_command_start"
              + " when tag in ('CREATE TABLE') execute function break_first_start()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long startsOfEngine(DevServer server) {
    return new TableReader(server.database()).number("select last_value from engine_starts");
  }

  /** Whatever is answered: somebody reads. */
  private static void readPages(DevServer server) {
    for (var i = 0; i < 15; i++) {
      new Browser(server.baseUrl()).get("/login");
      ready(server);
    }
  }

  private static void assertAddressIsKept(PlainPage form) {
    form.fill("Password", "never asked");

    var answer = form.send(form.submission("Sign in"));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).contains("Nothing was changed", "value=\"owner@example.com\"");
  }

  private static void assertMembersReadSomething(DevServer server) {
    var answer = new Browser(server.baseUrl()).withSessionCookie("x".repeat(43)).get("/account");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.header("Cache-Control")).as("gone with its cause").isEqualTo("no-store");
    assertThat(answer.body()).contains("Nothing was changed.");
  }

  /** Nobody is let in, and nobody is told to sign in, where nothing can be asked. */
  private static void assertGatePutsOff(DevServer server) {
    var proxy = new Browser(server.baseUrl());
    var request = proxy.check("app.acme.example");

    var nginx = proxy.send(request.copy().GET());
    var page =
        proxy.send(
            request.header("X-Forwarded-Method", "GET").header("X-Forwarded-Uri", "/").GET());

    assertThat(List.of(nginx.status(), page.status())).containsOnly(503);
    var key = "x".repeat(43);
    var callback =
        proxy
            .request("/.mfa/callback?code=" + key)
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "app.acme.example")
            .header("Cookie", "__Host-mfa-application-browser=" + key);
    var atHost = proxy.send(callback.GET());
    assertThat(atHost.status()).isEqualTo(503);
    assertThat(atHost.body()).contains("The application cannot be opened at the moment");
    assertThat(page.body()).contains("The application cannot be opened at the moment");
  }

  /** A worker says that it fails and that it is late, and all others speak once a minute. */
  private static void assertLogIsShort(List<String> lines) {
    assertThat(lines).as("no stack").noneMatch(line -> line.startsWith("\tat "));
    assertThat(lines.stream().filter(line -> line.contains("Worker outbox-1 failed"))).hasSize(1);
    assertThat(count(lines, "There is no connection to the database"))
        .isBetween(1L, 1 + 2 * MAX_WAIT.toMinutes());
    assertThat(lines).hasSizeLessThan(100);
  }

  private static void assertCommandGivesUp(DevServer server) {
    var result = OperatorScript.run(server, "verify-audit-log");

    assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
    assertThat(result.output())
        .startsWith("The database is not there; it is waited for, up to a minute.")
        .contains("The database did not come within a minute.");
  }

  private static long count(List<String> lines, String words) {
    return lines.stream().filter(line -> line.contains(words)).count();
  }

  private static List<String> lines(DevServer server) {
    try {
      return Files.readAllLines(server.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean haveFailedTwice(DevServer server) {
    var workers = workers(server);
    return impatient().allMatch(name -> age(workers, name).compareTo(TWO_FAILURES) > 0);
  }

  private static boolean areLate(DevServer server) {
    var late = List.of(workers(server).path("late").asString("").split(", "));
    return impatient().allMatch(late::contains);
  }

  private static boolean haveRunSince(DevServer server, Instant moment) {
    var workers = workers(server);
    var since = Duration.between(moment, CLOCK.instant());
    return BUSY.stream().allMatch(name -> age(workers, name).compareTo(since) < 0);
  }

  private static Stream<String> impatient() {
    return BUSY.stream().filter(name -> !PATIENT.contains(name));
  }

  private static Duration age(JsonNode workers, String name) {
    return Duration.ofSeconds(workers.path(name).asLong());
  }

  private static int ready(DevServer server) {
    return new Browser(server.baseUrl()).get("/health/ready").status();
  }

  /** What readiness tells of each worker: how many seconds ago it finished a run. */
  private static JsonNode workers(DevServer server) {
    var answer = new Browser(server.baseUrl()).get("/health/ready").body();
    for (var check : JsonMapper.shared().readTree(answer).path("checks")) {
      if (check.path("name").asString().equals("workers")) {
        return check.path("data");
      }
    }
    throw new AssertionError("Nothing is said about workers: " + answer);
  }

  private static void await(String what, BooleanSupplier condition) {
    var deadline = CLOCK.instant().plus(MAX_WAIT);
    while (!condition.getAsBoolean()) {
      assertThat(CLOCK.instant()).as(what).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
