package mfa.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.OutboxService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.DeviceService;
import mfa.session.SessionService;

/** The agents' desk: queues, taking, talking, deciding, stopping. */
@Stateless
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class DeskService {

  private static final int LOOK_AHEAD = 20;
  private static final Duration DAY = Duration.ofDays(1);

  private Tickets tickets;
  private Conversations conversations;
  private TicketAttachments attachments;
  private TicketQueues queues;
  private TicketPolicy policy;
  private DeskRules rules;
  private DeskIncidents incidents;
  private DeskLines lines;
  private TicketMails mails;
  private TicketSettings settings;
  private Unbinding unbinding;
  private OutboxService outbox;
  private SessionService sessions;
  private DeviceService devices;
  private AuditService audit;
  private CurrentRequest request;
  private Clock clock;

  protected DeskService() {}

  @Inject
  public DeskService(
      Tickets tickets,
      Conversations conversations,
      TicketAttachments attachments,
      TicketQueues queues,
      TicketPolicy policy,
      DeskRules rules,
      DeskIncidents incidents,
      DeskLines lines,
      TicketMails mails,
      TicketSettings settings,
      Unbinding unbinding,
      OutboxService outbox,
      SessionService sessions,
      DeviceService devices,
      AuditService audit,
      CurrentRequest request,
      Clock clock) {
    this.tickets = tickets;
    this.conversations = conversations;
    this.attachments = attachments;
    this.queues = queues;
    this.policy = policy;
    this.rules = rules;
    this.incidents = incidents;
    this.lines = lines;
    this.mails = mails;
    this.settings = settings;
    this.unbinding = unbinding;
    this.outbox = outbox;
    this.sessions = sessions;
    this.devices = devices;
    this.audit = audit;
    this.request = request;
    this.clock = clock;
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public long count(Queue queue) {
    return count(new QueuePage(queue, 0, 1));
  }

  /** How many tickets the queue has that the filter of the page leaves. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public long count(QueuePage page) {
    return queues.count(page, viewpoint(page.queue() == Queue.INCIDENTS));
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<DeskLine> page(QueuePage page) {
    TicketQueues.Viewpoint viewpoint = viewpoint(true);
    return lines.of(queues.page(page, viewpoint), viewpoint.incidents());
  }

  /** When the newest ticket that I could work on began to wait; the epoch if there is none. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Instant newest() {
    return queues.newest(request.requiredAccountId()).orElse(Instant.EPOCH);
  }

  /** How many such tickets began to wait later than that. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public long countSince(Instant newest) {
    return queues.countSince(request.requiredAccountId(), newest);
  }

  private TicketQueues.Viewpoint viewpoint(boolean withIncidents) {
    return new TicketQueues.Viewpoint(
        request.requiredAccountId(),
        withIncidents ? incidents.tickets() : Set.of(),
        clock.instant());
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<DeskTicket> open(TicketNumber number) {
    return tickets
        .find(number)
        .filter(Ticket::isFiled)
        .map(ticket -> lines.details(ticket, request.requiredAccountId()));
  }

  /** The BPMN file that the ticket follows. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<String> model(TicketNumber number) {
    return tickets
        .find(number)
        .filter(Ticket::isFiled)
        .map(Ticket::number)
        .flatMap(unbinding::model);
  }

  /**
   * What to work on after a decision: the longest waiting one of mine, else of those nobody has and
   * I may take; for a supervisor also of the second reviews.
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<TicketNumber> next() {
    TicketQueues.Viewpoint viewpoint = viewpoint(false);
    return Stream.of(Queue.MINE, Queue.UNASSIGNED, Queue.SECOND_REVIEW)
        .flatMap(queue -> queues.page(new QueuePage(queue, 0, LOOK_AHEAD), viewpoint).stream())
        .filter(ticket -> ticket.assigneeId() == null || rules.isMine(ticket))
        .filter(ticket -> rules.refusal(ticket).isEmpty())
        .map(Ticket::number)
        .findFirst();
  }

  /** Takes a ticket that nobody has. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult take(TicketNumber number) {
    Optional<Ticket> found = tickets.lock(number);
    if (found.isEmpty() || found.get().taskId() == null) {
      return DeskResult.NOT_WAITING;
    }
    Ticket ticket = found.get();
    if (ticket.assigneeId() != null) {
      return ticket.isAssignedTo(request.requiredAccountId())
          ? DeskResult.DONE
          : DeskResult.TAKEN_BY_ANOTHER;
    }
    Optional<DeskResult> refusal = rules.refusal(ticket);
    if (refusal.isPresent()) {
      return refused(AuditAction.TICKET_TAKEN, ticket, refusal.get());
    }
    unbinding.take(ticket.taskId(), request.requiredAccountId());
    note(AuditAction.TICKET_TAKEN, ticket, "");
    return DeskResult.DONE;
  }

  /** Gives a ticket back to the queue: its agent, or a supervisor for an agent who is away. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult release(TicketNumber number) {
    Optional<Ticket> ticket =
        tickets
            .lock(number)
            .filter(taken -> taken.taskId() != null && taken.assigneeId() != null)
            .filter(taken -> rules.isMine(taken) || rules.isSupervisor())
            .filter(taken -> rules.ownInterest(taken).isEmpty());
    ticket.ifPresent(
        taken -> {
          unbinding.release(taken.taskId());
          note(AuditAction.TICKET_RELEASED, taken, "");
        });
    return ticket.isPresent() ? DeskResult.DONE : DeskResult.NOT_WAITING;
  }

  private Optional<Ticket> mine(TicketNumber number) {
    return tickets.lock(number).filter(ticket -> ticket.taskId() != null && rules.isMine(ticket));
  }

  /** Writes to the requester, or, as an internal note, to customer service only. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult reply(TicketNumber number, Text text, boolean internal) {
    return reply(number, text, internal, List.of());
  }

  /**
   * The same with files.
   *
   * @param files at most {@link Attachment#MOST_PER_MESSAGE}
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult reply(
      TicketNumber number, Text text, boolean internal, List<Attachment> files) {
    Optional<Ticket> ticket = tickets.lock(number).filter(Ticket::isOpen);
    if (ticket.isEmpty()) {
      return DeskResult.NOT_WAITING;
    }
    Optional<DeskResult> ownInterest = rules.ownInterest(ticket.get());
    if (ownInterest.isPresent()) {
      return ownInterest.get();
    }
    write(ticket.get(), text, internal, files);
    if (!internal) {
      mails.tellReply(ticket.get());
    }
    return DeskResult.DONE;
  }

  private void write(Ticket ticket, Text text, boolean internal, List<Attachment> files) {
    long me = request.requiredAccountId();
    conversations.add(
        new TicketMessage(ticket, Author.AGENT, me, internal, text, clock.instant()), files);
    ticket.readReplies();
    note(AuditAction.TICKET_REPLIED, ticket, internal ? "internal" : "");
  }

  /** Approves, rejects or asks: one decision for one waiting review. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult decide(TicketNumber number, Review review) {
    Optional<Ticket> found = mine(number);
    if (found.isEmpty()) {
      return DeskResult.NOT_WAITING;
    }
    Ticket ticket = found.get();
    Optional<DeskResult> refusal = rules.refusal(ticket);
    if (refusal.isPresent()) {
      return refused(AuditAction.TICKET_REVIEWED, ticket, refusal.get());
    }
    return switch (review.decision()) {
      case APPROVE -> approve(ticket, review);
      case REJECT -> reject(ticket, review);
      case ASK -> ask(ticket, review);
    };
  }

  private DeskResult approve(Ticket ticket, Review review) {
    if (!review.checklist().isComplete()) {
      return DeskResult.INCOMPLETE;
    }
    if (!sessions.hasFreshCode()) {
      return DeskResult.NEEDS_CODE;
    }
    ticket.approve(clock.instant());
    complete(ticket, review);
    alertOfManyApprovals();
    return DeskResult.DONE;
  }

  /** Once, when the number is passed: somebody else shall look at what this agent approves. */
  private void alertOfManyApprovals() {
    long me = request.requiredAccountId();
    tickets.flush();
    long approvals = tickets.approvalsSince(me, clock.instant().minus(DAY));
    if (approvals == settings.approvalsPerDay() + 1L) {
      mails.tellManyApprovals(me, approvals);
    }
  }

  private DeskResult reject(Ticket ticket, Review review) {
    if (review.reason().isBlank() || review.text() == null) {
      return DeskResult.INCOMPLETE;
    }
    write(ticket, review.text(), false, List.of());
    complete(ticket, review);
    return DeskResult.DONE;
  }

  private DeskResult ask(Ticket ticket, Review review) {
    if (review.text() == null) {
      return DeskResult.INCOMPLETE;
    }
    write(ticket, review.text(), false, List.of());
    mails.tellReply(ticket);
    complete(ticket, review);
    ticket.ask(clock.instant());
    return DeskResult.DONE;
  }

  private void complete(Ticket ticket, Review review) {
    long me = request.requiredAccountId();
    tickets.add(new TicketReview(ticket, me, devices.hash(), review, clock.instant()));
    tickets.flush();
    ticket.heighten(policy.reasonsNow(ticket));
    note(
        AuditAction.TICKET_REVIEWED,
        ticket,
        review.decision() + " " + review.checklist().answers());
    unbinding.complete(
        ticket.taskId(),
        review.decision(),
        me,
        new Unbinding.Course(ticket.heightened(), settings.waitingPeriod(ticket.heightened())));
  }

  /** A supervisor stops the ticket, at any point until the reset. */
  @RolesAllowed(Roles.SUPERVISOR)
  public DeskResult stop(TicketNumber number, Text reason) {
    Optional<Ticket> found =
        tickets
            .lock(number)
            .filter(ticket -> ticket.isOpen() && ticket.resetAt() == null)
            .filter(ticket -> !ticket.isCalledOff());
    if (found.isEmpty()) {
      return DeskResult.NOT_WAITING;
    }
    Instant now = clock.instant();
    found.get().stop(now);
    tickets.add(
        new TicketMessage(
            found.get(), Author.AGENT, request.requiredAccountId(), true, reason, now));
    unbinding.stopped(number);
    note(AuditAction.TICKET_STOPPED, found.get(), "");
    return DeskResult.DONE;
  }

  /** A file of the conversation; nobody sees those of notes about the own ticket. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<Attachment> attachment(TicketNumber number, long id) {
    return tickets
        .find(number)
        .filter(Ticket::isFiled)
        .flatMap(
            ticket ->
                attachments
                    .find(ticket, id)
                    .filter(
                        file ->
                            !file.isInternal()
                                || ticket.accountId() != request.requiredAccountId()))
        .map(TicketAttachment::file);
  }

  /** Tries failed steps and undelivered mails once more; what a step checks, it checks again. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult retry(TicketNumber number) {
    Optional<Ticket> ticket = tickets.lock(number).filter(Ticket::isFiled);
    if (ticket.isEmpty()) {
      return DeskResult.NOT_WAITING;
    }
    Optional<DeskResult> ownInterest = rules.ownInterest(ticket.get());
    if (ownInterest.isPresent()) {
      return ownInterest.get();
    }
    unbinding.retry(number);
    outbox.retry(number.text());
    note(AuditAction.TICKET_RETRIED, ticket.get(), "");
    return DeskResult.DONE;
  }

  private DeskResult refused(AuditAction action, Ticket ticket, DeskResult refusal) {
    audit.record(
        AuditEvent.failure(action, ticket.accountId()).saying(ticket.number() + " " + refusal));
    return refusal;
  }

  private void note(AuditAction action, Ticket ticket, String detail) {
    audit.record(
        AuditEvent.success(action, ticket.accountId())
            .saying((ticket.number() + " " + detail).strip()));
  }
}
