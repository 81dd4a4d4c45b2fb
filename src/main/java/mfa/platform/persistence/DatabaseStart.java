package mfa.platform.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import mfa.platform.crypto.KeyRing;

/**
 * Prepares and checks the database before anything else starts. While the database is away the
 * start waits for it; what the database or the checks refuse stops the deployment.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseStart {

  private static final Logger LOG = Logger.getLogger(DatabaseStart.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);

  @Inject private DataSource dataSource;
  @Inject private StartLock lock;
  @Inject private Clock clock;
  @Inject private KeyRing keyRing;

  @PostConstruct
  void start() {
    DatabaseCheck check = new DatabaseCheck(dataSource, clock, keyRing);
    while (!isPrepared(check)) {
      LockSupport.parkNanos(PAUSE.toNanos());
      if (Thread.interrupted()) {
        throw new IllegalStateException("The server ends before its database came.");
      }
    }
  }

  private boolean isPrepared(DatabaseCheck check) {
    try {
      check.migrate();
      check.compareClocks();
      lock.whileHeld(check::compareKeys);
      return true;
    } catch (SQLException | RuntimeException e) {
      if (!DatabaseAway.isCauseOf(e)) {
        throw e instanceof RuntimeException known
            ? known
            : new IllegalStateException("The database does not answer.", e);
      }
      LOG.log(
          Level.WARNING,
          "The database is not there; the start goes on when it is. It said: {0}",
          DatabaseAway.words(e));
      return false;
    }
  }
}
