package mfa.platform.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Adds a row that is known by one text, unless it is there. Two that do so at once wait for each
 * other, and neither fails: so it can be done within any transaction. No standard statement does
 * that on PostgreSQL, where also {@code MERGE} fails on a row that another adds meanwhile.
 */
@Dependent
public class MissingRow {

  @Inject private EntityManager entityManager;
  @Inject private RoundTrip roundTrip;

  /**
   * @param table and {@code column}: names in our own code, never something typed
   */
  public void add(String table, String column, String value) {
    roundTrip.send(List.of(adding(table, column, value)));
  }

  /** The same, to be sent together with others. */
  public SqlStatement adding(String table, String column, String value) {
    return SqlStatement.of(sql(table, column, "values (?)"), value);
  }

  /** The same where this question finds something, and otherwise nothing. */
  public SqlStatement addingIf(SqlStatement question, String table, String column, String value) {
    SqlStatement row =
        SqlStatement.of("select cast(? as varchar) where true", value).andIf(question);
    return new SqlStatement(sql(table, column, row.sql()), row.parameters());
  }

  private String sql(String table, String column, String row) {
    String statement =
        isPostgresql()
            ? "insert into %s (%s) %s on conflict do nothing"
            : "merge into %1$s (%2$s) key (%2$s) %3$s";
    return String.format(Locale.ROOT, statement, table, column, row);
  }

  private boolean isPostgresql() {
    try {
      return Dialect.isPostgresql(entityManager.unwrap(Connection.class));
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }
}
