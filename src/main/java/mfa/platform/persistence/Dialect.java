package mfa.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** What the databases do not have in common. */
final class Dialect {

  private Dialect() {}

  static boolean isPostgresql(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  /** Whether several statements can be sent at once, and each of them answers for itself. */
  static boolean takesManyStatements(Connection connection) throws SQLException {
    return isPostgresql(connection);
  }
}
