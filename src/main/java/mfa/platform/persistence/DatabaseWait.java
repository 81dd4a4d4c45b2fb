package mfa.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import mfa.platform.command.CommandSettings;

/**
 * Lets a start wait while the database is away: a server for ever, an operator's command for a
 * minute. What the database or a check refuses ends the start at once.
 */
@ApplicationScoped
public class DatabaseWait {

  /** Somebody sits before a command. */
  private static final Duration MAX_OF_COMMAND = Duration.ofMinutes(1);

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Logger LOG = Logger.getLogger(DatabaseWait.class.getName());

  private DataSource dataSource;
  private CommandSettings command;
  private Clock clock;
  private Duration pause;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected DatabaseWait() {}

  @Inject
  public DatabaseWait(DataSource dataSource, CommandSettings command, Clock clock) {
    this(dataSource, command, clock, PAUSE);
  }

  DatabaseWait(DataSource dataSource, CommandSettings command, Clock clock, Duration pause) {
    this.dataSource = dataSource;
    this.command = command;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Does the step again and again until the database does not leave it any more.
   *
   * @param step leaves nothing behind when it fails
   * @throws RuntimeException of the step, where a command has waited long enough
   * @throws IllegalStateException if the server ends
   */
  public void untilThere(Runnable step) {
    Instant begun = clock.instant();
    boolean logged = false;
    while (!isDone(step, begun, logged)) {
      logged = true;
      LockSupport.parkNanos(pause.toNanos());
      if (Thread.interrupted()) {
        throw new IllegalStateException("The server ends before its database came.");
      }
    }
    if (logged) {
      LOG.info("The database is there.");
    }
  }

  private boolean isDone(Runnable step, Instant begun, boolean logged) {
    try {
      step.run();
      return true;
    } catch (RuntimeException e) {
      if (!DatabaseAway.isCauseOf(e) && !isAway()) {
        throw e;
      }
      if (command.line().isPresent() && clock.instant().isAfter(begun.plus(MAX_OF_COMMAND))) {
        LOG.severe("The database did not come within a minute.");
        throw e;
      }
      if (!logged) {
        notify(DatabaseAway.words(e));
      }
      return false;
    }
  }

  /** What breaks off in the middle does not always say why. */
  private boolean isAway() {
    try (Connection connection = dataSource.getConnection()) {
      return !connection.isValid((int) PAUSE.toSeconds());
    } catch (SQLException e) {
      return DatabaseAway.isCauseOf(e);
    }
  }

  /** {@code server-config/command} shows what stands behind the bar. */
  private void notify(String words) {
    LOG.log(
        Level.WARNING,
        command.line().isPresent()
            ? "start| The database is not there; it is waited for, up to a minute. It said: {0}"
            : "The database is not there; the start goes on when it is. It said: {0}",
        words);
  }
}
