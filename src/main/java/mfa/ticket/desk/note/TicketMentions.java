package mfa.ticket.desk.note;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import mfa.ticket.TicketNumber;

/** Who was named in notes. */
@Dependent
class TicketMentions {

  @Inject private EntityManager entityManager;

  void add(TicketMention mention) {
    entityManager.persist(mention);
  }

  void markSeen(TicketNumber number, long accountId, Instant now) {
    entityManager
        .createQuery(
            "update TicketMention m set m.seenAt = :now"
                + " where m.accountId = :account and m.seenAt is null and m.ticketId in"
                + " (select t.id from Ticket t where t.number = :number)")
        .setParameter("now", now)
        .setParameter("account", accountId)
        .setParameter("number", number.text())
        .executeUpdate();
  }

  void removeAllOf(long accountId) {
    entityManager
        .createQuery("delete from TicketMention m where m.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }
}
