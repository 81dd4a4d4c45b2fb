package mfa.platform.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import javax.sql.DataSource;
import mfa.platform.crypto.KeyRing;

/** Prepares and checks the database before anything else starts. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseStart {

  @Inject private DataSource dataSource;
  @Inject private DatabaseAwayLog log;
  @Inject private DatabaseWait database;
  @Inject private StartLock lock;
  @Inject private Clock clock;
  @Inject private KeyRing keyRing;

  @PostConstruct
  void start() {
    log.begin();
    DatabaseCheck check = new DatabaseCheck(dataSource, clock, keyRing);
    database.untilThere(
        () -> {
          check.migrate();
          check.compareClocks();
          lock.whileHeld(check::compareKeys);
        });
  }

  @PreDestroy
  void stop() {
    log.end();
  }
}
