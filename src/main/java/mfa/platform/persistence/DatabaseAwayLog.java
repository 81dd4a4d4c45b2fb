package mfa.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Keeps the log short while the database is away: each of ours says so once, all others together
 * once a minute, nobody with a stack. That it is back is said once.
 */
@ApplicationScoped
public class DatabaseAwayLog implements Filter {

  private static final Logger LOG = Logger.getLogger(DatabaseAwayLog.class.getName());

  /** Also the time after which silence means that it is there. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final int MAX_SAID = 200;

  /** They tell each failure twice, once without its cause. */
  private static final List<String> ECHOES =
      List.of(
          "jakarta.enterprise.ejb.container",
          "javax.enterprise.system.core.transaction",
          "org.camunda.",
          "org.eclipse.persistence.");

  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private Clock clock;
  private Instant awayAt = Instant.MIN;
  private Instant toldAt = Instant.MIN;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected DatabaseAwayLog() {}

  @Inject
  public DatabaseAwayLog(Clock clock) {
    this.clock = clock;
  }

  /** Begins to listen to all that is written down. */
  void begin() {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (handler.getFilter() == null) {
        handler.setFilter(this);
      }
    }
  }

  void end() {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (handler.getFilter() == this) {
        handler.setFilter(null);
      }
    }
  }

  /** There is a new connection. */
  void recordThere() {
    if (isBack()) {
      LOG.info("The database is back.");
    }
  }

  private synchronized boolean isBack() {
    boolean wasAway = isAway();
    awayAt = Instant.MIN;
    toldAt = Instant.MIN;
    said.clear();
    return wasAway;
  }

  /** Each handler asks; what was let through once has no cause any more. */
  @Override
  public synchronized boolean isLoggable(LogRecord entry) {
    Throwable cause = entry.getThrown();
    if (cause == null || !DatabaseAway.isCauseOf(cause)) {
      return !(isAway() && isEcho(entry));
    }
    if (!isAway()) {
      said.clear();
    }
    awayAt = clock.instant();
    return isOurs(entry) ? sayOnce(entry, cause) : sayForAll(entry, cause);
  }

  private boolean sayOnce(LogRecord entry, Throwable cause) {
    String text = new SimpleFormatter().formatMessage(entry);
    if (said.size() >= MAX_SAID || !said.add(entry.getLoggerName() + text)) {
      return false;
    }
    shorten(entry, text + " The database is away: " + DatabaseAway.words(cause));
    return true;
  }

  private boolean sayForAll(LogRecord entry, Throwable cause) {
    if (isRecent(toldAt)) {
      return false;
    }
    toldAt = clock.instant();
    entry.setLoggerName(LOG.getName());
    entry.setLevel(Level.WARNING);
    shorten(entry, "There is no connection to the database: " + DatabaseAway.words(cause));
    return true;
  }

  private static void shorten(LogRecord entry, String text) {
    entry.setThrown(null);
    entry.setParameters(null);
    entry.setResourceBundle(null);
    entry.setMessage(text);
    entry.setSourceClassName(entry.getLoggerName());
    entry.setSourceMethodName(null);
  }

  private boolean isAway() {
    return isRecent(awayAt);
  }

  private boolean isRecent(Instant moment) {
    return moment.isAfter(clock.instant().minus(PAUSE));
  }

  private static boolean isOurs(LogRecord entry) {
    return String.valueOf(entry.getLoggerName()).startsWith("mfa.");
  }

  private static boolean isEcho(LogRecord entry) {
    String name = String.valueOf(entry.getLoggerName());
    return ECHOES.stream().anyMatch(name::startsWith);
  }
}
