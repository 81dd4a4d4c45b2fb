package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(150);
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
              .database(Database.postgresql(database.url(), database.user(), "none"));
      var server = TestServer.start(settings);
      try {
        assertThat(workers(server).propertyNames()).as("workers of a new server").containsAll(BUSY);

        database.goAway();
        await("failures", () -> FULL ? areLate(server) : haveFailedTwice(server));
        assertThat(ready(server)).as("readiness without a database").isEqualTo(503);
        database.comeBack();
        var back = CLOCK.instant();
        await("work after the return", () -> ready(server) == 200 && haveRunSince(server, back));

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
    var deadline = CLOCK.instant().plus(LONGEST_WAIT);
    while (!condition.getAsBoolean()) {
      assertThat(CLOCK.instant()).as(what).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
