package mfa.ticket.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.ticket.Attachment;
import mfa.ticket.Conversations;
import mfa.ticket.Ticket;
import mfa.ticket.TicketAttachments;
import mfa.ticket.TicketNumber;
import mfa.ticket.Tickets;
import mfa.ticket.process.TicketProcess;

/** What the agents' desk shows: queues with their counts, and a ticket with all about it. */
@Stateless
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class DeskService {

  /** Counts stop here: nobody goes through more, and all have to be read to be counted. */
  public static final int MAX_COUNT = 10_000;

  static final int LOOK_AHEAD = 20;

  @Inject private Tickets tickets;
  @Inject private TicketAttachments attachments;
  @Inject private TicketQueues queues;
  @Inject private DeskRules rules;
  @Inject private DeskIncidents incidents;
  @Inject private DeskItems items;
  @Inject private TicketProcess process;
  @Inject private CurrentRequest request;

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public long count(DeskQueue queue) {
    return count(new QueuePage(queue, 0, 1));
  }

  /**
   * How many tickets the queue has that the filter of the page leaves; one more than {@link
   * QueuePage#max} says that there are more.
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long count(QueuePage page) {
    return queues.count(page, page.max() + 1, viewpoint(page.queue() == DeskQueue.INCIDENTS));
  }

  /** Whether older tickets of the queue were not searched, so that some may be missing. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isSearchedInPart(QueuePage page) {
    return !page.filter().search().isEmpty()
        && queues.found(page, viewpoint(page.queue() == DeskQueue.INCIDENTS)).inPart();
  }

  /** How many tickets each queue has, counted at once. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskQueue.Counts counts() {
    TicketQueues.Viewpoint viewpoint = viewpoint(true);
    Map<DeskQueue, Long> tickets = new EnumMap<>(DeskQueue.class);
    for (DeskQueue queue : DeskQueue.values()) {
      tickets.put(queue, queues.count(new QueuePage(queue, 0, 1), MAX_COUNT + 1, viewpoint));
    }
    return new DeskQueue.Counts(tickets, queues.countNewReplies(MAX_COUNT + 1, viewpoint));
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<DeskItem> page(QueuePage page) {
    TicketQueues.Viewpoint viewpoint = viewpoint(true);
    return items.of(queues.page(page, viewpoint), viewpoint.incidents());
  }

  /** When the newest ticket that I could work on began to wait; the epoch if there is none. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Instant newest() {
    return queues.newest(viewpoint(false), rules.isSupervisor()).orElse(Instant.EPOCH);
  }

  /** How many such tickets began to wait later than that. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public long countSince(Instant newest) {
    return queues.countSince(viewpoint(false), rules.isSupervisor(), newest);
  }

  private TicketQueues.Viewpoint viewpoint(boolean withIncidents) {
    return rules.viewpoint(withIncidents ? incidents.tickets() : Set.of());
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<DeskTicket> open(TicketNumber number) {
    return tickets
        .find(number)
        .filter(Ticket::isFiled)
        .map(ticket -> items.details(ticket, request.requiredAccountId()));
  }

  /**
   * A page of its conversation; empty as the ticket is.
   *
   * @param end how many messages there are before the end of the page
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<Conversations.Page<DeskMessage>> conversation(TicketNumber number, int end) {
    return tickets
        .find(number)
        .filter(Ticket::isFiled)
        .map(ticket -> items.conversation(ticket, end));
  }

  /** The BPMN file that the ticket follows. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<String> model(TicketNumber number) {
    return tickets.find(number).filter(Ticket::isFiled).map(Ticket::number).flatMap(process::model);
  }

  /**
   * What to work on after a decision or an answer: the most urgent one of mine, else of those
   * nobody has and I may take; for a supervisor also of the second reviews.
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<TicketNumber> next() {
    TicketQueues.Viewpoint viewpoint = viewpoint(false);
    return Stream.of(DeskQueue.MINE, DeskQueue.UNASSIGNED, DeskQueue.SECOND_REVIEW)
        .flatMap(queue -> queues.mostUrgent(queue, LOOK_AHEAD, viewpoint).stream())
        .filter(ticket -> !ticket.place().isAssigned() || rules.isMine(ticket))
        .filter(ticket -> rules.refusal(ticket).isEmpty())
        .map(Ticket::number)
        .findFirst();
  }

  /**
   * The tickets before and after this one in the queue that somebody works through.
   *
   * @param page which queue, and what of it in which order; how it is cut is not asked
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Neighbours neighbours(TicketNumber number, QueuePage page) {
    TicketQueues.Viewpoint viewpoint = viewpoint(page.queue() == DeskQueue.INCIDENTS);
    return tickets
        .find(number)
        .filter(Ticket::isFiled)
        .filter(ticket -> !page.tellsSorting() || !rules.isOwnInterest(ticket))
        .map(ticket -> queues.neighbours(ticket, page, viewpoint))
        .orElse(Neighbours.NONE);
  }

  /** A file of the conversation; nobody sees those of notes about their own ticket. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<Attachment> attachment(TicketNumber number, long id) {
    return tickets
        .find(number)
        .filter(Ticket::isFiled)
        .flatMap(
            ticket ->
                attachments
                    .find(ticket, id)
                    .filter(file -> !file.isInternal() || !rules.isOwnInterest(ticket)))
        .map(attachments::read);
  }
}
