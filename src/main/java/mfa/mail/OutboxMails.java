package mfa.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

@Dependent
class OutboxMails {

  private final EntityManager entityManager;

  @Inject
  OutboxMails(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void add(OutboxMail mail) {
    entityManager.persist(mail);
  }

  OutboxMail byId(long id) {
    return entityManager.find(OutboxMail.class, id);
  }

  /** Due mails that no other worker holds, oldest first; they stay locked until the commit. */
  @SuppressWarnings("unchecked")
  List<OutboxMail> lockDue(Instant now, int most) {
    return entityManager
        .createNativeQuery(
            "select * from outbox_mail where next_attempt_at <= ?1 order by next_attempt_at"
                + " fetch first "
                + most
                + " rows only for update skip locked",
            OutboxMail.class)
        .setParameter(1, now.atOffset(java.time.ZoneOffset.UTC))
        .getResultList();
  }

  List<OutboxMail> failedOf(String ticketNumber) {
    return entityManager
        .createQuery(
            "select m from OutboxMail m where m.ticketNumber = :number and m.sentAt is null"
                + " and m.lastError is not null order by m.id",
            OutboxMail.class)
        .setParameter("number", ticketNumber)
        .getResultList();
  }

  List<String> ticketsWithFailed(int most) {
    return entityManager
        .createQuery(
            "select distinct m.ticketNumber from OutboxMail m where m.sentAt is null"
                + " and m.ticketNumber is not null and m.lastError is not null",
            String.class)
        .setMaxResults(most)
        .getResultList();
  }

  List<Long> unannounced(int most) {
    return entityManager
        .createQuery(
            "select m.id from OutboxMail m where m.announcedAt is null and m.sentAt is not null"
                + " and m.ticketNumber is not null order by m.sentAt, m.id",
            Long.class)
        .setMaxResults(most)
        .getResultList();
  }

  void deleteTo(EmailAddress recipient) {
    entityManager
        .createQuery("delete from OutboxMail m where lower(m.recipient) = :recipient")
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
