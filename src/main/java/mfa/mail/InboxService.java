package mfa.mail;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers people who answer our mails. Only those whom we wrote to ourselves: so a forged sender
 * gets nothing that is new to them, and we know in which language they read.
 */
@Stateless
public class InboxService {

  private static final Duration DAY = Duration.ofDays(1);

  @Inject private OutboxMails mails;
  @Inject private OutboxService outbox;
  @Inject private MailSettings mail;
  @Inject private InboxSettings settings;
  @Inject private Clock clock;

  /** Once a day to each, and so many to all together. Keeps nothing of the mail. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void answer(ReceivedMail received) {
    Optional<EmailAddress> sender = received.sender(mail.from());
    Optional<OutboxMail> known = sender.flatMap(mails::lockNewestSentTo);
    if (known.isEmpty()) {
      return;
    }
    Instant since = clock.instant().minus(DAY);
    if (mails.countTo(sender.get(), MailTemplate.ANSWER_NOT_READ, since) > 0
        || mails.count(MailTemplate.ANSWER_NOT_READ, since) >= settings.answersPerDay()) {
      return;
    }
    outbox.send(
        Mail.of(MailTemplate.ANSWER_NOT_READ, known.get().reader())
            .answering(received.messageId().orElseThrow())
            .notAfter(clock.instant().plus(DAY)));
  }
}
