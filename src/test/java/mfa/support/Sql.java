package mfa.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** Looks into the tables past the services, each time in a transaction of its own. */
public final class Sql {

  private static final String TABLES =
      "select table_name from information_schema.tables"
          + " where lower(table_schema) = 'public' order by table_name";

  private final DataSource source;

  public Sql(DataSource source) {
    this.source = source;
  }

  /** The rows, by column name in lower case; times are {@link Instant}s. */
  public List<Map<String, Object>> rows(String query, Object... parameters) {
    try (Connection connection = source.getConnection()) {
      return rows(connection, query, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Map<String, Object>> rows(
      Connection connection, String query, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(connection, query, parameters);
        ResultSet result = statement.executeQuery()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    }
  }

  /** The only column of the only row. */
  public Object single(String query, Object... parameters) {
    List<Map<String, Object>> rows = rows(query, parameters);
    if (rows.size() != 1 || rows.getFirst().size() != 1) {
      throw new IllegalStateException(rows.size() + " rows where one was expected.");
    }
    return rows.getFirst().values().iterator().next();
  }

  public long number(String query, Object... parameters) {
    return ((Number) single(query, parameters)).longValue();
  }

  public int execute(String change, Object... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepared(connection, change, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isPostgresql() {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A number that no row of the product gets: see {@code mfa.dev.SampleData}. */
  long nextId(String sequence) {
    boolean postgresql = isPostgresql();
    return number(
        (postgresql ? "select nextval('%s')" : "select next value for %s").formatted(sequence));
  }

  /** Everything that is stored, as text: what somebody who stole the database reads. */
  public String dump() {
    StringBuilder dump = new StringBuilder();
    tables(name -> true)
        .forEach(
            (name, rows) -> {
              dump.append(name).append('\n');
              rows.forEach(row -> dump.append(row.values()).append('\n'));
            });
    return dump.toString();
  }

  /** The rows of each table that is wanted, by its name in lower case. */
  public Map<String, List<Map<String, Object>>> tables(Predicate<String> requested) {
    Map<String, List<Map<String, Object>>> tables = new TreeMap<>();
    try (Connection connection = source.getConnection()) {
      for (Map<String, Object> table : rows(connection, TABLES)) {
        String name = table.get("table_name").toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (requested.test(lower)) {
          tables.put(lower, rows(connection, "select * from \"" + name + "\""));
        }
      }
      return tables;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement prepared(
      Connection connection, String text, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < parameters.length; i++) {
      Object parameter = parameters[i];
      statement.setObject(
          i + 1, parameter instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : parameter);
    }
    return statement;
  }

  private static Map<String, Object> row(ResultSet result) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      String type = result.getMetaData().getColumnTypeName(i).toLowerCase(Locale.ROOT);
      String name = result.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
      row.put(name, type.startsWith("timestamp") ? time(result, i) : result.getObject(i));
    }
    return row;
  }

  private static Instant time(ResultSet result, int column) throws SQLException {
    OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
