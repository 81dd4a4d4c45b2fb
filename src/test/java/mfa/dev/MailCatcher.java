package mfa.dev;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * A mail server on this machine that accepts a mail to anybody, without sign-in, and puts it into
 * the {@link Mailbox}.
 *
 * <p>The mail is kept before the sender is told that it was accepted, and nothing of it stays in
 * the server.
 */
final class MailCatcher {

  private static final long STARTUP_MILLIS = 10_000;

  private final int port;
  private final Mailbox mailbox;
  private SmtpServer server;
  private volatile Duration each = Duration.ZERO;

  MailCatcher(int port, Mailbox mailbox) {
    this.port = port;
    this.mailbox = mailbox;
  }

  synchronized void start() {
    if (server != null) {
      return;
    }
    var managers = new Managers();
    managers.getUserManager().setAuthRequired(false);
    managers
        .getUserManager()
        .setMessageDeliveryHandler(
            (message, recipient) -> new Recipient(recipient.getEmail(), this::keep));
    server = new PromptServer(port, managers);
    server.startService();
    try {
      if (!server.waitTillRunning(STARTUP_MILLIS)) {
        throw new StartFailedException("The mail server does not listen on port " + port);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Refuses connections from now on, as a mail server does that is down. */
  synchronized void stop() {
    if (server != null) {
      server.stopService();
      server = null;
    }
  }

  /** Takes so long for every mail from now on. */
  void slowDown(Duration duration) {
    each = duration;
  }

  private void keep(String recipient, MimeMessage message) {
    LockSupport.parkNanos(each.toNanos());
    mailbox.deliver(recipient, message);
  }

  /** Answers at once: without this, the greeting waits 40 ms for the client's acknowledgement. */
  private static final class PromptServer extends SmtpServer {

    PromptServer(int port, Managers managers) {
      super(
          new ServerSetup(port, Ports.loopback().getHostAddress(), ServerSetup.PROTOCOL_SMTP),
          managers);
    }

    @Override
    protected void handleClientSocket(Socket client) throws SocketException {
      client.setTcpNoDelay(true);
      super.handleClientSocket(client);
    }
  }

  /** Anybody a mail can be sent to; has no mailbox of its own. */
  private record Recipient(String getEmail, BiConsumer<String, MimeMessage> mailbox)
      implements GreenMailUser {

    @Override
    public void deliver(MovingMessage message) {
      deliver(message.getMessage());
    }

    @Override
    public void deliver(MimeMessage message) {
      mailbox.accept(getEmail, message);
    }

    @Override
    public String getLogin() {
      return getEmail;
    }

    @Override
    public String getQualifiedMailboxName() {
      return getEmail;
    }

    @Override
    public String getPassword() {
      return "";
    }

    @Override
    public void setPassword(String password) {
      throw new UnsupportedOperationException("A recipient has no password");
    }

    @Override
    public void authenticate(String password) {
      throw new UnsupportedOperationException("A recipient does not sign in");
    }

    @Override
    public void create() {
      // There is nothing to create: mails go to the one mailbox.
    }

    @Override
    public void delete() {
      // There is nothing to delete.
    }
  }
}
