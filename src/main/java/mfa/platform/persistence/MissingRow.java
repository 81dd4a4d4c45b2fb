package mfa.platform.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Adds a row that is known by one text, unless it is there. Two that do so at once wait for each
 * other, and neither fails: so it can be done within any transaction. No standard statement does
 * that on PostgreSQL, where also {@code MERGE} fails on a row that another adds meanwhile.
 */
@Dependent
public class MissingRow {

  @Inject private EntityManager entityManager;

  /**
   * @param table and {@code column}: names in our own code, never something typed
   */
  public void add(String table, String column, String value) {
    String statement =
        isPostgresql()
            ? "insert into %s (%s) values (?1) on conflict do nothing"
            : "merge into %1$s (%2$s) key (%2$s) values (?1)";
    entityManager
        .createNativeQuery(String.format(Locale.ROOT, statement, table, column))
        .setParameter(1, value)
        .executeUpdate();
  }

  private boolean isPostgresql() {
    try {
      Connection connection = entityManager.unwrap(Connection.class);
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
