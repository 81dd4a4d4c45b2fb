package mfa.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import mfa.platform.config.ServerSettings;

/** Speaks SMTP with the configured mail server; every wait has an end. */
@ApplicationScoped
class Mailer {

  /**
   * At its finest level the mail library writes every mail with its code or link into the log; ours
   * never gets that fine, whatever is configured (R31). Held here, or the level would be forgotten.
   */
  private static final Logger PROTOCOL = Logger.getLogger("org.eclipse.angus.mail.smtp.protocol");

  private static final int MAX_REFERENCES = 10;

  private static final Logger LOG = Logger.getLogger(Mailer.class.getName());

  private MailSettings settings;
  private ServerSettings server;
  private Clock clock;

  protected Mailer() {}

  @Inject
  Mailer(MailSettings settings, ServerSettings server, Clock clock) {
    PROTOCOL.setLevel(Level.INFO);
    this.settings = settings;
    this.server = server;
    this.clock = clock;
  }

  /** A connection for several mails. */
  final class Connection implements AutoCloseable {

    private final Conversation conversation = new Conversation(settings.conversation());
    private final Session session = Session.getInstance(properties());
    private final Transport transport;

    private Connection() throws MessagingException {
      session.getProperties().put("mail.smtp.socketFactory", conversation);
      transport = session.getTransport("smtp");
      transport.connect(settings.user().orElse(null), settings.password().orElse(null));
    }

    /**
     * After any failure the connection is closed: what an answer ended or an exception broke off in
     * the middle of a mail must not be the beginning of the next one.
     */
    DeliveryResult send(OutgoingMail mail) {
      conversation.goOn();
      DeliveryResult delivery = attempt(mail);
      if (delivery.kind() != DeliveryResult.Kind.TAKEN) {
        close();
      }
      return delivery;
    }

    private DeliveryResult attempt(OutgoingMail mail) {
      try {
        Message message = message(session, mail);
        transport.sendMessage(message, message.getAllRecipients());
        return DeliveryResult.taken();
      } catch (MessagingException e) {
        return DeliveryResult.of(e);
      } catch (RuntimeException e) {
        return DeliveryResult.of(new MessagingException("The mail library failed.", e));
      }
    }

    boolean isOpen() {
      conversation.goOn();
      return transport.isConnected();
    }

    @Override
    public void close() {
      try {
        transport.close();
      } catch (MessagingException e) {
        LOG.log(Level.FINE, "The mail server heard no good-bye: {0}", DeliveryResult.problem(e));
      }
    }
  }

  Connection connect() throws MessagingException {
    return new Connection();
  }

  private Properties properties() {
    Properties properties =
        ServerProperties.of(
            "smtp", settings.host(), settings.port(), settings.security(), settings.timeout());
    properties.setProperty("mail.smtp.socketFactory.fallback", "false");
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
    return properties;
  }

  private Message message(Session session, OutgoingMail mail) throws MessagingException {
    MimeMessage message = new FixedIdMessage(session, mail.messageId());
    try {
      message.setFrom(new InternetAddress(mail.from(), server.productName(), UTF_8.name()));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    message.setRecipient(Message.RecipientType.TO, recipient(mail.to()));
    message.setSubject(mail.subject(), UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    boolean answers = mail.inReplyTo() != null;
    message.setHeader("Auto-Submitted", answers ? "auto-replied" : "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    thread(message, answers ? List.of(mail.inReplyTo()) : mail.earlier());
    message.setContent(
        new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
    message.saveChanges();
    return message;
  }

  /**
   * The mail library keeps the low byte of each letter of an envelope, and so finds the mailbox of
   * somebody else, or a line end (R76): whatever comes here, nothing but ASCII leaves.
   */
  private static InternetAddress recipient(String mailbox) throws AddressException {
    if (!mailbox.chars().allMatch(letter -> letter > ' ' && letter <= '~')) {
      throw new AddressException("This is no mailbox that a mail server can be told.");
    }
    return new InternetAddress(mailbox);
  }

  /** Programs show mails with one reference together, in their order (RFC 5322 §3.6.4). */
  private static void thread(Message message, List<String> earlier) throws MessagingException {
    if (!earlier.isEmpty()) {
      List<String> references =
          Stream.concat(
                  earlier.stream().limit(1),
                  earlier.stream().skip(Math.max(1, earlier.size() - MAX_REFERENCES)))
              .toList();
      message.setHeader("In-Reply-To", earlier.getLast());
      message.setHeader(
          "References", MimeUtility.fold("References: ".length(), String.join(" ", references)));
    }
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8.name(), subtype);
    return part;
  }

  /** Keeps its Message-ID, so that a mail sent twice is recognised as one. */
  private static final class FixedIdMessage extends MimeMessage {

    private final String messageId;

    FixedIdMessage(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
