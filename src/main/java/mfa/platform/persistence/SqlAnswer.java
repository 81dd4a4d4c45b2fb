package mfa.platform.persistence;

import java.util.List;

/**
 * What the database answered to one statement.
 *
 * @param changed how many rows it wrote
 * @param rows that it read
 */
public record SqlAnswer(int changed, List<SqlRow> rows) {

  /** The one row that there has to be. */
  public SqlRow row() {
    return rows.getFirst();
  }
}
