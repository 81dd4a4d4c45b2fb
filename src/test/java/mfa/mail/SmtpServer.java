package mfa.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real mail server that can be stopped and comes back at the same port. */
final class SmtpServer implements AutoCloseable {

  private GreenMail server = started(0);
  private final int port = server.getSmtp().getPort();

  private static GreenMail started(int port) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(20_000);
    GreenMail server = new GreenMail(setup);
    server.start();
    return server;
  }

  /** How the services are told to send here. */
  Map<String, String> settings() {
    return Map.of("mfa.mail.port", Integer.toString(port), "mfa.product-name", "Acme <MFA>");
  }

  void stop() {
    server.stop();
  }

  void startAgain() {
    server = started(port);
  }

  List<MimeMessage> received() {
    return Arrays.asList(server.getReceivedMessages());
  }

  /** The only message, as it went over the wire. */
  String onlyRaw() {
    if (received().size() != 1) {
      throw new IllegalStateException(received().size() + " messages where one was expected.");
    }
    try {
      ByteArrayOutputStream raw = new ByteArrayOutputStream();
      received().getFirst().writeTo(raw);
      return raw.toString(StandardCharsets.UTF_8);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
