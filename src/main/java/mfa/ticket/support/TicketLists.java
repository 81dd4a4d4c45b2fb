package mfa.ticket.support;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mfa.platform.persistence.ReadOnce;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.search.FoundTickets;
import mfa.ticket.search.SoughtTerms;
import mfa.ticket.search.TicketCondition;
import mfa.ticket.search.TicketOrder;
import mfa.ticket.search.TicketSearch;
import mfa.ticket.search.TicketSearch.Scope;

/**
 * The tickets that a member sees, of every type: filtered, sorted and paged by the database, in the
 * table that all types share.
 */
@Dependent
class TicketLists {

  /** Of tables beside that of all tickets, which EclipseLink adds to each page otherwise. */
  private static final String OUTER_JOIN = "eclipselink.inheritance.outer-join";

  /** Where nobody is a member: no workspace has it. */
  private static final Set<Long> NO_WORKSPACE = Set.of(-1L);

  private static final String NEWEST_FIRST = " order by t.filedAt desc, t.id desc";

  private static final String BEFORE_LAST =
      "t.id < (select l.id from Ticket l where l.number = :last)";

  /** The first of these conditions is the one by which an index finds them. */
  private static final String BEHIND =
      " and t.filedAt <= :filedAt and (t.filedAt < :filedAt or " + BEFORE_LAST + ")";

  @Inject private EntityManager entityManager;
  @Inject private TicketSearch search;
  @Inject private ReadOnce readOnce;

  /**
   * Whose list it is.
   *
   * @param accountId of the one who looks
   * @param workspaceIds of the open workspaces that the account belongs to
   */
  record Reader(long accountId, Set<Long> workspaceIds) {}

  /** What the table of tickets holds of one. */
  record Row(
      String number,
      TicketType type,
      String title,
      TicketStatus status,
      long accountId,
      Long workspaceId,
      Instant filedAt,
      Instant closedAt) {

    TicketNumber ticketNumber() {
      return new TicketNumber(number);
    }
  }

  /** Of more than {@link SoughtTerms#SHOWN} that were looked for, the newest. */
  List<Row> page(TicketListQuery query, Reader reader) {
    TicketListFilter filter = query.filter();
    TicketCondition sought =
        filter.search().isEmpty() ? TicketCondition.NONE : found(filter, reader);
    String direction = query.descending() ? " desc" : "";
    String order =
        (" order by " + inOrder(query.column().path(), sought) + direction)
            + (", t.filedAt" + direction)
            + (", t.id" + direction);
    return rows(
        selected(filter, sought, order, reader)
            .setFirstResult(query.offset())
            .setMaxResults(query.limit()));
  }

  /** What somebody looks for is not mixed among titles: found first, and then sorted. */
  private static String inOrder(String path, TicketCondition condition) {
    return condition.leadsToTickets() ? TicketOrder.foundFirst(path) : path;
  }

  /** What was looked for; counted and shown in one request. */
  FoundTickets found(TicketListFilter filter, Reader reader) {
    return readOnce.get(
        FoundTickets.class,
        new Search(filter, reader),
        () -> searched(filter, reader).found(condition -> newestFirst(filter, condition, reader)));
  }

  /** What is looked at; the same for the name and the parts of a file. */
  SoughtTerms searched(TicketListFilter filter, Reader reader) {
    return readOnce.get(
        SoughtTerms.class,
        new Search(filter, reader),
        () -> words(filter).searched(condition -> newestFirst(filter, condition, reader)));
  }

  private record Search(TicketListFilter filter, Reader reader) {}

  private TypedQuery<Long> newestFirst(
      TicketListFilter filter, TicketCondition condition, Reader reader) {
    return with(
        entityManager.createQuery(
            ("select t.id from Ticket t where " + where(filter, condition))
                + (" order by " + inOrder("t.id", condition) + " desc"),
            Long.class),
        filter,
        condition,
        reader);
  }

