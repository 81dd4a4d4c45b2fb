package mfa.ticket.retention;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.worker.Elements;
import mfa.ticket.TicketAttachments;
import mfa.ticket.TicketNumber;

/** Closed tickets whose time is over, and every row that hangs on one. */
@Dependent
public class ExpiredTickets {

  /** With a column {@code ticket_id}; files before the messages that they belong to. */
  private static final List<String> TABLES =
      List.of(
          "ticket_attachment",
          "ticket_message",
          "ticket_review",
          "ticket_step",
          "ticket_term",
          "ticket_unindexed",
          "ticket_voucher",
          "ticket_reply_draft",
          "ticket_tag",
          "ticket_mention");

  @Inject private EntityManager entityManager;
  @Inject private TicketAttachments attachments;

  /** Those that were closed first go first. */
  List<Long> due(Instant end, Instant now, int max) {
    return entityManager
        .createQuery(
            "select t.id from Ticket t where t.closedAt < :end and"
                + Elements.areDue(TicketRetentionService.WORKER, "t.id")
                + " order by t.closedAt, t.id",
            Long.class)
        .setParameter("end", end)
        .setParameter("now", now)
        .setMaxResults(max)
        .getResultList();
  }

  /** Locks it until the end of the transaction; false where somebody or another server has it. */
  boolean lock(long id) {
    return !entityManager
        .createNativeQuery("select id from ticket where id = ?1 for update skip locked")
        .setParameter(1, id)
        .getResultList()
        .isEmpty();
  }

  /** The number of the ticket, if it was closed before then. */
  Optional<TicketNumber> number(long id, Instant end) {
    return entityManager
        .createQuery(
            "select t.number from Ticket t where t.id = :id and t.closedAt < :end", String.class)
        .setParameter("id", id)
        .setParameter("end", end)
        .getResultStream()
        .findFirst()
        .map(TicketNumber::new);
  }

  /** Deletes the ticket and all that hangs on it; a ticket that followed it up stays. */
  void delete(long id) {
    attachments.deleteOf(id);
    TABLES.forEach(table -> change("delete from " + table + " where ticket_id = ?1", id));
    change("update support_ticket set follow_up_of = null where follow_up_of = ?1", id);
    change("delete from support_ticket where id = ?1", id);
    change("delete from unbind_ticket where id = ?1", id);
    change("delete from ticket where id = ?1", id);
  }

  private void change(String statement, long id) {
    entityManager.createNativeQuery(statement).setParameter(1, id).executeUpdate();
  }
}
