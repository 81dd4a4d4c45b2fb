package mfa.ticket.desk;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.ticket.Ticket;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.search.TicketSearch;
import mfa.ticket.search.TicketSearch.Scope;

/** The tickets of the desk's queues: filtered, sorted and paged by the database. */
@Dependent
class TicketQueues {

  private static final String WORK_OF_AGENT =
      "t.filedAt is not null and t.closedAt is null and t.place.taskId is not null"
          + " and (t.place.assigneeId is null or t.place.assigneeId = :agent)";

  private static final Set<TicketStatus> OPEN =
      EnumSet.of(
          TicketStatus.WAITING_FOR_ASSIGNMENT,
          TicketStatus.WAITING_FOR_FEEDBACK,
          TicketStatus.FEEDBACK_PROVIDED);

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
    return tickets(
        ids(page.queue(), page.filter(), order(page), viewpoint)
            .setFirstResult(page.offset())
            .setMaxResults(page.limit())
            .getResultList());
  }

  private static String order(QueuePage page) {
    String direction = page.descending() ? " desc" : " asc";
    String path = page.column().path();
    return " order by "
        + (isRead(page) ? path : sorted(path))
        + direction
        + (page.column().hasGaps() ? " nulls last" : "")
        + (", t.id" + direction);
  }

  /**
   * Whether so many tickets are asked for that an index has to have them in their order. In those
   * of one column alone, because what somebody looks for decides of what is written in others.
   */
  private static boolean isRead(QueuePage page) {
    QueuePage.Filter filter = page.filter();
    return page.queue() == DeskQueue.ALL
        && (filter.status() == null || !OPEN.contains(filter.status()))
        && ((filter.search().isEmpty() && filter.tag().isEmpty()) || page.column().isOfTime());
  }

  /**
   * What no index has, so that a database finds the few tickets of a queue first. It takes tickets
   * for mixed, and would look for open ones in the order of an index that begins with a million
   * closed ones (ADR 0089).
   */
  private static String sorted(String path) {
    return "coalesce(" + path + ", " + path + ")";
  }

  /**
   * Those to work on first: overdue ones before all others, then by priority, then by how long they
   * have waited.
   */
  List<Ticket> mostUrgent(DeskQueue queue, int max, Viewpoint viewpoint) {
    String order =
        (" order by " + sorted("t.priority") + " desc, ")
            + sorted("t.place.waitingSince")
            + ", t.id";
    return tickets(
        Stream.of(" and t.place.dueAt < :now", "")
            .map(condition -> ids(queue, QueuePage.Filter.ALL, condition + order, viewpoint))
            .flatMap(query -> query.setMaxResults(max).getResultList().stream())
            .distinct()
            .toList());
  }

  /** In the order of the ids. */
  private List<Ticket> tickets(List<Long> ids) {
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

  private TypedQuery<Long> ids(
      DeskQueue queue, QueuePage.Filter filter, String rest, Viewpoint viewpoint) {
    String text = "select t.id from " + type(queue) + " t where " + where(queue, filter) + rest;
    TypedQuery<Long> query = entityManager.createQuery(text, Long.class).setHint(OUTER_JOIN, false);
    parameters(filter, viewpoint)
        .forEach(
            (name, value) -> {
              if (text.contains(":" + name)) {
                query.setParameter(name, value);
              }
            });
    if (!filter.search().isEmpty()) {
      TicketSearch.parameters(query, filter.search());
    }
    return query;
  }

  /** How many there are; it stops counting there. */
  long count(DeskQueue queue, QueuePage.Filter filter, int max, Viewpoint viewpoint) {
    return ids(queue, filter, "", viewpoint).setMaxResults(max).getResultList().size();
  }

  /** How many tickets of the agent have an answer that the agent has not seen. */
  long countNewReplies(int max, Viewpoint viewpoint) {
    return ids(DeskQueue.MINE, QueuePage.Filter.ALL, " and t.newReply = true", viewpoint)
        .setMaxResults(max)
        .getResultList()
        .size();
  }

  /**
   * The one before or after that ticket in a queue whose longest waiting ticket comes first, also
   * where the ticket itself has left it.
   */
  Optional<TicketNumber> beside(Ticket ticket, QueuePage page, Viewpoint viewpoint, boolean after) {
    String sign = after ? ">" : "<";
    String order = after ? " asc" : " desc";
    String since = QueuePage.Column.WAITING_SINCE.path();
    String beside =
        (" and (t.place.waitingSince " + sign + " :since or t.place.waitingSince = :since")
            + (" and t.id " + sign + " :ticket)")
            + (" order by " + (page.queue() == DeskQueue.ALL ? since : sorted(since)) + order)
            + (", t.id" + order);
    return ids(page.queue(), page.filter(), beside, viewpoint)
        .setParameter("since", ticket.place().waitingSince())
        .setParameter("ticket", ticket.id())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(id -> entityManager.find(Ticket.class, id).number());
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
  private static String type(DeskQueue queue) {
    return queue == DeskQueue.WAITING_PERIOD ? "UnbindTicket" : "Ticket";
  }

  private static String where(DeskQueue queue, QueuePage.Filter filter) {
    String where = "(" + where(queue) + ")";
    if (filter.status() != null) {
      where += " and t.status = :status";
    }
    if (filter.type() != null) {
      where += " and t.type = :type";
    }
    if (filter.priority() != null) {
      where += " and t.priority = :priority";
    }
    if (!filter.tag().isEmpty()) {
      // How somebody's own ticket is sorted is not for them.
      where +=
          " and t.accountId <> :agent"
              + " and t.id in (select g.ticketId from TicketTag g where g.tag = :tag)";
    }
    if (!filter.search().isEmpty()) {
      where += " and " + TicketSearch.condition("t", filter.search(), Scope.PEOPLE_TOO);
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
          "t.openAccountId is not null and t.approvedNoticeAt is not null and t.resetAt is null";
      case OVERDUE -> "t.place.dueAt < :now";
      case ALL -> "t.filedAt is not null";
      case INCIDENTS -> "t.filedAt is not null and t.number in :incidents";
    };
  }

  /** All that a query may ask for. */
  private static Map<String, Object> parameters(QueuePage.Filter filter, Viewpoint viewpoint) {
    Map<String, Object> values = new HashMap<>();
    values.put("agent", viewpoint.agentId());
    values.put("now", viewpoint.now());
    values.put(
        "incidents",
        viewpoint.incidents().isEmpty() ? List.of("") : List.copyOf(viewpoint.incidents()));
    values.put("status", filter.status());
    values.put("type", filter.type());
    values.put("priority", filter.priority());
    values.put("tag", filter.tag());
    return values;
  }
}
