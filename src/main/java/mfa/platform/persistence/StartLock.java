package mfa.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Lets one server after the other do what would be done twice by two that start at once. */
@ApplicationScoped
public class StartLock {

  /** A lock that was not given within the time that the database is told to wait. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  @Inject private DataSource dataSource;

  /**
   * Does the work as soon as no other server is at it.
   *
   * @throws IllegalStateException if the database fails
   */
  public void whileHeld(Runnable work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        lock(connection);
        work.run();
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database failed at the start.", e);
    }
  }

  private static void lock(Connection connection) throws SQLException {
    while (!isLocked(connection)) {
      connection.rollback();
    }
  }

  private static boolean isLocked(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id from start_lock for update")) {
      return row.next();
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }
}
