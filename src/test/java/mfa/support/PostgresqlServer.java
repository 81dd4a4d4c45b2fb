package mfa.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of one test alone, which goes away and comes back with its data. */
public final class PostgresqlServer implements AutoCloseable {

  private static final String USER = "postgres";
  private static final Pattern STATEMENT =
      Pattern.compile(" LOG:  (?:statement|execute [^:]+): (.*)");

  private final Path directory;
  private final boolean statements;
  private EmbeddedPostgres server;

  private PostgresqlServer(Path directory, boolean statements) {
    this.directory = directory;
    this.statements = statements;
  }

  /** Starts an empty one. */
  public static PostgresqlServer start() {
    return start(false);
  }

  /** Starts an empty one that writes down each statement. */
  public static PostgresqlServer startWritingDownStatements() {
    return start(true);
  }

  private static PostgresqlServer start(boolean statements) {
    try {
      PostgresqlServer database =
          new PostgresqlServer(Files.createTempDirectory("postgresql"), statements);
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
        .setServerConfig("max_connections", "300")
        // One line for each statement, in a file of its own.
        .setServerConfig("logging_collector", "on")
        .setServerConfig("log_directory", "statements")
        .setServerConfig("log_filename", "log")
        .setServerConfig("log_statement", statements ? "all" : "none");
  }

  /**
   * The statements so far, the ends of transactions among them. Their beginnings are left out: the
   * driver sends them together with what follows.
   */
  public List<String> statements() {
    try (Stream<String> lines = Files.lines(directory.resolve("data/statements/log"))) {
      return lines
          .map(STATEMENT::matcher)
          .filter(Matcher::find)
          .map(line -> line.group(1))
          .filter(statement -> !statement.startsWith("BEGIN"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
