package mfa.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import mfa.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A log stays short while the database is away, and loses nothing else. */
@Tag("R75")
class DatabaseAwayLogTest {

  private static final String CONTAINER = "jakarta.enterprise.ejb.container";
  private static final String WORKER = "mfa.worker.Any";
  private static final RuntimeException AWAY =
      new IllegalStateException(new SQLException("Connection refused", "08001"));

  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final DatabaseAwayLog log = new DatabaseAwayLog(clock);
  private final Kept handler = new Kept();

  /** What a handler writes down after it has asked its filter. */
  private static final class Kept extends Handler {

    final List<String> lines = new ArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      if (isLoggable(entry)) {
        String stack = entry.getThrown() == null ? "" : " + stack";
        lines.add(new SimpleFormatter().formatMessage(entry) + stack);
      }
    }

    @Override
    public void flush() {
      // It keeps all.
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }

  @BeforeEach
  void begin() {
    Logger.getLogger("").addHandler(handler);
    log.begin();
  }

  @AfterEach
  void end() {
    log.end();
    Logger.getLogger("").removeHandler(handler);
  }

  @Test
  @DisplayName(
      "R75 Each of ours says once that the database is away, others once a minute, no stack")
  void awayIsSaidOnce() {
    for (int i = 0; i < 50; i++) {
      say(CONTAINER, "Called {0}.", null);
      say(CONTAINER, "", AWAY);
      say(WORKER, "Worker one failed.", AWAY);
      say(WORKER, "Worker two failed.", AWAY);
      clock.moveBy(Duration.ofSeconds(2));
    }

    assertThat(handler.lines)
        .containsExactly(
            "Called {0}.",
            "There is no connection to the database: Connection refused",
            "Worker one failed. The database is away: Connection refused",
            "Worker two failed. The database is away: Connection refused",
            "There is no connection to the database: Connection refused");
  }

  @Test
  @DisplayName("R75 That the database is back is said once, and then everything is said again")
  void returnIsSaidOnce() {
    log.recordThere();
    say(WORKER, "Worker one failed.", AWAY);
    log.recordThere();
    log.recordThere();
    say(WORKER, "Worker one failed.", AWAY);
    say(CONTAINER, "", AWAY);

    assertThat(handler.lines)
        .containsExactly(
            "Worker one failed. The database is away: Connection refused",
            "The database is back.",
            "Worker one failed. The database is away: Connection refused",
            "There is no connection to the database: Connection refused");
  }

  @Test
  @DisplayName("R75 Other failures keep their stack, also while the database is away")
  void otherFailuresAreSaid() {
    say(CONTAINER, "", new IllegalStateException(new SQLException("duplicate", "23505")));
    say(WORKER, "before", new IllegalStateException("one"));
    say(WORKER, "Worker one failed.", AWAY);
    say(WORKER, "meanwhile", new IllegalStateException("two"));
    clock.moveBy(Duration.ofMinutes(2));
    say(CONTAINER, "later", null);

    assertThat(handler.lines)
        .containsExactly(
            " + stack",
            "before + stack",
            "Worker one failed. The database is away: Connection refused",
            "meanwhile + stack",
            "later");
  }

  private static void say(String logger, String words, Throwable cause) {
    Logger.getLogger(logger).log(Level.WARNING, words, cause);
  }
}
