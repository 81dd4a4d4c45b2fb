package mfa.dev;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.persistence.DatabaseCheck;
import org.flywaydb.core.Flyway;

/**
 * A database the product can be started on.
 *
 * @param dataSourceClass class of the pool's data source
 * @param url where it is
 * @param user who connects
 * @param password what is asked for it
 */
public record Database(String dataSourceClass, String url, String user, String password) {

  private static final String USER = "mfa";
  private static final Logger FLYWAY_LOGGER = Logger.getLogger("org.flywaydb");

  static {
    // It tells twenty lines of every preparation that went well.
    FLYWAY_LOGGER.setLevel(Level.WARNING);
  }

  /**
   * H2 in a file.
   *
   * @param file path of the database without its ending
   * @param password password of its only user; the first connection sets it
   */
  public static Database h2(Path file, String password) {
    var url =
        "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000"
            .formatted(file.toAbsolutePath());
    return new Database("org.h2.jdbcx.JdbcDataSource", url, USER, password);
  }

  /** A PostgreSQL that somebody else has started; the user owns the schema. */
  public static Database postgresql(String url, String user, String password) {
    return new Database("org.postgresql.ds.PGSimpleDataSource", url, user, password);
  }

  /** Whether the dialect is PostgreSQL's. */
  public boolean isPostgresql() {
    return url.startsWith("jdbc:postgresql:");
  }

  /**
   * Brings the schema up to date as the application would do at its start, and fills in the sample
   * data where there is no account yet.
   */
  void prepare(boolean sampleData) {
    prepare(sampleData, List.of());
  }

  /**
   * The same, with accounts beside the sample ones.
   *
   * @param more see {@link SampleData#insertOnce}
   */
  void prepare(boolean sampleData, List<SampleData.Person> more) {
    try {
      var source = Flyway.configure().dataSource(url, user, password).getDataSource();
      new DatabaseCheck(source, Clock.systemUTC(), null).migrate();
      if (sampleData) {
        try (var connection = open()) {
          new SampleData(connection, isPostgresql()).insertOnce(more);
        }
      }
    } catch (SQLException | RuntimeException e) {
      throw new StartFailedException(
          "The database cannot be prepared (./run --fresh begins with an empty one): "
              + e.getMessage(),
          e);
    }
  }

  /** Opens a connection beside the server; with H2 only while the server is down. */
  public Connection open() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  @Override
  public String toString() {
    return "Database[" + url + "]";
  }
}
