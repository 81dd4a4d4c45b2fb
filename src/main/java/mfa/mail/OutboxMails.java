package mfa.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mfa.platform.worker.Elements;

@Dependent
class OutboxMails {

  @Inject private EntityManager entityManager;

  void add(OutboxMail mail) {
    entityManager.persist(mail);
  }

  OutboxMail byId(long id) {
    return entityManager.find(OutboxMail.class, id);
  }

  /** The same, read again and locked until the commit. */
  OutboxMail lock(long id) {
    OutboxMail mail = byId(id);
    entityManager.refresh(mail, LockModeType.PESSIMISTIC_WRITE);
    return mail;
  }

  /** The longest due mail that no other sender has locked; it stays locked until the commit. */
  @SuppressWarnings("unchecked")
  Optional<OutboxMail> lockNextDue(Instant now) {
    return entityManager
        .createNativeQuery(
            "select * from outbox_mail where next_attempt_at <= ?1 order by next_attempt_at"
                + " fetch first 1 rows only for update skip locked",
            OutboxMail.class)
        .setParameter(1, now.atOffset(ZoneOffset.UTC))
        .getResultStream()
        .findFirst();
  }

  /**
   * The newest mail that was sent to somebody, locked until the commit: who answers the same person
   * at the same time waits here.
   */
  Optional<OutboxMail> lockNewestSentTo(EmailAddress recipient) {
    return entityManager
        .createQuery(
            "select m.id from OutboxMail m where m.recipientKey = :recipient"
                + " and m.sentAt is not null order by m.sentAt desc, m.id desc",
            Long.class)
        .setParameter("recipient", recipient.canonical())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(this::lock);
  }

  long countTo(EmailAddress recipient, MailTemplate template, Instant since) {
    return entityManager
        .createQuery(
            "select count(m) from OutboxMail m where m.recipientKey = :recipient"
                + " and m.template = :template and m.createdAt > :since",
            Long.class)
        .setParameter("recipient", recipient.canonical())
        .setParameter("template", template)
        .setParameter("since", since)
        .getSingleResult();
  }

  long count(MailTemplate template, Instant since) {
    return entityManager
        .createQuery(
            "select count(m) from OutboxMail m where m.template = :template"
                + " and m.createdAt > :since",
            Long.class)
        .setParameter("template", template)
        .setParameter("since", since)
        .getSingleResult();
  }

  List<OutboxMail> failedOf(String reference) {
    return failed(reference).getResultList();
  }

  /** The same, read again and locked until the commit. */
  List<OutboxMail> lockFailedOf(String reference) {
    return failed(reference).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
  }

  private TypedQuery<OutboxMail> failed(String reference) {
    return entityManager
        .createQuery(
            "select m from OutboxMail m where m.reference = :reference and m.sentAt is null"
                + " and m.lastError is not null order by m.createdAt, m.id",
            OutboxMail.class)
        .setParameter("reference", reference);
  }

  boolean isWaiting(String reference, MailTemplate template) {
    return !entityManager
        .createQuery(
            "select m.id from OutboxMail m where m.reference = :reference"
                + " and m.template = :template and m.announcedAt is null",
            Long.class)
        .setParameter("reference", reference)
        .setParameter("template", template)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The mails with the same reference that the same recipient got, oldest first. */
  List<String> sentBeside(OutboxMail mail) {
    return entityManager
        .createQuery(
            "select m.messageId from OutboxMail m where m.reference = :reference"
                + " and m.recipientKey = :recipient and m.sentAt is not null"
                + " order by m.sentAt, m.id",
            String.class)
        .setParameter("reference", mail.reference())
        .setParameter("recipient", mail.recipientKey())
        .getResultList();
  }

  /** How many were written to the one recipient who got the most. */
  long maxToOne(String reference, MailTemplate template, Instant since) {
    return entityManager
        .createQuery(
            "select count(m) from OutboxMail m where m.reference = :reference"
                + " and m.template = :template and m.createdAt > :since"
                + " group by m.recipientKey order by count(m) desc",
            Long.class)
        .setParameter("reference", reference)
        .setParameter("template", template)
        .setParameter("since", since)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElse(0L);
  }

  List<String> referencesOfFailed(int max) {
    return entityManager
        .createQuery(
            "select m.reference from OutboxMail m where m.sentAt is null"
                + " and m.reference is not null and m.lastError is not null"
                + " group by m.reference order by max(m.createdAt) desc, m.reference",
            String.class)
        .setMaxResults(max)
        .getResultList();
  }

  List<Long> unannounced(Instant now, int max) {
    return entityManager
        .createQuery(
            "select m.id from OutboxMail m where m.announcedAt is null and m.sentAt is not null"
                + " and m.reference is not null and"
                + Elements.areDue(OutboxService.ANNOUNCING, "m.id")
                + " order by m.sentAt, m.id",
            Long.class)
        .setParameter("now", now)
        .setMaxResults(max)
        .getResultList();
  }

  /** Those of the mails that ended without being sent, by their Message-IDs. */
  List<String> dropped(Collection<String> messageIds) {
    return entityManager
        .createQuery(
            "select m.messageId from OutboxMail m where m.messageId in :ids"
                + " and m.droppedAt is not null",
            String.class)
        .setParameter("ids", messageIds)
        .getResultList();
  }

  /** Those of the addresses that were refused later than a mail to them was taken. */
  List<String> refused(Collection<String> recipientKeys) {
    return entityManager
        .createQuery(
            "select distinct m.recipientKey from OutboxMail m where m.recipientKey in :recipients"
                + " and m.refusedAt is not null and not exists (select t.id from OutboxMail t"
                + " where t.recipientKey = m.recipientKey and t.sentAt > m.refusedAt)",
            String.class)
        .setParameter("recipients", recipientKeys)
        .getResultList();
  }

  void deleteTo(EmailAddress recipient) {
    entityManager
        .createQuery("delete from OutboxMail m where m.recipientKey = :recipient")
        .setParameter("recipient", recipient.canonical())
        .executeUpdate();
  }

  int deleteFinishedBefore(Instant end) {
    return entityManager
        .createQuery(
            "delete from OutboxMail m where m.nextAttemptAt is null and m.createdAt < :end")
        .setParameter("end", end)
        .executeUpdate();
  }
}
