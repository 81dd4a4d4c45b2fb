package mfa.platform.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import mfa.platform.crypto.KeyRing;

/** Prepares and checks the database before anything else starts; a failure stops the deployment. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseStart {

  @Resource(lookup = "jdbc/mfa")
  private DataSource dataSource;

  @Inject private Clock clock;
  @Inject private KeyRing keyRing;

  @PostConstruct
  void start() {
    DatabaseCheck check = new DatabaseCheck(dataSource, clock, keyRing);
    try {
      check.migrate();
      check.compareClocks();
      check.compareKeys();
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer.", e);
    }
  }
}
