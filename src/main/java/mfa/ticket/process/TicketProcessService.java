package mfa.ticket.process;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.MailTemplate;
import mfa.ticket.Outcome;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketNumber;
import mfa.ticket.Tickets;
import mfa.ticket.desk.DeskRules;
import mfa.ticket.unbind.RefusedResetService;
import mfa.ticket.unbind.ResetObstacle;
import mfa.ticket.unbind.TicketPolicy;
import mfa.ticket.unbind.UnbindRequest;
import mfa.ticket.unbind.UnbindTicket;
import mfa.ticket.unbind.UnbindTickets;
import mfa.verification.CodeRequest;
import mfa.verification.VerificationService;
import mfa.workflow.migration.process.EngineMigration.NewStep;

/**
 * What the steps of the process do; part of the engine's transaction. Called by delegates and
 * listeners only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TicketProcessService {

  private static final Duration DAY = Duration.ofDays(1);

  @Inject private UnbindTickets tickets;
  @Inject private Tickets all;
  @Inject private TicketPolicy policy;
  @Inject private DeskRules rules;
  @Inject private TicketMails mails;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private VerificationService verification;
  @Inject private AuditService audit;
  @Inject private TicketAudit ticketAudit;
  @Inject private Clock clock;

  /**
   * Mails a verification code for the draft; a superseded one, or a disabled account, gets none.
   */
  @PermitAll
  public void sendVerificationCode(TicketNumber number) {
    UnbindTicket draft = ticket(number);
    if (!draft.isDraft() || draft.isCanceled()) {
      return;
    }
    accounts
        .profile(draft.accountId())
        .filter(Profile::active)
        .ifPresent(
            account -> {
              CodeRequest code = UnbindRequest.codeRequest(draft, account);
              Instant since = clock.instant().minus(DAY);
              checkBound(number, verification.countIssued(code, since) < TicketMails.MAX_PER_DAY);
              verification.issueInTransaction(code, account.recipient(), draft.client());
            });
  }

  /** Mails what the template says to whom it is for. */
  @PermitAll
  public void sendMail(TicketNumber number, MailTemplate template) {
    UnbindTicket ticket = ticket(number);
    checkBound(number, mails.mayRepeat(ticket, template));
    mails.send(ticket, template);
  }

  /**
   * A model that mails in a circle ends in an incident, which people see and can try again when the
   * day is over: a mail left out would let the process go on as if somebody had been told.
   */
  private static void checkBound(TicketNumber number, boolean kept) {
    if (!kept) {
      throw new IllegalStateException(
          "The process of " + number + " has mailed this too often within a day.");
    }
  }

  /**
   * Resets the account, if every condition is met, whatever the model says; once, however often it
   * is asked. Enters the step itself: the account has to be held before the ticket.
   *
   * @return whether the process may go on; where not, {@link RefusedResetService} leads on
   */
  @PermitAll
  public boolean reset(TicketNumber number, String step, String name) {
    authenticators.lock(all.accountIdOf(number));
    UnbindTicket ticket = tickets.lock(number).orElseThrow();
    if (!step.equals(ticket.place().step())) {
      enter(ticket, step, name);
    }
    if (ticket.isOpen() && ticket.resetAt() != null) {
      return true;
    }
    Optional<ResetObstacle> obstacle = policy.obstacle(ticket);
    if (obstacle.isPresent()) {
      refuse(ticket, obstacle.get());
      return false;
    }
    ticket.forgetRefusal();
    ticket.markReset(clock.instant());
    authenticators.reset(ticket.accountId());
    return true;
  }

  private void refuse(UnbindTicket ticket, ResetObstacle obstacle) {
    ticket.recordRefusal(obstacle);
    audit.record(
        AuditEvent.failure(AuditAction.RESET_REFUSED, ticket.accountId())
            .saying(ticket.number() + " " + obstacle));
  }

  /** Ends the ticket with the outcome that the model names. */
  @PermitAll
  public void close(TicketNumber number, Outcome outcome) {
    UnbindTicket ticket = tickets.lock(ticket(number).id());
    if (ticket.closedAt() != null) {
      return;
    }
    boolean draft = ticket.isDraft();
    ticket.close(outcome, clock.instant());
    if (!draft) {
      ticketAudit.record(AuditAction.TICKET_CLOSED, ticket, outcome.name());
    }
  }

  /** The process entered a step. */
  @PermitAll
  public void enter(TicketNumber number, String step, String name) {
    enter(held(number), step, name);
  }

  private void enter(UnbindTicket ticket, String step, String name) {
    ticket.enter(step, name);
    all.add(new TicketStep(ticket, step, name, clock.instant()));
  }

  /** Waits for anyone who works on the ticket; they wait for the end of this transaction. */
  @PermitAll
  public void lock(TicketNumber number) {
    held(number);
  }

  /**
   * The process was moved to another version.
   *
   * @param steps what the steps of the former version are in this one
   */
  @PermitAll
  public void migrate(TicketNumber number, int former, int version, Map<String, NewStep> steps) {
    UnbindTicket ticket = held(number);
    String before = ticket.place().step();
    // A draft that has not entered a step has no history either.
    if (before != null && steps.containsKey(before)) {
      NewStep step = steps.get(before);
      ticket.migrate(step.id(), step.name());
      all.add(TicketStep.moved(ticket, step.id(), step.name(), clock.instant(), version));
    }
    ticketAudit.record(AuditAction.TICKET_MIGRATED, ticket, former + " -> " + version);
  }

  /**
   * The process waits for a reviewer.
   *
   * @return the review as it has to be: for the people whose approval the reset lacked, and without
   *     the reviewer to whom an answer goes back, where the right to it is lost
   */
  @PermitAll
  public Task openTask(TicketNumber number, Task asked) {
    UnbindTicket ticket = held(number);
    String group = ticket.refusal().flatMap(DeskRules::groupFor).orElse(asked.candidateGroup());
    ticket.openTask(asked.id(), group, null, asked.dueAt(), clock.instant());
    Long assignee =
        Optional.ofNullable(asked.assignee())
            .flatMap(accounts::profile)
            .filter(reviewer -> ticket.refusal().isEmpty() && rules.mayReview(ticket, reviewer))
            .map(Profile::id)
            .orElse(null);
    ticket.assign(assignee);
    return new Task(asked.id(), group, assignee, asked.dueAt());
  }

  @PermitAll
  public void assignTask(TicketNumber number, Long assignee) {
    held(number).assign(assignee);
  }

  @PermitAll
  public void closeTask(TicketNumber number) {
    held(number).closeTask();
  }

  /**
   * Waits for anyone who works on the ticket in this moment, such as a withdrawal, instead of
   * failing after it. A draft is not held: its code is counted first, and drafts only make room.
   */
  private UnbindTicket held(TicketNumber number) {
    UnbindTicket ticket = ticket(number);
    return ticket.isDraft() ? ticket : tickets.lock(ticket.id());
  }

  private UnbindTicket ticket(TicketNumber number) {
    return tickets
        .find(number)
        .orElseThrow(() -> new IllegalStateException("There is no ticket " + number + "."));
  }

  /**
   * What the engine knows of a review that waits.
   *
   * @param assignee account, or null
   * @param dueAt when it is overdue, or null
   */
  public record Task(String id, String candidateGroup, Long assignee, Instant dueAt) {}
}
