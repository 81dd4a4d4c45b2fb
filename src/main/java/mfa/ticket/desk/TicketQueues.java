package mfa.ticket.desk;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mfa.platform.text.SearchText;
import mfa.ticket.Ticket;
import mfa.ticket.TicketNumber;

/** The tickets of the desk's queues: filtered, sorted and paged by the database. */
@Dependent
class TicketQueues {

  private static final String WORK_OF_AGENT =
      "t.filedAt is not null and t.closedAt is null and t.place.taskId is not null"
          + " and (t.place.assigneeId is null or t.place.assigneeId = :agent)";

  /** Of tables beside that of all tickets, which EclipseLink adds to each page otherwise. */
  private static final String OUTER_JOIN = "eclipselink.inheritance.outer-join";

  @Inject private EntityManager entityManager;

  /**
   * Who looks, and when.
   *
   * @param incidents numbers of the tickets with an incident
   */
  record Viewpoint(long agentId, Set<String> incidents, Instant now) {}

  /** Sorts narrow rows of one table first, and joins what the page shows only. */
  List<Ticket> page(QueuePage page, Viewpoint viewpoint) {
    List<Long> ids = ids(page, viewpoint);
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, Ticket> tickets =
        entityManager
            .createQuery("select t from Ticket t where t.id in :ids", Ticket.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(Ticket::id, Function.identity()));
    return ids.stream().map(tickets::get).toList();
  }

  private List<Long> ids(QueuePage page, Viewpoint viewpoint) {
    String direction = page.descending() ? " desc" : " asc";
    String order =
        " order by " + page.column().path() + direction + " nulls last, t.id" + direction;
    return with(
            entityManager.createQuery(
                "select t.id from " + type(page) + " t where " + where(page) + order, Long.class),
            page,
            viewpoint)
        .setHint(OUTER_JOIN, false)
        .setFirstResult(page.offset())
        .setMaxResults(page.limit())
        .getResultList();
  }

  long count(QueuePage page, Viewpoint viewpoint) {
    return with(
            entityManager.createQuery(
                "select count(t) from " + type(page) + " t where " + where(page), Long.class),
            page,
            viewpoint)
        .getSingleResult();
  }

  /**
   * The one before or after that ticket in a queue whose longest waiting ticket comes first, also
   * where the ticket itself has left it.
   */
  Optional<TicketNumber> beside(Ticket ticket, QueuePage page, Viewpoint viewpoint, boolean after) {
    String sign = after ? ">" : "<";
    String order = after ? " asc" : " desc";
    return with(
            entityManager.createQuery(
                "select t.number from "
                    + type(page)
                    + " t where "
                    + where(page)
                    + " and (t.place.waitingSince "
                    + sign
                    + " :since or t.place.waitingSince = :since and t.id "
                    + sign
                    + " :ticket) order by t.place.waitingSince"
                    + order
                    + ", t.id"
                    + order,
                String.class),
            page,
            viewpoint)
        .setParameter("since", ticket.place().waitingSince())
        .setParameter("ticket", ticket.id())
        .setHint(OUTER_JOIN, false)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(TicketNumber::new);
  }

  /** When the newest ticket that the agent could work on began to wait. */
  Optional<Instant> newest(long agentId) {
    return entityManager
        .createQuery(
            "select t.place.waitingSince from Ticket t where "
                + WORK_OF_AGENT
                + " order by t.place.waitingSince desc",
            Instant.class)
        .setParameter("agent", agentId)
        .setHint(OUTER_JOIN, false)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** How many began to wait later than that. */
  long countSince(long agentId, Instant since) {
    return entityManager
        .createQuery(
            "select count(t) from Ticket t where t.place.waitingSince > :since and "
                + WORK_OF_AGENT,
            Long.class)
        .setParameter("agent", agentId)
        .setParameter("since", since)
        .getSingleResult();
  }

  /** Only unbinding has a waiting period. */
  private static String type(QueuePage page) {
    return page.queue() == DeskQueue.WAITING_PERIOD ? "UnbindTicket" : "Ticket";
  }

  private static String where(QueuePage page) {
    String where = "(" + where(page.queue()) + ")";
    if (page.status() != null) {
      where += " and t.status = :status";
    }
    if (!page.search().isEmpty()) {
      where += " and (t.number like :number escape '!' or lower(t.title) like :title escape '!')";
    }
    return where;
  }

  private static String where(DeskQueue queue) {
    return switch (queue) {
      case UNASSIGNED ->
          "t.status = mfa.ticket.TicketStatus.WAITING_FOR_ASSIGNMENT and t.place.taskId is not null"
              + " and t.place.assigneeId is null and t.place.candidateGroup = 'agents'";
      case MINE -> "t.place.assigneeId = :agent and t.place.taskId is not null";
      case MENTIONS ->
          "t.id in (select m.ticketId from TicketMention m"
              + " where m.accountId = :agent and m.seenAt is null)";
      case WAITING_FOR_REQUESTER -> "t.status = mfa.ticket.TicketStatus.FEEDBACK_PROVIDED";
      case SECOND_REVIEW -> "t.place.candidateGroup = 'supervisors' and t.place.taskId is not null";
      case WAITING_PERIOD ->
          // An open one has one of these, and they have an index.
          "t.status in (mfa.ticket.TicketStatus.WAITING_FOR_ASSIGNMENT,"
              + " mfa.ticket.TicketStatus.WAITING_FOR_FEEDBACK,"
              + " mfa.ticket.TicketStatus.FEEDBACK_PROVIDED)"
              + " and t.openAccountId is not null and t.approvedNoticeAt is not null"
              + " and t.resetAt is null";
      case OVERDUE -> "t.place.dueAt < :now";
      case ALL -> "t.filedAt is not null";
      case INCIDENTS -> "t.filedAt is not null and t.number in :incidents";
    };
  }

  private static <T> TypedQuery<T> with(TypedQuery<T> query, QueuePage page, Viewpoint viewpoint) {
    switch (page.queue()) {
      case MINE, MENTIONS -> query.setParameter("agent", viewpoint.agentId());
      case OVERDUE -> query.setParameter("now", viewpoint.now());
      case INCIDENTS ->
          query.setParameter(
              "incidents",
              viewpoint.incidents().isEmpty() ? List.of("") : List.copyOf(viewpoint.incidents()));
      default -> {
        // The other queues depend on nothing but the tickets.
      }
    }
    if (page.status() != null) {
      query.setParameter("status", page.status());
    }
    String search = page.search();
    if (!search.isEmpty()) {
      query.setParameter("number", SearchText.beginning(search.toUpperCase(Locale.ROOT)));
      query.setParameter("title", SearchText.pattern(search));
    }
    return query;
  }
}
