package mfa.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.Roles;

/**
 * Takes mails into the transaction of their cause and hands them to the worker after its commit:
 * one for each event, none for a rolled-back one.
 */
@Stateless
public class OutboxService {

  private static final Logger LOG = Logger.getLogger(OutboxService.class.getName());

  static final String ANNOUNCING = "sent-mails";

  public static final Duration KEPT_AFTER_THE_END = Duration.ofDays(30);

  @Inject private OutboxMails mails;
  @Inject private MailTemplates templates;
  @Inject private KeyRing keyRing;
  @Inject private RandomSource random;
  @Inject private MailSettings settings;
  @Inject private Event<MailSent> sent;
  @Inject private Clock clock;

  /**
   * Writes the mail into the transaction at hand, which there has to be.
   *
   * @return its Message-ID, by which its end can be asked for
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public String send(Mail mail) {
    String messageId = messageId(random.key());
    String parameters = MailParameters.write(mail);
    String sealed = keyRing.seal(parameters.getBytes(UTF_8), context(messageId));
    mails.add(new OutboxMail(mail, messageId, sealed, clock.instant()));
    return messageId;
  }

  private String messageId(String name) {
    String sender = settings.from().text();
    return "<" + name + sender.substring(sender.indexOf('@')) + ">";
  }

  /** The mail as it would be written, without sending it. */
  @PermitAll
  public MailPreview preview(Mail mail) {
    MailTemplates.Rendered rendered =
        templates.render(
            mail.template(),
            mail.recipient().language(),
            mail.recipient().address(),
            MailParameters.read(MailParameters.write(mail)));
    return new MailPreview(rendered.subject(), rendered.text());
  }

  /** Takes the next due mail for one attempt, or ends it; empty where none is due. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<Claim> claimNext() {
    Instant now = clock.instant();
    return mails
        .lockNextDue(now)
        .map(
            mail ->
                new Claim(mail.claim(now, settings.lease()) ? written(mail) : Optional.empty()));
  }

  /** One that cannot be opened or written must not stop the others, now or a second later (R75). */
  private Optional<OutgoingMail> written(OutboxMail mail) {
    try {
      return Optional.of(outgoing(mail));
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, e, () -> "Mail " + mail.id() + " cannot be written: it is put aside.");
      mail.putAside(clock.instant(), "cannot be written: " + e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void markSent(long id) {
    mails.byId(id).markSent(clock.instant());
  }

  /** The mails with a reference that were sent, oldest first, and nobody was notified of. */
  @PermitAll
  public List<Long> unannounced(Instant now, int max) {
    return mails.unannounced(now, max);
  }

  /**
   * Notifies those who observe that a mail was sent. What they do is one transaction with the note
   * that they were told, and apart from the note that it was sent: if they fail, no mail is sent
   * twice, and they are notified again.
   */
  @PermitAll
  public void announce(long id) {
    mails.lock(id).announce(clock.instant()).ifPresent(sent::fire);
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordFailure(long id, String error) {
    mails.byId(id).putOff(clock.instant(), error);
  }

  /** The mail server was not to be had: the mail waits, and nothing is counted. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordUnreached(long id, String error) {
    mails.byId(id).release(clock.instant(), error);
  }

  /**
   * The mail server will never take the mail.
   *
   * @param address whether it said so of the recipient
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordRefusal(long id, String error, boolean address) {
    mails.byId(id).refuse(clock.instant(), error, address);
  }

  /** See {@link #refused}. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isRefused(EmailAddress recipient) {
    return !refused(Set.of(recipient)).isEmpty();
  }

  /**
   * Those of the addresses that the mail server refused for good, in the last 30 days and later
   * than it took a mail to them.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Set<EmailAddress> refused(Set<EmailAddress> recipients) {
    if (recipients.isEmpty()) {
      return Set.of();
    }
    List<String> refused = mails.refused(recipients.stream().map(EmailAddress::canonical).toList());
    return recipients.stream()
        .filter(recipient -> refused.contains(recipient.canonical()))
        .collect(Collectors.toSet());
  }

  /** Those of the mails that ended without being sent, by their Message-IDs. */
  @PermitAll
  public Set<String> dropped(Collection<String> messageIds) {
    return messageIds.isEmpty() ? Set.of() : new HashSet<>(mails.dropped(messageIds));
  }

  /**
   * Whether such a mail with a reference is written, and nobody was notified yet that it was sent.
   */
  @PermitAll
  public boolean isWaiting(String reference, MailTemplate template) {
    return mails.isWaiting(reference, template);
  }

  /**
   * How many such mails with a reference were written since then to the person who got the most.
   */
  @PermitAll
  public long maxToOne(String reference, MailTemplate template, Instant since) {
    return mails.maxToOne(reference, template, since);
  }

  /** The mails with a reference that failed and are not sent yet. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<Undelivered> undelivered(String reference) {
    return mails.failedOf(reference).stream().map(OutboxMail::undelivered).toList();
  }

  /**
   * The references of such mails, the newest first.
   *
   * @param max how many at most
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<String> referencesOfUndelivered(int max) {
    return mails.referencesOfFailed(max);
  }

  /** Tries the failed mails with a reference again at once. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public void retry(String reference) {
    mails.lockFailedOf(reference).forEach(mail -> mail.retry(clock.instant()));
  }

  /** Forgets every mail to a person who is no more, sent or not. */
  @PermitAll
  public void forget(EmailAddress recipient) {
    mails.deleteTo(recipient);
  }

  /** Forgets what was sent or dropped more than 30 days ago. */
  @PermitAll
  public int forgetOld() {
    return mails.deleteFinishedBefore(clock.instant().minus(KEPT_AFTER_THE_END));
  }

  private OutgoingMail outgoing(OutboxMail mail) {
    byte[] opened = keyRing.open(mail.sealedParameters(), context(mail.messageId()));
    Map<String, String> parameters = MailParameters.read(new String(opened, UTF_8));
    Locale language = Locale.forLanguageTag(mail.language());
    EmailAddress to = new EmailAddress(mail.recipient());
    MailTemplates.Rendered rendered = templates.render(mail.template(), language, to, parameters);
    return new OutgoingMail(
        mail.id(),
        mail.messageId(),
        mail.reference() == null ? List.of() : thread(mail),
        mail.inReplyTo(),
        settings.from().mailbox(),
        to.mailbox(),
        rendered.subject(),
        rendered.text(),
        rendered.html());
  }

  /** Begins with a Message-ID that no mail has: the first mail is forgotten, the thread goes on. */
  private List<String> thread(OutboxMail mail) {
    return Stream.concat(Stream.of(messageId(mail.reference())), mails.sentBeside(mail).stream())
        .toList();
  }

  private static String context(String messageId) {
    return "mail/" + messageId;
  }
}
