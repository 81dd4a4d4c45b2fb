package mfa.dev;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The command {@code run}: starts the product for a developer, says where it is, and stops it on
 * Ctrl-C.
 */
public final class Launcher {

  private static final Logger ROOT_LOGGER = Logger.getLogger("");
  private static final int HTTP_PORT = 8080;
  private static final int SMTP_PORT = 3025;
  private static final int MAILBOX_PORT = 8025;
  private static final int DEBUG_PORT = 5005;
  private static final String USAGE =
      """
      usage: ./run [--fresh] [--debug]

        --fresh   delete the data of earlier starts first (target/run)
        --debug   open a port for a debugger (5005, or MFA_DEBUG_PORT), and show changed styles and texts
                  of src/main at the next reload of a page

      Environment: MFA_HTTP_PORT (8080), MFA_SMTP_PORT (3025), MFA_MAILBOX_PORT (8025); 0 takes a free port.\
      """;

  private final List<String> options;
  private volatile boolean stopping;

  private Launcher(List<String> options) {
    this.options = options;
  }

  /**
   * Starts everything and returns when the server has ended.
   *
   * @param arguments {@code --fresh} to begin with an empty database, {@code --debug} to let a
   *     debugger in
   */
  public static void main(String[] arguments) {
    var options = List.of(arguments);
    if (options.contains("--help")) {
      say(USAGE);
      return;
    }
    if (!List.of("--fresh", "--debug").containsAll(options)) {
      System.err.println(USAGE);
      System.exit(2);
    }
    ROOT_LOGGER.setLevel(Level.WARNING);
    System.exit(new Launcher(options).run());
  }

  private int run() {
    try (var server = new DevServer(settings())) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
      say("Starting …");
      server.start(options.contains("--fresh"));
      say(welcome(server));
      server.awaitEnd();
      complain("The server has ended by itself. Its last words:\n\n" + server.lastLogLines());
    } catch (StartFailedException e) {
      complain(e.getMessage());
    }
    stopping = true;
    return 1;
  }

  private void stop(DevServer server) {
    if (!stopping) {
      say("\nStopping …");
      stopping = true;
    }
    server.close();
  }

  private DevSettings settings() {
    var settings =
        DevSettings.in(Path.of("target", "run"))
            .ports(
                port("MFA_HTTP_PORT", HTTP_PORT),
                port("MFA_SMTP_PORT", SMTP_PORT),
                port("MFA_MAILBOX_PORT", MAILBOX_PORT))
            .config("mfa.customer-service", "help@example.com")
            .importantLines(line -> say("  server: " + line));
    if (options.contains("--debug")) {
      settings.debugPort(Ports.claim(port("MFA_DEBUG_PORT", DEBUG_PORT), "MFA_DEBUG_PORT"));
    }
    return settings;
  }

  private static int port(String variable, int otherwise) {
    var value = System.getenv(variable);
    if (value == null || value.isBlank()) {
      return otherwise;
    }
    try {
      return Ports.check(Integer.parseInt(value.strip()));
    } catch (IllegalArgumentException e) {
      throw new StartFailedException(
          variable + " has to be a port number from 0 to 65535, and is: " + value, e);
    }
  }

  private String welcome(DevServer server) {
    var text = new StringBuilder("\nMFA management is ready.\n\n");
    text.append("  Application  ").append(server.baseUrl()).append("/\n");
    text.append("  Mailbox      ")
        .append(server.mailboxUrl())
        .append("/   every mail of the product lands here\n\n");
    if (options.contains("--debug")) {
      text.append("  Debugger     attach to localhost:").append(server.debugPort()).append("\n\n");
    }
    text.append("  Sample accounts, all with the password ")
        .append(SampleData.PASSWORD)
        .append("\n\n");
    for (var person : SampleData.PEOPLE) {
      text.append("    %-24s %s%n".formatted(person.email(), person.description()));
    }
    text.append(
        "\n  Nobody has bound an authenticator at first. Acme requires one, and so do the platform roles.\n\n");
    text.append("  Data   ")
        .append(server.data())
        .append("   (kept; ./run --fresh begins again)\n");
    text.append("  Log    ").append(server.log()).append("\n\n");
    return text.append("Ctrl-C stops everything.").toString();
  }

  private static void say(String text) {
    System.out.println(text);
  }

  /** Says what went wrong, unless all goes wrong because it was told to stop. */
  private void complain(String text) {
    if (!stopping) {
      System.err.println(text);
    }
  }
}
