package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.ticket.process.TicketStep;

/** Tickets of every type with their conversations and steps. */
@Dependent
public class Tickets {

  @Inject private EntityManager entityManager;

  public void add(TicketMessage message) {
    entityManager.persist(message);
  }

  public void add(TicketStep step) {
    entityManager.persist(step);
  }

  public void flush() {
    entityManager.flush();
  }

  /** In the order in which the process entered them. */
  public List<TicketStep> stepsOf(Ticket ticket) {
    return of(
        ticket,
        "select s from TicketStep s where s.ticketId = :ticket order by s.enteredAt, s.id",
        TicketStep.class);
  }

  /** The first of these numbers, those of open tickets before all others. */
  public List<String> openFirst(List<String> numbers, int max) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    Set<String> open =
        new HashSet<>(
            entityManager
                .createQuery(
                    "select t.number from Ticket t where t.number in :numbers"
                        + " and t.closedAt is null",
                    String.class)
                .setParameter("numbers", numbers)
                .getResultList());
    return Stream.concat(
            numbers.stream().filter(open::contains),
            numbers.stream().filter(number -> !open.contains(number)))
        .limit(max)
        .toList();
  }

  public Optional<Ticket> find(TicketNumber number) {
    return first(
        query("select t from Ticket t where t.number = :number")
            .setParameter("number", number.text()));
  }

  /** Whose ticket it is; leaves what is changed meanwhile unwritten, and so holds nothing. */
  public long accountIdOf(TicketNumber number) {
    return entityManager
        .createQuery("select t.accountId from Ticket t where t.number = :number", Long.class)
        .setParameter("number", number.text())
        .setFlushMode(FlushModeType.COMMIT)
        .getSingleResult();
  }

  /** The ticket, locked until the end of the transaction: anyone who acts on it queues up here. */
  public Optional<Ticket> lock(TicketNumber number) {
    return first(
        query("select t from Ticket t where t.number = :number")
            .setParameter("number", number.text())
            .setLockMode(LockModeType.PESSIMISTIC_WRITE));
  }

  /** The same as {@link #lock(TicketNumber)}. */
  public Ticket lock(long id) {
    return entityManager.find(Ticket.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Everything that the account ever asked for, drafts too. */
  public List<Ticket> of(long accountId) {
    return query("select t from Ticket t where t.accountId = :account order by t.id")
        .setParameter("account", accountId)
        .getResultList();
  }

  /** What the account of this ticket filed beside it, newest first. */
  public List<Ticket> othersOf(Ticket ticket, int max) {
    return query(
            "select t from Ticket t where t.accountId = :account and t.id <> :ticket"
                + " and t.filedAt is not null order by t.filedAt desc, t.id desc")
        .setParameter("account", ticket.accountId())
        .setParameter("ticket", ticket.id())
        .setMaxResults(max)
        .getResultList();
  }

  /** The reviews that somebody has. */
  public List<TicketNumber> takenBy(long accountId) {
    return entityManager
        .createQuery(
            "select t.number from Ticket t where t.place.assigneeId = :account"
                + " and t.place.taskId is not null order by t.id",
            String.class)
        .setParameter("account", accountId)
        .getResultStream()
        .map(TicketNumber::new)
        .toList();
  }

  /**
   * Oldest first.
   *
   * @param skip how many of the oldest are left out
   */
  List<TicketMessage> messagesOf(Ticket ticket, boolean withNotes, int skip, int max) {
    if (max == 0) {
      return List.of();
    }
    return inOrder("select m from TicketMessage m", ticket, withNotes, skip, TicketMessage.class)
        .setMaxResults(max)
        .getResultList();
  }

  /** Who wrote each message and note after so many of them, oldest first. */
  List<Author> authorsOf(Ticket ticket, int after) {
    return inOrder("select m.author from TicketMessage m", ticket, true, after, Author.class)
        .getResultList();
  }

  private <T> TypedQuery<T> inOrder(
      String what, Ticket ticket, boolean withNotes, int skip, Class<T> type) {
    return messages(what, ticket, withNotes, " order by m.writtenAt, m.id", type)
        .setFirstResult(skip);
  }

  /** The last message of such an author that is no note. */
  Optional<TicketMessage> lastOf(Ticket ticket, Author author) {
    return messages(
            "select m from TicketMessage m",
            ticket,
            false,
            " and m.author = :author order by m.writtenAt desc, m.id desc",
            TicketMessage.class)
        .setParameter("author", author)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** How many messages the ticket has; their ids do not follow time on two servers. */
  long countMessages(Ticket ticket, boolean withNotes) {
    return messages("select count(m) from TicketMessage m", ticket, withNotes, "", Long.class)
        .getSingleResult();
  }

  private <T> TypedQuery<T> messages(
      String what, Ticket ticket, boolean withNotes, String rest, Class<T> type) {
    String notes = withNotes ? "" : " and m.internal = false";
    return entityManager
        .createQuery(what + " where m.ticketId = :ticket" + notes + rest, type)
        .setParameter("ticket", ticket.id());
  }

  /** How many messages each of these has, by their ids; one without any is left out. */
  public Map<Long, Integer> countMessages(List<? extends Ticket> some) {
    if (some.isEmpty()) {
      return Map.of();
    }
    return entityManager
        .createQuery(
            "select m.ticketId, count(m) from TicketMessage m where m.ticketId in :tickets"
                + " group by m.ticketId",
            Object[].class)
        .setParameter("tickets", some.stream().map(Ticket::id).toList())
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> ((Number) row[1]).intValue()));
  }

  /** How many messages its requester may read. */
  public long countPublicMessages(Ticket ticket) {
    return countMessages(ticket, false);
  }

  /** What the requester wrote since then. */
  public long repliesSince(Ticket ticket, Instant since) {
    return entityManager
        .createQuery(
            "select count(m) from TicketMessage m where m.ticketId = :ticket"
                + " and m.author = mfa.ticket.Author.REQUESTER and m.writtenAt > :since",
            Long.class)
        .setParameter("ticket", ticket.id())
        .setParameter("since", since)
        .getSingleResult();
  }

  public void deleteMessagesOf(Ticket ticket) {
    entityManager
        .createQuery("delete from TicketMessage m where m.ticketId = :ticket")
        .setParameter("ticket", ticket.id())
        .executeUpdate();
  }

  private <T> List<T> of(Ticket ticket, String text, Class<T> type) {
    return entityManager
        .createQuery(text, type)
        .setParameter("ticket", ticket.id())
        .getResultList();
  }

  private TypedQuery<Ticket> query(String text) {
    return entityManager.createQuery(text, Ticket.class);
  }

  private static Optional<Ticket> first(TypedQuery<Ticket> query) {
    return query.getResultStream().findFirst();
  }
}
