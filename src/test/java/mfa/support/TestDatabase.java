package mfa.support;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mfa.platform.persistence.DatabaseCheck;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that every service test runs on; each is started once and gets the schema. */
public enum TestDatabase {
  H2 {
    @Override
    Running start() {
      Running alone = h2("mfa");
      return pooled(alone.url(), alone.user(), alone.password());
    }

    @Override
    DataSource empty(String name) {
      return emptyH2(name);
    }
  },

  POSTGRESQL {
    @Override
    Running start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("max_connections", "300")
                .setServerConfig("work_mem", "32MB")
                .setServerConfig("shared_buffers", System.getProperty("mfa.test.buffers", "128MB"))
                .start();
        return pooled(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    DataSource empty(String name) {
      sql().execute("create database " + name);
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(running().url().replace("/postgres?", "/" + name + "?"));
      return source;
    }
  };

  private static final int CONNECTIONS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** They tell dozens of lines of every start that went well. */
  private static final List<Logger> TALKATIVE =
      Stream.of("org.flywaydb", "io.zonky.test", "org.jboss.weld", "org.camunda")
          .map(Logger::getLogger)
          .toList();

  private static final AtomicInteger EMPTY = new AtomicInteger();

  private Running running;

  /** All of them, that of servers first, or the one that this run keeps to. */
  static List<TestDatabase> tried() {
    String one = System.getProperty("mfa.test.database", "");
    return one.isEmpty() ? List.of(POSTGRESQL, H2) : List.of(valueOf(one));
  }

  /** For tests to which it makes no difference; the container that is started first is it. */
  public static TestDatabase any() {
    return tried().getFirst();
  }

  /** Where a started database is. */
  record Running(String url, String user, String password, DataSource source) {}

  abstract Running start();

  abstract DataSource empty(String name);

  /** Another one of this kind, empty and without a schema. */
  public DataSource empty() {
    return empty("empty_" + EMPTY.incrementAndGet());
  }

  synchronized Running running() {
    if (running == null) {
      TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
      Running started = start();
      migrate(started);
      running = started;
    }
    return running;
  }

  public DataSource source() {
    return running().source();
  }

  public Sql sql() {
    return new Sql(source());
  }

  /** Another H2 in memory, empty and without a schema. */
  public static DataSource emptyH2(String name) {
    return h2(name).source();
  }

  private static Running h2(String name) {
    String url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000";
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl(url);
    source.setUser("mfa");
    source.setPassword("mfa");
    return new Running(url, "mfa", "mfa", source);
  }

  /**
   * Tests look into the tables by thousands of statements, and connecting takes longer than most.
   */
  private static Running pooled(String url, String user, String password) {
    try {
      return new Running(
          url,
          user,
          password,
          AgroalDataSource.from(
              new AgroalDataSourceConfigurationSupplier()
                  .connectionPoolConfiguration(
                      pool ->
                          pool.maxSize(CONNECTIONS)
                              .acquisitionTimeout(PATIENCE)
                              .connectionFactoryConfiguration(
                                  factory ->
                                      factory
                                          .jdbcUrl(url)
                                          .principal(new NamePrincipal(user))
                                          .credential(new SimplePassword(password))))));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void migrate(Running database) {
    new DatabaseCheck(database.source(), Clock.systemUTC(), null).migrate();
  }
}
