package mfa.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import mfa.platform.command.CommandSettings;
import mfa.platform.config.Configuration;
import mfa.support.PostgresqlServer;
import mfa.support.TestClock;
import mfa.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A start waits for a database that is away, and for nothing else. */
@Tag("R75")
class DatabaseAwayTest {

  private static final Duration PAUSE = Duration.ofMillis(1);
  private static final String PG = "org.postgresql.ds.PGSimpleDataSource";
  private static final String H2 = "org.h2.jdbcx.JdbcDataSource";
  private static final String H2_URL = "jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1";

  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));

  @Test
  @DisplayName("R75 A database that went away is told from one that refuses, by the pool as it is")
  void awayIsToldFromRefused() throws SQLException {
    try (PostgresqlServer server = PostgresqlServer.start();
        AgroalDataSource pool = pool(PG, server.url(), server.user());
        AgroalDataSource anonymous = pool(PG, server.url(), "nobody")) {
      assertThat(DatabaseAway.isCauseOf(failure(anonymous))).as("no such user").isFalse();
      try (var connection = pool.getConnection();
          var statement = connection.createStatement()) {
        assertThat(
                DatabaseAway.isCauseOf(catchThrowable(() -> statement.execute("select nothing"))))
            .as("no such column")
            .isFalse();

        server.goAway();
        assertThat(DatabaseAway.isCauseOf(catchThrowable(() -> statement.execute("select 1"))))
            .as("connection that was open")
            .isTrue();
      }
      assertThat(DatabaseAway.isCauseOf(failure(pool))).as("new connection").isTrue();
    }
  }

  @Test
  @Tag("thorough")
  @DisplayName(
      "R75 A pool that has no connection in time counts as away, a wrong password does not")
  void emptyPoolIsAway() throws SQLException {
    try (AgroalDataSource pool = pool(H2, H2_URL, "mfa");
        AgroalDataSource anonymous = pool(H2, H2_URL, "nobody");
        var held = pool.getConnection()) {
      assertThat(held).isNotNull();

      assertThat(DatabaseAway.isCauseOf(new IllegalStateException(failure(pool)))).isTrue();
      assertThat(DatabaseAway.isCauseOf(new IllegalStateException(failure(anonymous)))).isFalse();
    }
  }

  @Test
  @Tag("thorough")
  @DisplayName("R75 A start goes on when its database comes, also where it broke off in the middle")
  void startGoesOnWhenTheDatabaseComes() throws SQLException {
    try (PostgresqlServer server = PostgresqlServer.start();
        AgroalDataSource pool = pool(PG, server.url(), server.user())) {
      server.goAway();
      AtomicInteger tries = new AtomicInteger();

      databaseWait(pool, null)
          .untilThere(
              () -> {
                switch (tries.incrementAndGet()) {
                  case 1 -> throw new IllegalStateException(failure(pool));
                  case 2 -> throw new IllegalStateException("The transaction was rolled back.");
                  case 3 -> server.comeBack();
                  default -> throw new AssertionError("once too often");
                }
              });

      assertThat(tries).hasValue(3);
    }
  }

  @Test
  @DisplayName("R75 What a check refuses ends the start at once")
  void refusalEndsTheStart() {
    AtomicInteger tries = new AtomicInteger();

    assertThatCode(
            () ->
                databaseWait(TestDatabase.emptyH2("away"), null)
                    .untilThere(
                        () -> {
                          tries.incrementAndGet();
                          throw new IllegalStateException("The clocks differ.");
                        }))
        .hasMessage("The clocks differ.");
    assertThat(tries).hasValue(1);
  }

  @Test
  @DisplayName("R75 A command waits a minute for its database, a server for as long as it takes")
  void commandWaitsAMinute() {
    AtomicInteger tries = new AtomicInteger();
    Runnable awayForTenMinutes =
        () -> {
          if (tries.incrementAndGet() <= 60) {
            clock.moveBy(Duration.ofSeconds(10));
            throw new IllegalStateException(new SQLException("refused", "08001"));
          }
        };

    databaseWait(TestDatabase.emptyH2("away"), null).untilThere(awayForTenMinutes);
    assertThat(tries).hasValue(61);

    tries.set(0);
    assertThatCode(
            () ->
                databaseWait(TestDatabase.emptyH2("away"), "verify-audit-log")
                    .untilThere(awayForTenMinutes))
        .hasRootCauseMessage("refused");
    assertThat(tries).hasValue(7);
  }

  private DatabaseWait databaseWait(DataSource source, String command) {
    CommandSettings settings =
        new CommandSettings(
            new Configuration(
                key -> Optional.ofNullable(key.equals("mfa.command") ? command : null)));
    return new DatabaseWait(source, settings, clock, PAUSE);
  }

  private static Throwable failure(DataSource pool) {
    return catchThrowable(pool::getConnection);
  }

  /** One connection, which nobody waits for. */
  private static AgroalDataSource pool(String dataSourceClass, String url, String user)
      throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(2))
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .connectionProviderClassName(dataSourceClass)
                                    .jdbcUrl(url)
                                    .principal(new NamePrincipal(user))
                                    .credential(new SimplePassword("any")))));
  }
}
