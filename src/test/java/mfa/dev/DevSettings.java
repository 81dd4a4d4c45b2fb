package mfa.dev;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a {@link DevServer} is started with: H2 with the sample accounts on free ports, unless told
 * otherwise.
 */
public final class DevSettings {

  final Path data;
  int httpPort;
  int smtpPort;
  int mailboxPort;
  Integer debugPort;
  Database database;
  boolean sampleData = true;
  boolean prepared = true;
  Consumer<Database> filling = database -> {};
  final List<SampleData.Person> accounts = new ArrayList<>();
  Consumer<String> importantLines = line -> {};
  final Map<String, String> config = new LinkedHashMap<>();
  final Map<String, String> logging = new LinkedHashMap<>();
  final List<String> jvmOptions = new ArrayList<>();
  final List<String> serverOptions = new ArrayList<>();

  private DevSettings(Path data) {
    this.data = data.toAbsolutePath();
  }

  /** Begins with the directory that gets everything the run writes. */
  public static DevSettings in(Path data) {
    return new DevSettings(data);
  }

  /**
   * Sets the ports of the application, the mail server and the mailbox page; 0 takes a free one.
   */
  public DevSettings ports(int http, int smtp, int mailbox) {
    httpPort = http;
    smtpPort = smtp;
    mailboxPort = mailbox;
    return this;
  }

  /** Lets a debugger attach at this port, and shows changed styles and texts without a restart. */
  public DevSettings debugPort(int port) {
    debugPort = port;
    return this;
  }

  /**
   * Takes another database than H2 in the data directory, for instance {@link Database#postgresql}.
   */
  public DevSettings database(Database other) {
    database = other;
    return this;
  }

  /** Leaves the database without any account. */
  public DevSettings withoutSampleData() {
    sampleData = false;
    return this;
  }

  /** Leaves it to the server to make the tables. */
  public DevSettings unprepared() {
    prepared = false;
    return this;
  }

  /** Puts more into the database of the first start, before the server opens it. */
  public DevSettings filling(Consumer<Database> more) {
    filling = filling.andThen(more);
    return this;
  }

  /**
   * Adds accounts beside the sample ones, with the same password; a workspace that only they name
   * is made for them and does not require MFA.
   */
  public DevSettings accounts(List<SampleData.Person> people) {
    accounts.addAll(people);
    return this;
  }

  /** Sets one key of the application, above what development mode sets. */
  public DevSettings config(String key, String value) {
    config.put(key, value);
    return this;
  }

  /** Adds options for the server's Java, for instance {@code -Xmx256m}; later ones win. */
  public DevSettings jvmOptions(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  /** Sets one line of the logging configuration, for instance {@code mfa.level} to {@code ALL}. */
  public DevSettings logging(String key, String value) {
    logging.put(key, value);
    return this;
  }

  /** Adds options of Payara Micro, for instance {@code --accesslog}. */
  public DevSettings serverOptions(String... options) {
    serverOptions.addAll(List.of(options));
    return this;
  }

  /** Names a reader for the warnings and errors of the server's log, line by line. */
  public DevSettings importantLines(Consumer<String> reader) {
    importantLines = reader;
    return this;
  }
}
