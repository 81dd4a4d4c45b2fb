package mfa.ticket.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.mail.OutboxService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.text.Typed;
import mfa.session.DeviceService;
import mfa.session.SessionService;
import mfa.ticket.Attachment;
import mfa.ticket.Author;
import mfa.ticket.Conversations;
import mfa.ticket.MessageBody;
import mfa.ticket.Ticket;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketMessage;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.Tickets;
import mfa.ticket.process.TicketProcess;
import mfa.ticket.process.UnbindMessage;
import mfa.ticket.process.UnbindProcess;
import mfa.ticket.unbind.TicketPolicy;
import mfa.ticket.unbind.UnbindTicket;
import mfa.ticket.unbind.UnbindTickets;

/** What an agent does with a ticket: answering, deciding, stopping, trying again. */
@Stateless
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class ReviewService {

  private static final Duration DAY = Duration.ofDays(1);

  @Inject private Tickets tickets;
  @Inject private UnbindTickets unbindTickets;
  @Inject private AgentMessages messages;
  @Inject private Conversations conversations;
  @Inject private TicketPolicy policy;
  @Inject private DeskRules rules;
  @Inject private AssignmentService assignments;
  @Inject private TicketMails mails;
  @Inject private TicketSettings settings;
  @Inject private TicketProcess process;
  @Inject private UnbindProcess unbinding;
  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private SessionService sessions;
  @Inject private DeviceService devices;
  @Inject private TicketAudit audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /**
   * Writes to the requester, or, as an internal note, to customer service only. While a ticket
   * waits for a review, only the one who has it writes to the requester: who writes to one that
   * nobody has takes it. A reply to a ticket of a workspace moves it: see {@link HandlingService}.
   *
   * @param files at most {@link Attachment#MAX_PER_MESSAGE}
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult reply(
      TicketNumber number, MessageBody text, boolean internal, List<Attachment> files) {
    Optional<Ticket> ticket =
        tickets
            .lock(number)
            .filter(open -> open.isOpen() && (internal || open instanceof UnbindTicket));
    if (ticket.isEmpty()) {
      return DeskResult.NOT_WAITING;
    }
    Optional<DeskResult> ownInterest = rules.ownInterest(ticket.get());
    if (ownInterest.isPresent()) {
      return ownInterest.get();
    }
    if (internal) {
      messages.note(ticket.get(), text, files);
      return DeskResult.DONE;
    }
    if (ticket.get().isForReview() && !rules.isMine(ticket.get())) {
      DeskResult taken = assignments.take(number);
      if (taken != DeskResult.DONE) {
        return taken;
      }
    }
    messages.reply(ticket.get(), text, files);
    return DeskResult.DONE;
  }

  /** Approves, rejects or asks: one decision for one waiting review. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult decide(TicketNumber number, Review review) {
    if (review.decision() == Decision.APPROVE) {
      // Their approvals are counted one after the other; an account is held before a ticket.
      accounts.lock(request.requiredAccountId());
    }
    Optional<UnbindTicket> found = unbindTickets.lock(number);
    if (found.filter(rules::isMineToDecide).isEmpty()) {
      return DeskRules.notWaiting(found);
    }
    UnbindTicket ticket = found.get();
    Optional<DeskResult> refusal = rules.refusal(ticket);
    if (refusal.isPresent()) {
      return audit.refused(AuditAction.TICKET_REVIEWED, ticket, refusal.get());
    }
    if (conversations.isAnswered(ticket, review.seen())) {
      return DeskResult.ANSWERED;
    }
    return switch (review.decision()) {
      case APPROVE -> approve(ticket, review);
      case REJECT -> reject(ticket, review);
      case ASK -> ask(ticket, review);
    };
  }

  private DeskResult approve(UnbindTicket ticket, Review review) {
    if (!review.checklist().isComplete(settings.checklist(), settings.evidence())) {
      return DeskResult.INCOMPLETE;
    }
    if (review.checklist().evidence() == Evidence.OWNER_VOUCHED && !rules.isVouched(ticket)) {
      return DeskResult.NOT_VOUCHED;
    }
    if (!sessions.hasFreshCode()) {
      return DeskResult.NEEDS_CODE;
    }
    ticket.approve(clock.instant());
    complete(ticket, review);
    if (!ticket.isForReview()) {
      // With no second review to come, a mail tells the requester.
      ticket.recordAgentReply(request.requiredAccountId(), clock.instant());
    }
    alertOfManyApprovals();
    return DeskResult.DONE;
  }

  /** Once, when the number is passed: somebody else shall look at what this agent approves. */
  private void alertOfManyApprovals() {
    long me = request.requiredAccountId();
    unbindTickets.flush();
    long approvals = unbindTickets.approvalsSince(me, clock.instant().minus(DAY));
    if (approvals == settings.approvalsPerDay() + 1L) {
      mails.notifyManyApprovals(me, approvals);
    }
  }

  private DeskResult reject(UnbindTicket ticket, Review review) {
    if (!Typed.showsSomething(review.reason()) || review.text() == null) {
      return DeskResult.INCOMPLETE;
    }
    messages.answer(ticket, review.text(), review.files());
    complete(ticket, review);
    return DeskResult.DONE;
  }

  private DeskResult ask(UnbindTicket ticket, Review review) {
    if (!unbinding.takesQuestions(ticket.place().taskId())) {
      return DeskResult.NO_QUESTIONS;
    }
    if (review.text() == null) {
      return DeskResult.INCOMPLETE;
    }
    messages.answer(ticket, review.text(), review.files());
    complete(ticket, review);
    ticket.ask(clock.instant());
    // Only now it is known until when the answer is waited for.
    mails.notifyReply(ticket, review.text());
    return DeskResult.DONE;
  }

  private void complete(UnbindTicket ticket, Review review) {
    long me = request.requiredAccountId();
    String answers = review.checklist().answers(settings.checklist());
    unbindTickets.add(
        new TicketReview(
            ticket,
            me,
            device(ticket),
            request.client().network(),
            review,
            answers,
            clock.instant()));
    unbindTickets.flush();
    ticket.forgetRefusal();
    ticket.heighten(policy.reasonsNow(ticket));
    audit.record(AuditAction.TICKET_REVIEWED, ticket, review.decision() + " " + answers);
    unbinding.complete(
        ticket.place().taskId(),
        review.decision(),
        me,
        new UnbindProcess.ReviewOutcome(
            ticket.heightened(), settings.waitingPeriod(ticket.heightened())));
  }

  /** Hashed as the ticket's own, if it is the same, so that they can be compared at the reset. */
  private String device(UnbindTicket ticket) {
    return devices.hashes().stream()
        .filter(ticket::isFiledFrom)
        .findFirst()
        .orElseGet(devices::hash);
  }

  /** A supervisor stops the ticket, at any point until the reset. */
  @RolesAllowed(Roles.SUPERVISOR)
  public DeskResult stop(TicketNumber number, MessageBody reason) {
    Optional<UnbindTicket> found =
        unbindTickets
            .lock(number)
            .filter(ticket -> ticket.isOpen() && ticket.resetAt() == null)
            .filter(ticket -> !ticket.isCanceled());
    if (found.isEmpty()) {
      return DeskResult.NOT_WAITING;
    }
    Instant now = clock.instant();
    found.get().stop(now);
    tickets.add(
        new TicketMessage(
            found.get(), Author.AGENT, request.requiredAccountId(), true, reason, now));
    unbinding.send(UnbindMessage.STOPPED, number);
    audit.record(AuditAction.TICKET_STOPPED, found.get());
    return DeskResult.DONE;
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
    process.retry(number);
    outbox.retry(number.text());
    audit.record(AuditAction.TICKET_RETRIED, ticket.get());
    return DeskResult.DONE;
  }
}
