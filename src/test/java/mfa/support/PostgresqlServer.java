package mfa.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of one test alone, which goes away and comes back with its data. */
public final class PostgresqlServer implements AutoCloseable {

  private static final String USER = "postgres";

  private final Path directory;
  private EmbeddedPostgres server;

  private PostgresqlServer(Path directory) {
    this.directory = directory;
  }

  /** Starts an empty one. */
  public static PostgresqlServer start() {
    try {
      PostgresqlServer database = new PostgresqlServer(Files.createTempDirectory("postgresql"));
      database.server = database.builder().start();
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory.resolve("data"))
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "off")
        .setServerConfig("max_connections", "300");
  }

  /** Ends all its connections, and answers none. */
  public void goAway() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers again at the same address, with what was committed. */
  public void comeBack() {
    try {
      server = builder().setPort(server.getPort()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return server.getJdbcUrl(USER, USER);
  }

  /** Who owns the database; any password will do. */
  public String user() {
    return USER;
  }

  TestDatabase.Running running() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url());
    return new TestDatabase.Running(url(), USER, "", source);
  }

  @Override
  public void close() {
    goAway();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
