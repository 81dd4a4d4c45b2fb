package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.dev.DevSettings;
import mfa.it.support.TestServer;
import mfa.support.PostgresqlServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Servers that start on a PostgreSQL nobody has prepared. Two start at once on an empty one: ten
 * times with {@code mfa.it.full}, else once, or as {@code mfa.it.starts} says.
 */
class SharedDatabaseIT {

  private static final int STARTS =
      Integer.getInteger("mfa.it.starts", Boolean.getBoolean("mfa.it.full") ? 10 : 1);
  private static final String KEY = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long POLL_NANOS = 200_000_000;
  private static final Clock CLOCK = Clock.systemUTC();

  @Test
  @Tag("R70")
  @DisplayName("R70 Two servers that start at once on an empty database deploy one version")
  void twoServersDeployOnce() throws SQLException {
    for (var start = 0; start < STARTS; start++) {
      try (var postgresql = PostgresqlServer.start()) {
        startTwo(postgresql);

        assertThat(versions(postgresql)).isEqualTo(1);
      }
    }
  }

  private static void startTwo(PostgresqlServer postgresql) {
    var servers =
        List.of(
            new DevServer(settings("shared-one", postgresql)),
            new DevServer(settings("shared-two", postgresql)));
    try {
      servers.stream()
          .map(server -> CompletableFuture.runAsync(() -> server.start(true)))
          .toList()
          .forEach(CompletableFuture::join);
      for (var server : servers) {
        assertThat(troubles(server)).isEmpty();
      }
    } finally {
      servers.forEach(TestServer::end);
    }
  }

  @Test
  @Tag("R75")
  @DisplayName("R75 A server that starts while its database is away goes on when that comes")
  void startWaitsForTheDatabase() {
    try (var postgresql = PostgresqlServer.start()) {
      postgresql.goAway();
      var server = new DevServer(settings("shared-one", postgresql));
      try {
        var started = CompletableFuture.runAsync(() -> server.start(true));
        awaitInLog(server, "The database is not there");
        assertThat(started).isNotDone();
        postgresql.comeBack();

        started.join();
      } finally {
        TestServer.end(server);
      }
    }
  }

  private static DevSettings settings(String name, PostgresqlServer postgresql) {
    return TestServer.settings(name)
        .database(Database.postgresql(postgresql.url(), postgresql.user(), "none"))
        .unprepared()
        .config("mfa.crypto.keys", KEY);
  }

  private static long versions(PostgresqlServer postgresql) throws SQLException {
    try (var connection = Database.postgresql(postgresql.url(), postgresql.user(), "none").open();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery("select count(*), count(distinct key_) from act_re_procdef")) {
      row.next();
      assertThat(row.getLong(2)).isPositive();
      return row.getLong(1) / row.getLong(2);
    }
  }

  /** Work before its tables are there, and tables made twice, are told as such. */
  private static List<String> troubles(DevServer server) {
    return lines(server)
        .filter(line -> !line.contains(" INFO "))
        .filter(line -> line.contains("SEVERE") || line.contains(" exist"))
        .toList();
  }

  private static void awaitInLog(DevServer server, String words) {
    var deadline = CLOCK.instant().plus(PATIENCE);
    while (lines(server).noneMatch(line -> line.contains(words))) {
      assertThat(CLOCK.instant()).as(words).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static Stream<String> lines(DevServer server) {
    try {
      return Files.exists(server.log()) ? Files.readAllLines(server.log()).stream() : Stream.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
