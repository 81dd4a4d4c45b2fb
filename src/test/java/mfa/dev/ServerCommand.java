package mfa.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Writes the command line of Payara Micro, and the files it names.
 *
 * <p>It is the one that {@code server-config/README.md} tells an operator, with three differences:
 * the settings are those of development mode, the log goes to the console alone (which the run
 * keeps as its log file), and the server ends with its parent.
 */
final class ServerCommand {

  private static final String UNLIMITED = "1000000";

  private final DevSettings settings;
  private final DataDirectory data;
  private final Database database;
  private final Build build = Build.find();

  ServerCommand(DevSettings settings, DataDirectory data, Database database) {
    this.settings = settings;
    this.data = data;
    this.database = database;
  }

  /**
   * The words of the command line; writes the files first.
   *
   * @param httpPort where the application will listen
   * @param smtpPort where its mail server listens
   */
  List<String> words(int httpPort, int smtpPort) {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseParallelGC",
            "-Duser.timezone=UTC",
            "--enable-native-access=ALL-UNNAMED"));
    // Starts a third faster; only what runs long gets faster by the better compiler.
    words.add("-XX:TieredStopAtLevel=1");
    words.add("-Djava.io.tmpdir=" + data.temporary());
    words.add(Agent.option(StopWithParent.class, data.root()));
    words.addAll(debugging());
    words.addAll(settings.jvmOptions);
    words.addAll(List.of("-jar", build.payara().toString(), "--nocluster", "--disablephonehome"));
    words.addAll(
        List.of("--prebootcommandfile", build.serverConfig("pre-boot.asadmin").toString()));
    words.addAll(List.of("--logproperties", logging().toString()));
    words.addAll(List.of("--systemproperties", config(httpPort, smtpPort).toString()));
    words.addAll(List.of("--secretsdir", data.secrets().toString()));
    words.addAll(settings.serverOptions);
    words.addAll(List.of("--port", Integer.toString(httpPort)));
    words.addAll(List.of("--deploy", build.war().toString(), "--contextroot", "/"));
    return words;
  }

  private List<String> debugging() {
    if (settings.debugPort == null) {
      return List.of();
    }
    var sources = Path.of("src", "main").toAbsolutePath();
    return List.of(
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:"
            + settings.debugPort,
        Agent.option(ShowChanges.class, data.root()) + "=" + sources);
  }

  private Path logging() {
    var logging = new Properties();
    try (var source = Files.newBufferedReader(build.serverConfig("logging.properties"))) {
      logging.load(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    logging.setProperty("handlers", "java.util.logging.ConsoleHandler");
    logging.putAll(settings.logging);
    return write(logging, "logging.properties");
  }

  private Path config(int httpPort, int smtpPort) {
    var config = new Properties();
    config.setProperty("product.name", "MFA");
    config.setProperty("mfa.database.class", database.dataSourceClass());
    config.setProperty("mfa.database.url", database.url());
    config.setProperty("mfa.database.user", database.user());
    config.setProperty("mfa.base-url", "http://localhost:" + httpPort);
    config.setProperty("mfa.mail.host", Ports.loopback().getHostAddress());
    config.setProperty("mfa.mail.port", Integer.toString(smtpPort));
    config.setProperty("mfa.mail.security", "none");
    config.setProperty("mfa.mail.from", "no-reply@example.com");
    // Nobody who tries things out, and no test, shall wait for a budget.
    config.setProperty("mfa.verification.per-client-hour", UNLIMITED);
    config.setProperty("mfa.verification.total-hour", UNLIMITED);
    config.setProperty("mfa.login.per-client-minute", UNLIMITED);
    config.setProperty("mfa.login.waiting-hashes", "1000");
    config.setProperty("mfa.login.reset-per-client-hour", UNLIMITED);
    config.setProperty("mfa.ticket.per-account-day", "1000");
    config.setProperty("mfa.ticket.per-client-hour", UNLIMITED);
    config.setProperty("mfa.ticket.total-hour", UNLIMITED);
    // Anyone who tries the unbinding out does not wait for a day.
    config.setProperty("mfa.mode", "development");
    config.setProperty("mfa.ticket.waiting-period", "PT10S");
    config.setProperty("mfa.ticket.heightened-waiting-period", "PT30S");
    config.setProperty("mfa.ticket.minimum-wait", "PT5S");
    config.setProperty("mfa.audit.anchor-file", data.anchor().toString());
    config.putAll(settings.config);
    return write(config, "mfa.properties");
  }

  private Path write(Properties properties, String name) {
    var file = data.root().resolve(name);
    try (var target = Files.newBufferedWriter(file)) {
      properties.store(target, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
