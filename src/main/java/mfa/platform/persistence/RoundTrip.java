package mfa.platform.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.jspecify.annotations.Nullable;

/**
 * Sends statements of the transaction at hand to the database on one way there and back, where that
 * can be done, and else one after the other. They run in their order, and each sees what is
 * committed when it begins: also what others did to a row that one before it waited for.
 *
 * <p>What entities are still to write stays to be written.
 */
@Dependent
public class RoundTrip {

  @Inject private EntityManager entityManager;

  /** The answers, in the order of the statements. */
  public List<SqlAnswer> send(List<SqlStatement> statements) {
    Connection connection = entityManager.unwrap(Connection.class);
    sendWhatWasPutOff();
    try {
      return Dialect.takesManyStatements(connection)
          ? together(connection, statements)
          : oneByOne(connection, statements);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  /** What was put off to the end comes before, as it does before everything that is read. */
  private void sendWhatWasPutOff() {
    UnitOfWorkImpl unit = entityManager.unwrap(UnitOfWorkImpl.class);
    unit.getAccessor().writesCompleted(unit);
  }

  private static List<SqlAnswer> oneByOne(Connection connection, List<SqlStatement> statements)
      throws SQLException {
    List<SqlAnswer> answers = new ArrayList<>();
    for (SqlStatement statement : statements) {
      answers.addAll(together(connection, List.of(statement)));
    }
    return answers;
  }

  private static List<SqlAnswer> together(Connection connection, List<SqlStatement> statements)
      throws SQLException {
    String all = statements.stream().map(SqlStatement::sql).collect(Collectors.joining("; "));
    try (PreparedStatement prepared = connection.prepareStatement(all)) {
      int position = 1;
      for (SqlStatement statement : statements) {
        for (Object parameter : statement.parameters()) {
          prepared.setObject(position++, parameter);
        }
      }
      return answers(prepared, statements.size());
    }
  }

  private static List<SqlAnswer> answers(PreparedStatement prepared, int count)
      throws SQLException {
    List<SqlAnswer> answers = new ArrayList<>();
    boolean reads = prepared.execute();
    while (true) {
      answers.add(
          reads
              ? new SqlAnswer(0, rows(prepared))
              : new SqlAnswer(prepared.getUpdateCount(), List.of()));
      if (answers.size() == count) {
        return answers;
      }
      reads = prepared.getMoreResults();
    }
  }

  private static List<SqlRow> rows(PreparedStatement prepared) throws SQLException {
    List<SqlRow> rows = new ArrayList<>();
    try (ResultSet results = prepared.getResultSet()) {
      ResultSetMetaData columns = results.getMetaData();
      while (results.next()) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), results.getObject(i));
        }
        rows.add(new SqlRow(values));
      }
    }
    return rows;
  }
}
