package mfa.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.DeviceService;
import mfa.session.SessionService;

/** The agents' desk: queues, taking, talking, deciding, stopping. */
@Stateless
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class DeskService {

  private Tickets tickets;
  private TicketPolicy policy;
  private DeskLines lines;
  private TicketMails mails;
  private TicketSettings settings;
  private Unbinding unbinding;
  private AccountService accounts;
  private SessionService sessions;
  private DeviceService devices;
  private AuditService audit;
  private CurrentRequest request;
  private Clock clock;

  protected DeskService() {}

  @Inject
  public DeskService(
      Tickets tickets,
      TicketPolicy policy,
      DeskLines lines,
      TicketMails mails,
      TicketSettings settings,
      Unbinding unbinding,
      AccountService accounts,
      SessionService sessions,
      DeviceService devices,
      AuditService audit,
      CurrentRequest request,
      Clock clock) {
    this.tickets = tickets;
    this.policy = policy;
    this.lines = lines;
    this.mails = mails;
    this.settings = settings;
    this.unbinding = unbinding;
    this.accounts = accounts;
    this.sessions = sessions;
    this.devices = devices;
    this.audit = audit;
    this.request = request;
    this.clock = clock;
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public long count(Queue queue) {
    return tickets.count(queue, request.requiredAccountId(), clock.instant());
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<DeskLine> page(QueuePage page) {
    return lines.of(tickets.page(page, request.requiredAccountId(), clock.instant()));
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<DeskTicket> open(TicketNumber number) {
    return tickets
        .find(number)
        .filter(Ticket::isFiled)
        .map(ticket -> lines.details(ticket, request.requiredAccountId()));
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
    Optional<DeskResult> refusal = refusal(ticket);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    unbinding.take(ticket.taskId(), request.requiredAccountId());
    note(AuditAction.TICKET_TAKEN, ticket, "");
    return DeskResult.DONE;
  }

  /** Nobody works on an own ticket, nor on one filed from the own browser (R50). */
  private Optional<DeskResult> ownInterest(Ticket ticket) {
    if (ticket.accountId() == request.requiredAccountId()) {
      return Optional.of(DeskResult.OWN_TICKET);
    }
    return ticket.isFiledFrom(devices.hash())
        ? Optional.of(DeskResult.OWN_BROWSER)
        : Optional.empty();
  }

  private Optional<DeskResult> refusal(Ticket ticket) {
    Optional<DeskResult> ownInterest = ownInterest(ticket);
    if (ownInterest.isPresent()) {
      return ownInterest;
    }
    boolean firstReviewer =
        tickets.reviewsOf(ticket).stream()
            .anyMatch(
                review ->
                    !review.isSecond()
                        && review.isApproval()
                        && review.reviewerId() == request.requiredAccountId());
    if (ticket.isSecondReview() && (!isSupervisor() || firstReviewer)) {
      return Optional.of(DeskResult.NEEDS_ANOTHER_SUPERVISOR);
    }
    return Optional.empty();
  }

  private boolean isSupervisor() {
    return accounts.ownProfile().platformRoles().contains(PlatformRole.SUPERVISOR);
  }

  /** Gives a ticket back to the queue: its agent, or a supervisor for an agent who is away. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult release(TicketNumber number) {
    Optional<Ticket> ticket =
        tickets
            .lock(number)
            .filter(taken -> taken.taskId() != null && taken.assigneeId() != null)
            .filter(taken -> isMine(taken) || isSupervisor());
    ticket.ifPresent(
        taken -> {
          unbinding.release(taken.taskId());
          note(AuditAction.TICKET_RELEASED, taken, "");
        });
    return ticket.isPresent() ? DeskResult.DONE : DeskResult.NOT_WAITING;
  }

  private Optional<Ticket> mine(TicketNumber number) {
    return tickets.lock(number).filter(ticket -> ticket.taskId() != null && isMine(ticket));
  }

  private boolean isMine(Ticket ticket) {
    return ticket.isAssignedTo(request.requiredAccountId());
  }

  /** Writes to the requester, or, as an internal note, to customer service only. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult reply(TicketNumber number, Text text, boolean internal) {
    Optional<Ticket> ticket = tickets.lock(number).filter(Ticket::isOpen);
    if (ticket.isEmpty()) {
      return DeskResult.NOT_WAITING;
    }
    Optional<DeskResult> ownInterest = ownInterest(ticket.get());
    if (ownInterest.isPresent()) {
      return ownInterest.get();
    }
    write(ticket.get(), text, internal);
    if (!internal) {
      mails.tellReply(ticket.get());
    }
    return DeskResult.DONE;
  }

  private void write(Ticket ticket, Text text, boolean internal) {
    long me = request.requiredAccountId();
    tickets.add(new TicketMessage(ticket, Author.AGENT, me, internal, text, clock.instant()));
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
    Optional<DeskResult> refusal = refusal(ticket);
    if (refusal.isPresent()) {
      return refusal.get();
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
    return DeskResult.DONE;
  }

  private DeskResult reject(Ticket ticket, Review review) {
    if (review.reason().isBlank() || review.text() == null) {
      return DeskResult.INCOMPLETE;
    }
    write(ticket, review.text(), false);
    complete(ticket, review);
    return DeskResult.DONE;
  }

  private DeskResult ask(Ticket ticket, Review review) {
    if (review.text() == null) {
      return DeskResult.INCOMPLETE;
    }
    write(ticket, review.text(), false);
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

  private void note(AuditAction action, Ticket ticket, String detail) {
    audit.record(
        AuditEvent.success(action, ticket.accountId())
            .saying((ticket.number() + " " + detail).strip()));
  }
}
