package mfa.dev;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The whole product on this machine: a prepared database, a mail server with its mailbox, and
 * Payara Micro with the WAR, started from the files of {@code server-config}.
 *
 * <p>Its life: {@link #start}, then any of {@link #kill}, {@link #stop} and {@link #restart} of the
 * server alone (database and mailbox keep what they have), {@link #stopMail} and {@link
 * #startMail}; {@link #close} ends everything.
 */
public final class DevServer implements AutoCloseable {

  /**
   * A server that says nothing for so long while it starts has stopped at it. Of some sixty starts
   * of Payara Micro 7.2026.11 one did, before it looked at the application.
   */
  private static final Duration SILENCE = Duration.ofSeconds(90);

  private final DevSettings settings;
  private final DataDirectory data;
  private Database database;
  private int httpPort;
  private int smtpPort;
  private int mailboxPort;
  private Mailbox mailbox;
  private MailCatcher mailCatcher;
  private MailboxServer mailboxServer;
  private volatile ServerProcess server;
  private volatile boolean closed;

  /** Prepares nothing yet. */
  public DevServer(DevSettings settings) {
    this.settings = settings;
    this.data = new DataDirectory(settings.data);
  }

  /** Starts everything on the data of earlier starts, and returns when the application is ready. */
  public DevServer start() {
    return start(false);
  }

  /**
   * Starts everything, and returns when the application is ready.
   *
   * @param fresh whether to delete the data of earlier starts first
   * @throws StartFailedException when it cannot be started; the message says why
   */
  public DevServer start(boolean fresh) {
    try {
      data.claim();
      ServerProcess.endStale(data);
      if (fresh) {
        data.empty();
      }
      data.tidy();
      claimPorts();
      prepareDatabase();
      startMailbox();
      startServer();
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void claimPorts() {
    httpPort = Ports.claim(settings.httpPort, "MFA_HTTP_PORT");
    smtpPort = Ports.claim(settings.smtpPort, "MFA_SMTP_PORT");
    mailboxPort = Ports.claim(settings.mailboxPort, "MFA_MAILBOX_PORT");
  }

  private void prepareDatabase() {
    var secrets = new Secrets(data.secrets());
    secrets.makeCryptoKey();
    if (settings.database == null) {
      database = Database.h2(data.database(), secrets.databasePassword());
    } else {
      database = settings.database;
      secrets.databasePassword(database.password());
    }
    if (settings.prepared) {
      database.prepare(settings.sampleData, settings.accounts);
      settings.filling.accept(database);
    }
  }

  private void startMailbox() {
    mailbox = new Mailbox(data.mail());
    mailCatcher = new MailCatcher(smtpPort, mailbox);
    mailCatcher.start();
    mailboxServer = new MailboxServer(mailboxPort, mailbox);
  }

  private void startServer() {
    ServerProcess.startReady(
        this::launch, URI.create(baseUrl() + "/health/ready"), SILENCE, settings.importantLines);
  }

  private ServerProcess launch() {
    var command = new ServerCommand(settings, data, database).words(httpPort, smtpPort);
    server = ServerProcess.start(command, data, settings.importantLines);
    if (closed) {
      server.kill();
    }
    return server;
  }

  /** Address of the application, without a slash at the end. */
  public String baseUrl() {
    return "http://localhost:" + httpPort;
  }

  /** Address of the mailbox page, without a slash at the end. */
  public String mailboxUrl() {
    return "http://localhost:" + mailboxPort;
  }

  /** Where a debugger attaches; null without one. */
  Integer debugPort() {
    return settings.debugPort;
  }

  /** The mails that the product has sent. */
  public Mailbox mailbox() {
    return mailbox;
  }

  /** The database; with H2 it can be opened only while the server is down. */
  public Database database() {
    return database;
  }

  /** Directory of everything the run has written. */
  public Path data() {
    return data.root();
  }

  /** Everything the server has said since the start. */
  public Path log() {
    return data.log();
  }

  /** The end of the log. */
  public String lastLogLines() {
    return server.lastLines();
  }

  /** Whether the server runs. */
  public boolean isAlive() {
    return server != null && server.isAlive();
  }

  /** Returns when the server has ended, by whatever cause. */
  public void awaitEnd() {
    server.awaitEnd();
  }

  /** Kills the server without warning. */
  public void kill() {
    server.kill();
  }

  /** Stops the server as an operator does, and waits for its end. */
  public void stop() {
    server.stop();
  }

  /** Starts the server again after {@link #kill} or {@link #stop}, on the same data and ports. */
  public void restart() {
    if (isAlive()) {
      stop();
    }
    startServer();
  }

  /** Takes the mail server down: connections are refused. */
  public void stopMail() {
    mailCatcher.stop();
  }

  /** Brings the mail server up again. */
  public void startMail() {
    mailCatcher.start();
  }

  /** Lets the mail server take so long for every mail from now on. */
  public void slowMail(Duration each) {
    mailCatcher.slowDown(each);
  }

  /** Ends the server, the mail server and the mailbox; does no harm when called again. */
  @Override
  public void close() {
    closed = true;
    if (server != null) {
      server.stop();
    }
    if (mailboxServer != null) {
      mailboxServer.close();
    }
    if (mailCatcher != null) {
      mailCatcher.stop();
    }
    data.close();
  }
}
