package mfa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.time.Deadline;
import mfa.platform.worker.Worker;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * Looks through the mailbox for people who answered our mails, and has each of them told where
 * answers are read. Reads heads only, and marks what it has looked at as read; what becomes of it
 * is up to who keeps the mailbox.
 */
@ApplicationScoped
class Inbox {

  /** See {@link Mailer}. */
  private static final Logger PROTOCOL = Logger.getLogger("org.eclipse.angus.mail.imap");

  private static final Logger LOG = Logger.getLogger(Inbox.class.getName());
  private static final Duration MAX_ROUND = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** So many of a round: the next one follows soon. */
  private static final int MAX_MAILS = 50;

  private InboxSettings settings;
  private MailSettings mail;
  private InboxService service;

  protected Inbox() {}

  @Inject
  Inbox(InboxSettings settings, MailSettings mail, InboxService service) {
    PROTOCOL.setLevel(Level.INFO);
    this.settings = settings;
    this.mail = mail;
    this.service = service;
  }

  /** Runs it as often as it is configured. */
  @Dependent
  static class Work {

    @Produces
    static Worker inbox(Inbox inbox, InboxSettings settings) {
      return Worker.every(settings.interval(), "mail-inbox", inbox::answerUnread)
          .withPatience(settings.interval().plus(PATIENCE));
    }
  }

  /** Where the mailbox is not to be had, the next round tries again. */
  void answerUnread() {
    if (!settings.isRead()) {
      return;
    }
    try (Store store = Session.getInstance(properties()).getStore("imap")) {
      store.connect(settings.user(), settings.password());
      try (Folder folder = store.getFolder("INBOX")) {
        folder.open(Folder.READ_WRITE);
        answerUnread(folder);
      }
    } catch (MessagingException e) {
      LOG.log(Level.WARNING, "The mailbox is not to be had: {0}", DeliveryResult.problem(e));
    }
  }

  private void answerUnread(Folder folder) throws MessagingException {
    Deadline round = Deadline.in(MAX_ROUND);
    Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
    FetchProfile heads = new FetchProfile();
    heads.add(IMAPFolder.FetchProfileItem.HEADERS);
    List<Message> some = List.of(unread).subList(0, Math.min(MAX_MAILS, unread.length));
    folder.fetch(some.toArray(Message[]::new), heads);
    for (Message message : some) {
      if (round.isOver()) {
        return;
      }
      read(message).ifPresent(service::answer);
      message.setFlag(Flags.Flag.SEEN, true);
    }
  }

  /** One whose head nobody can read is passed over, and stops no other (R75). */
  private static Optional<ReceivedMail> read(Message message) {
    try {
      Map<String, List<String>> headers = new HashMap<>();
      for (Header header : Collections.list(message.getAllHeaders())) {
        headers
            .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
            .add(header.getValue());
      }
      return Optional.of(new ReceivedMail(headers));
    } catch (MessagingException e) {
      LOG.log(Level.INFO, "A mail in the mailbox has no head: {0}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private Properties properties() {
    return ServerProperties.of(
        "imap", settings.host(), settings.port(), settings.security(), mail.timeout());
  }
}
