package mfa.ticket.desk.live;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.persistence.MissingRow;
import mfa.ticket.Ticket;

/** What agents have typed and not sent, one row for each agent and ticket. */
@Dependent
class ReplyDrafts {

  @Inject private EntityManager entityManager;
  @Inject private MissingRow missing;

  Optional<ReplyDraft> find(long ticketId, long accountId) {
    return Optional.ofNullable(
        entityManager.find(ReplyDraft.class, ReplyDraft.key(ticketId, accountId)));
  }

  /** Two tabs of one agent may do so at once: the later one wins. */
  void keep(long ticketId, long accountId, DraftText text, Instant now) {
    if (update(ticketId, accountId, text, now) == 0) {
      missing.add("ticket_reply_draft", "draft_key", ReplyDraft.key(ticketId, accountId));
      update(ticketId, accountId, text, now);
    }
  }

  private int update(long ticketId, long accountId, DraftText text, Instant now) {
    return entityManager
        .createQuery(
            "update ReplyDraft d set d.ticketId = :ticket, d.accountId = :account,"
                + " d.reply = :reply, d.note = :note, d.reason = :reason, d.typedAt = :now"
                + " where d.key = :key")
        .setParameter("ticket", ticketId)
        .setParameter("account", accountId)
        .setParameter("reply", text.reply())
        .setParameter("note", text.note())
        .setParameter("reason", text.reason())
        .setParameter("now", now)
        .setParameter("key", ReplyDraft.key(ticketId, accountId))
        .executeUpdate();
  }

  void delete(long ticketId, long accountId) {
    entityManager
        .createQuery("delete from ReplyDraft d where d.key = :key")
        .setParameter("key", ReplyDraft.key(ticketId, accountId))
        .executeUpdate();
  }

  /** What the account typed, and what was typed about its tickets. */
  void deleteAround(long accountId) {
    entityManager
        .createQuery(
            "delete from ReplyDraft d where d.accountId = :account or d.ticketId in"
                + " (select t.id from Ticket t where t.accountId = :account)")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** Who else typed at the ticket since then. */
  List<Long> typingAt(long ticketId, long otherThan, Instant since) {
    return entityManager
        .createQuery(
            "select d.accountId from ReplyDraft d where d.ticketId = :ticket"
                + " and d.typedAt > :since and d.accountId <> :account order by d.typedAt",
            Long.class)
        .setParameter("ticket", ticketId)
        .setParameter("since", since)
        .setParameter("account", otherThan)
        .getResultList();
  }

  /**
   * Changes whenever anything that a page of the ticket shows has changed. Messages are counted:
   * their ids do not follow time on two servers.
   */
  String stateOf(Ticket ticket) {
    Object[] row =
        entityManager
            .createQuery(
                "select t.version, (select count(m) from TicketMessage m where m.ticketId = t.id)"
                    + " from Ticket t where t.id = :ticket",
                Object[].class)
            .setParameter("ticket", ticket.id())
            .getSingleResult();
    List<String> tags =
        entityManager
            .createQuery(
                "select g.tag from TicketTag g where g.ticketId = :ticket order by g.tag",
                String.class)
            .setParameter("ticket", ticket.id())
            .getResultList();
    return row[0] + "-" + row[1] + "-" + tags;
  }
}
