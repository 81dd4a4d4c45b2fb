package mfa.ticket.desk;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.platform.persistence.ReadOnce;
import mfa.ticket.Ticket;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.search.FoundTickets;
import mfa.ticket.search.SoughtTerms;
import mfa.ticket.search.TicketCondition;
import mfa.ticket.search.TicketOrder;
import mfa.ticket.search.TicketSearch;
import mfa.ticket.search.TicketSearch.Scope;

/** The tickets of the desk's queues: filtered, sorted and paged by the database. */
@Dependent
class TicketQueues {

  private static final String POSSIBLE =
      " and (t.place.assigneeId is null or t.place.assigneeId = :agent)";

  /** As {@link DeskRules#ownInterest}. */
  private static final String NOT_OWN =
      " and t.accountId <> :agent"
          + " and (t.origin.deviceHash is null or t.origin.deviceHash not in :browser)";

  private static final String WORK_OF_AGENT =
      "t.filedAt is not null and t.closedAt is null and t.place.taskId is not null"
          + (POSSIBLE + NOT_OWN);

  private static final String NOT_HANDED_UP =
      " and (t.place.candidateGroup is null or t.place.candidateGroup <> 'supervisors')";

  private static final Set<TicketStatus> OPEN =
      EnumSet.of(
          TicketStatus.WAITING_FOR_ASSIGNMENT,
          TicketStatus.WAITING_FOR_FEEDBACK,
          TicketStatus.FEEDBACK_PROVIDED);

  /** Of tables beside that of all tickets, which EclipseLink adds to each page otherwise. */
  private static final String OUTER_JOIN = "eclipselink.inheritance.outer-join";

  @Inject private EntityManager entityManager;
  @Inject private TicketSearch search;
  @Inject private ReadOnce readOnce;

  /**
   * Who looks, and when.
   *
   * @param browser the hashes of the agent's browser
   * @param incidents numbers of the tickets with an incident
   */
  record Viewpoint(long agentId, List<String> browser, Set<String> incidents, Instant now) {}

  /**
   * Sorts narrow rows of one table first, and joins what the page shows only. Of more than {@link
   * SoughtTerms#SHOWN} tickets that were looked for, the newest.
   */
  List<Ticket> page(QueuePage page, Viewpoint viewpoint) {
    TicketCondition sought = sought(page, viewpoint);
    return tickets(
        ids(page, sought, order(page, sought), viewpoint)
            .setFirstResult(page.offset())
            .setMaxResults(page.limit())
            .getResultList());
  }

  private TicketCondition sought(QueuePage page, Viewpoint viewpoint) {
    return page.filter().search().isEmpty() ? TicketCondition.NONE : found(page, viewpoint);
  }

  /** What was looked for; counted and shown in one request. */
  FoundTickets found(QueuePage page, Viewpoint viewpoint) {
    return readOnce.get(
        FoundTickets.class,
        new Search(page.queue(), page.filter(), page.tellsSorting(), viewpoint.agentId()),
        () ->
            search
                .words(page.filter().search(), Scope.PEOPLE_TOO)
                .in(condition -> ids(page, condition, newestFirst(page, condition), viewpoint)));
  }

  private record Search(
      DeskQueue queue, QueuePage.Filter filter, boolean tellsSorting, long agentId) {}

  private static String newestFirst(QueuePage page, TicketCondition condition) {
    boolean read = isLong(page) && page.filter().tag().isEmpty() && !condition.leadsToTickets();
    return " order by " + (read ? "t.id" : TicketOrder.foundFirst("t.id")) + " desc";
  }

  private static String order(QueuePage page, TicketCondition sought) {
    String direction = page.descending() ? " desc" : " asc";
    return " order by "
        + (sorted(page, sought) + direction)
        + (page.column().hasGaps() ? " nulls last" : "")
        + (", t.id" + direction);
  }

  /**
   * The column, in whose order tickets are read or sorted. Those with a tag are read by a time
   * alone, because a tag decides of what is written in other columns.
   */
  private static String sorted(QueuePage page, TicketCondition sought) {
    String path = page.column().path();
    boolean read =
        isLong(page)
            && !sought.leadsToTickets()
            && (page.filter().tag().isEmpty() || TicketOrder.isOfTime(path));
    return read ? path : TicketOrder.foundFirst(path);
  }

  /** Whether so many tickets are asked for that an index has to have them in their order. */
  private static boolean isLong(QueuePage page) {
    TicketStatus status = page.filter().status();
    return page.queue() == DeskQueue.ALL && (status == null || !OPEN.contains(status));
  }

  /**
   * Those to work on first, of this agent or of nobody: overdue ones before all others, then by
   * priority, then by how long they have waited.
   */
  List<Ticket> mostUrgent(DeskQueue queue, int max, Viewpoint viewpoint) {
    String order =
        (" order by " + TicketOrder.foundFirst("t.priority") + " desc, ")
            + TicketOrder.foundFirst("t.place.waitingSince")
            + ", t.id";
    return tickets(
        Stream.of(" and t.place.dueAt < :now", "")
            .map(condition -> ids(queue, POSSIBLE + NOT_OWN + condition + order, viewpoint))
            .flatMap(query -> query.setMaxResults(max).getResultList().stream())
            .distinct()
            .toList());
  }

