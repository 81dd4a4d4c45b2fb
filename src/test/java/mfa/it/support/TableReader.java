package mfa.it.support;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import mfa.dev.Database;

/** Reads the database behind the server's back; with H2 only while the server is down. */
public final class TableReader {

  private final Database database;

  public TableReader(Database database) {
    this.database = database;
  }

  /** The one number that the query finds; 0 where it finds none. */
  public long number(String sql, Object... parameters) {
    var found = texts(sql, parameters);
    return found.isEmpty() ? 0 : Long.parseLong(found.getFirst());
  }

  /** The first column of all rows, as texts. */
  public List<String> texts(String sql, Object... parameters) {
    var texts = new ArrayList<String>();
    try (var connection = database.open();
        var query = connection.prepareStatement(sql)) {
      for (var i = 0; i < parameters.length; i++) {
        query.setObject(i + 1, parameters[i]);
      }
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return texts;
  }
}
