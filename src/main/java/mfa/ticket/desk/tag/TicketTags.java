package mfa.ticket.desk.tag;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import mfa.platform.text.SearchText;
import mfa.ticket.Ticket;

/** Which tickets have which tags. */
@Dependent
class TicketTags {

  @Inject private EntityManager entityManager;

  List<String> of(Ticket ticket) {
    return entityManager
        .createQuery(
            "select t.tag from TicketTag t where t.ticketId = :ticket order by t.tag", String.class)
        .setParameter("ticket", ticket.id())
        .getResultList();
  }

  void add(TicketTag tag) {
    entityManager.persist(tag);
  }

  int remove(Ticket ticket, TagName tag) {
    return entityManager
        .createQuery("delete from TicketTag t where t.ticketId = :ticket and t.tag = :tag")
        .setParameter("ticket", ticket.id())
        .setParameter("tag", tag.text())
        .executeUpdate();
  }

  void removeAllOf(long accountId) {
    entityManager
        .createQuery(
            "delete from TicketTag t where t.ticketId in"
                + " (select a.id from Ticket a where a.accountId = :account)")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** Those that begin so, in their order; each once. */
  List<String> beginning(String text, int max) {
    return entityManager
        .createQuery(
            "select distinct t.tag from TicketTag t where t.tag like :beginning escape '!'"
                + " order by t.tag",
            String.class)
        .setParameter("beginning", SearchText.beginning(text))
        .setMaxResults(max)
        .getResultList();
  }
}
