package mfa.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import mfa.platform.crypto.KeyRing;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date and refuses to go on with the wrong keys or with a clock that
 * differs from the database's.
 */
public class DatabaseCheck {

  /** More would make codes fail or be accepted too long (R08). */
  static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofSeconds(5);

  private final DataSource dataSource;
  private final Clock clock;
  private final KeyRing keyRing;

  public DatabaseCheck(DataSource dataSource, Clock clock, KeyRing keyRing) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.keyRing = keyRing;
  }

  public void migrate() {
    Flyway.configure(DatabaseCheck.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .javaMigrations(new AddressesAsSent())
        .load()
        .migrate();
  }

  /**
   * @throws IllegalStateException if the clocks differ by more than five seconds, or the database
   *     fails
   */
  public void compareClocks() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_timestamp")) {
      row.next();
      Instant there = row.getObject(1, OffsetDateTime.class).toInstant();
      Duration difference = Duration.between(there, clock.instant()).abs();
      if (difference.compareTo(MAX_CLOCK_DIFFERENCE) > 0) {
        throw new IllegalStateException(
            "The clocks of server and database differ by "
                + difference.toSeconds()
                + " s; at most 5 s are allowed. Synchronise both with a time server.");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database failed at the start.", e);
    }
  }

  /**
   * Compares the configured keys with those that the data was written with, and notes new ones.
   *
   * @throws IllegalStateException if a key is missing or another one stands under its id (R16), or
   *     the database fails
   */
  public void compareKeys() {
    try (Connection connection = dataSource.getConnection()) {
      Map<String, String> known = knownKeys(connection);
      known.forEach(this::compareKey);
      for (String keyId : keyRing.keyIds()) {
        if (!known.containsKey(keyId)) {
          record(connection, keyId);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database failed at the start.", e);
    }
  }

  private void compareKey(String keyId, String fingerprint) {
    if (!keyRing.keyIds().contains(keyId)) {
      throw new IllegalStateException(
          "mfa.crypto.keys lacks the key '" + keyId + "', which the database was written with.");
    }
    if (!keyRing.fingerprint(keyId).equals(fingerprint)) {
      throw new IllegalStateException(
          "The key '"
              + keyId
              + "' of mfa.crypto.keys is not the one the database was written with.");
    }
  }

  private static Map<String, String> knownKeys(Connection connection) throws SQLException {
    Map<String, String> known = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select key_id, fingerprint from key_check")) {
      while (rows.next()) {
        known.put(rows.getString(1), rows.getString(2));
      }
    }
    return known;
  }

  private void record(Connection connection, String keyId) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into key_check (key_id, fingerprint) values (?, ?)")) {
      insert.setString(1, keyId);
      insert.setString(2, keyRing.fingerprint(keyId));
      insert.executeUpdate();
    }
  }
}