  private SoughtTerms words(TicketListFilter filter) {
    return search.words(
        filter.search(),
        filter.workspaceId() == null ? Scope.NUMBER_AND_TITLE : Scope.in(filter.workspaceId()));
  }

  List<Row> newest(TicketListFilter filter, Reader reader, int max) {
    return rows(
        (filter.search().isEmpty()
                ? selected(filter, TicketCondition.NONE, NEWEST_FIRST, reader)
                : searched(filter, "", reader))
            .setMaxResults(max));
  }

  /** Those after that ticket of them: no page costs more than the first one. */
  List<Row> behind(TicketListItem last, TicketListFilter filter, Reader reader, int max) {
    return rows(
        (filter.search().isEmpty()
                ? selected(filter, TicketCondition.NONE, BEHIND + NEWEST_FIRST, reader)
                    .setParameter("filedAt", last.filedAt())
                : searched(filter, " and " + BEFORE_LAST, reader))
            .setParameter("last", last.number().text())
            .setMaxResults(max));
  }

  /** A file has all that were looked for, of all the tickets that a search looks at. */
  private TypedQuery<Object[]> searched(TicketListFilter filter, String behind, Reader reader) {
    TicketCondition sought = searched(filter, reader);
    return selected(
        filter, sought, behind + " order by " + inOrder("t.id", sought) + " desc", reader);
  }

  private TypedQuery<Object[]> selected(
      TicketListFilter filter, TicketCondition sought, String rest, Reader reader) {
    return with(
        entityManager.createQuery(
            "select t.number, t.type, t.title, t.status, t.accountId, t.workspaceId,"
                + " t.filedAt, t.closedAt from Ticket t where "
                + where(filter, sought)
                + rest,
            Object[].class),
        filter,
        sought,
        reader);
  }

  private static List<Row> rows(TypedQuery<Object[]> query) {
    return query.getResultStream().map(TicketLists::row).toList();
  }

  private static Row row(Object[] row) {
    return new Row(
        (String) row[0],
        (TicketType) row[1],
        (String) row[2],
        (TicketStatus) row[3],
        (Long) row[4],
        (Long) row[5],
        (Instant) row[6],
        (Instant) row[7]);
  }

  /** How many there are; it stops counting there. */
  long count(TicketListFilter filter, Reader reader, int max) {
    return filter.search().isEmpty()
        ? with(
                entityManager.createQuery(
                    "select t.id from Ticket t where " + where(filter, TicketCondition.NONE),
                    Long.class),
                filter,
                TicketCondition.NONE,
                reader)
            .setMaxResults(max)
            .getResultList()
            .size()
        : found(filter, reader).ids().size();
  }

  private static String where(TicketListFilter filter, TicketCondition sought) {
    String where =
        filter.workspaceId() == null
            ? "t.accountId = :account and (t.workspaceId is null or t.workspaceId in :workspaces)"
            : "t.workspaceId = :workspace and t.workspaceId in :workspaces";
    where += " and t.filedAt is not null and " + sought.of("t");
    if (filter.type() != null) {
      where += " and t.type = :type";
    }
    if (filter.status() != null) {
      where += " and t.status = :status";
    }
    return where;
  }

  private static <T> TypedQuery<T> with(
      TypedQuery<T> query, TicketListFilter filter, TicketCondition sought, Reader reader) {
    query.setHint(OUTER_JOIN, false);
    query.setParameter(
        "workspaces", reader.workspaceIds().isEmpty() ? NO_WORKSPACE : reader.workspaceIds());
    if (filter.workspaceId() == null) {
      query.setParameter("account", reader.accountId());
    } else {
      query.setParameter("workspace", filter.workspaceId());
    }
    if (filter.type() != null) {
      query.setParameter("type", filter.type());
    }
    if (filter.status() != null) {
      query.setParameter("status", filter.status());
    }
    sought.setParameters(query);
    return query;
  }
}