  /** In the order of the ids; those that were deleted meanwhile are left out. */
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
    return ids.stream().map(tickets::get).filter(Objects::nonNull).toList();
  }

  /** Of all tickets of the queue. */
  private TypedQuery<Long> ids(DeskQueue queue, String rest, Viewpoint viewpoint) {
    QueuePage all = new QueuePage(queue, 0, 1);
    return ids(all, TicketCondition.NONE, rest, viewpoint);
  }

  private TypedQuery<Long> ids(
      QueuePage page, TicketCondition sought, String rest, Viewpoint viewpoint) {
    String text =
        "select t.id from " + type(page.queue()) + " t where " + where(page, sought) + rest;
    TypedQuery<Long> query = entityManager.createQuery(text, Long.class).setHint(OUTER_JOIN, false);
    parameters(page.filter(), viewpoint)
        .forEach(
            (name, value) -> {
              if (text.contains(":" + name)) {
                query.setParameter(name, value);
              }
            });
    sought.setParameters(query);
    return query;
  }

  /** How many there are; it stops counting there. */
  long count(QueuePage page, int max, Viewpoint viewpoint) {
    return page.filter().search().isEmpty()
        ? ids(page, TicketCondition.NONE, "", viewpoint).setMaxResults(max).getResultList().size()
        : found(page, viewpoint).ids().size();
  }

  /** How many tickets of the agent have an answer that the agent has not seen. */
  long countNewReplies(int max, Viewpoint viewpoint) {
    return ids(DeskQueue.MINE, " and t.newReply = true", viewpoint)
        .setMaxResults(max)
        .getResultList()
        .size();
  }

  /** Those before and after that ticket in the list, also where the ticket itself has left it. */
  Neighbours neighbours(Ticket ticket, QueuePage page, Viewpoint viewpoint) {
    TicketCondition sought = sought(page, viewpoint);
    return new Neighbours(
        beside(ticket, page, sought, viewpoint, false),
        beside(ticket, page, sought, viewpoint, true));
  }

  private Optional<TicketNumber> beside(
      Ticket ticket, QueuePage page, TicketCondition sought, Viewpoint viewpoint, boolean after) {
    Object value = page.column().of(ticket);
    boolean upwards = after != page.descending();
    String direction = upwards ? " asc" : " desc";
    String gaps = page.column().hasGaps() ? (after ? " nulls last" : " nulls first") : "";
    TypedQuery<Long> query =
        ids(
            page,
            sought,
            (" and (" + beside(page.column(), value != null, upwards ? ">" : "<", after) + ")")
                + (" order by " + sorted(page, sought) + direction)
                + (gaps + ", t.id" + direction),
            viewpoint);
    if (value != null) {
      query.setParameter("value", value);
    }
    return query
        .setParameter("ticket", ticket.id())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(id -> entityManager.find(Ticket.class, id))
        .map(Ticket::number);
  }

  /** Tickets that have nothing in the column stand at the end of the list. */
  private static String beside(
      QueuePage.Column column, boolean present, String sign, boolean after) {
    String path = column.path();
    if (!present) {
      String among = path + " is null and t.id " + sign + " :ticket";
      return after ? among : path + " is not null or " + among;
    }
    String there =
        path + (" " + sign + " :value or " + path + " = :value and t.id " + sign + " :ticket");
    // Without gaps an index is read from there on.
    return after && column.hasGaps()
        ? there + (" or " + path + " is null")
        : path + (" " + sign + "= :value and (" + there + ")");
  }

  /** When the newest ticket that the agent could work on began to wait. */
  Optional<Instant> newest(Viewpoint viewpoint, boolean supervisor) {
    return work(
            "select t.place.waitingSince from Ticket t",
            viewpoint,
            supervisor,
            " order by t.place.waitingSince desc",
            Instant.class)
        .setHint(OUTER_JOIN, false)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** How many began to wait later than that. */
  long countSince(Viewpoint viewpoint, boolean supervisor, Instant since) {
    return work(
            "select count(t) from Ticket t",
            viewpoint,
            supervisor,
            " and t.place.waitingSince > :since",
            Long.class)
        .setParameter("since", since)
        .getSingleResult();
  }

  private <T> TypedQuery<T> work(
      String what, Viewpoint viewpoint, boolean supervisor, String rest, Class<T> type) {
    String handedUp = supervisor ? "" : NOT_HANDED_UP;
    return entityManager
        .createQuery(what + " where " + WORK_OF_AGENT + handedUp + rest, type)
        .setParameter("agent", viewpoint.agentId())
        .setParameter("browser", orNone(viewpoint.browser()));
  }

  /** Only unbinding has a waiting period. */
  private static String type(DeskQueue queue) {
    return queue == DeskQueue.WAITING_PERIOD ? "UnbindTicket" : "Ticket";
  }

  private static String where(QueuePage page, TicketCondition sought) {
    QueuePage.Filter filter = page.filter();
    String where = "(" + where(page.queue()) + ") and " + sought.of("t");
    if (page.tellsSorting()) {
      where += NOT_OWN;
    }
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
      where += " and t.id in (select g.ticketId from TicketTag g where g.tag = :tag)";
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
    values.put("browser", orNone(viewpoint.browser()));
    values.put("now", viewpoint.now());
    values.put("incidents", orNone(viewpoint.incidents()));
    values.put("status", filter.status());
    values.put("type", filter.type());
    values.put("priority", filter.priority());
    values.put("tag", filter.tag());
    return values;
  }

  /** A database wants something in a list. */
  private static List<String> orNone(Collection<String> texts) {
    return texts.isEmpty() ? List.of("") : List.copyOf(texts);
  }
}
