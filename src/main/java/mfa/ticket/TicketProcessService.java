package mfa.ticket;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.MailTemplate;
import mfa.verification.VerificationService;

/**
 * What the steps of the process do; part of the engine's transaction. Called by delegates and
 * listeners only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TicketProcessService {

  private Tickets tickets;
  private TicketPolicy policy;
  private DeskRules rules;
  private TicketMails mails;
  private AccountService accounts;
  private AuthenticatorService authenticators;
  private VerificationService verification;
  private AuditService audit;
  private TicketRecord record;
  private Clock clock;

  protected TicketProcessService() {}

  @Inject
  public TicketProcessService(
      Tickets tickets,
      TicketPolicy policy,
      DeskRules rules,
      TicketMails mails,
      AccountService accounts,
      AuthenticatorService authenticators,
      VerificationService verification,
      AuditService audit,
      TicketRecord record,
      Clock clock) {
    this.tickets = tickets;
    this.policy = policy;
    this.rules = rules;
    this.mails = mails;
    this.accounts = accounts;
    this.authenticators = authenticators;
    this.verification = verification;
    this.audit = audit;
    this.record = record;
    this.clock = clock;
  }

  /**
   * Mails a verification code for the draft; a superseded one, or a disabled account, gets none.
   */
  @PermitAll
  public void sendVerificationCode(TicketNumber number) {
    Ticket draft = ticket(number);
    if (!draft.isDraft() || draft.isCalledOff()) {
      return;
    }
    accounts
        .profile(draft.accountId())
        .filter(Profile::active)
        .ifPresent(
            account ->
                verification.issueInTransaction(
                    UnbindRequestSteps.order(draft, account), account.recipient(), draft.client()));
  }

  /** Mails what the template says to whom it is for. */
  @PermitAll
  public void sendMail(TicketNumber number, MailTemplate template) {
    mails.send(ticket(number), template);
  }

  /**
   * Resets the account, if every condition is met, whatever the model says.
   *
   * @throws ResetRefusedException naming the first condition that is not met
   */
  @PermitAll
  public void reset(TicketNumber number) {
    authenticators.hold(tickets.accountIdOf(number));
    Ticket ticket = tickets.lock(number).orElseThrow();
    Optional<ResetObstacle> obstacle = policy.obstacle(ticket);
    if (obstacle.isPresent()) {
      audit.recordAlone(
          AuditEvent.failure(AuditAction.RESET_REFUSED, ticket.accountId())
              .saying(number + " " + obstacle.get()));
      throw new ResetRefusedException(number, obstacle.get());
    }
    ticket.noteReset(clock.instant());
    authenticators.reset(ticket.accountId());
  }

  /** Ends the ticket with the outcome that the model names. */
  @PermitAll
  public void close(TicketNumber number, Outcome outcome) {
    Ticket ticket = tickets.lock(number).orElseThrow();
    if (ticket.closedAt() != null) {
      return;
    }
    boolean draft = ticket.isDraft();
    ticket.close(outcome, clock.instant());
    if (!draft) {
      record.note(AuditAction.TICKET_CLOSED, ticket, outcome.name());
    }
  }

  /** The process entered a step. */
  @PermitAll
  public void enter(TicketNumber number, String step, String name) {
    Ticket ticket = ticket(number);
    ticket.enter(step, name);
    tickets.add(new TicketStep(ticket, step, name, clock.instant()));
  }

  /**
   * Whether the account may have the review that begins now: the reviewer to whom an answer goes
   * back can have lost the role since.
   */
  @PermitAll
  public boolean mayReview(TicketNumber number, long accountId) {
    return accounts
        .profile(accountId)
        .filter(reviewer -> rules.mayReview(ticket(number), reviewer))
        .isPresent();
  }

  /** The process waits for a reviewer. */
  @PermitAll
  public void openTask(TicketNumber number, Task task) {
    ticket(number)
        .openTask(task.id(), task.candidateGroup(), task.assignee(), task.dueAt(), clock.instant());
  }

  @PermitAll
  public void assignTask(TicketNumber number, Long assignee) {
    ticket(number).assign(assignee);
  }

  @PermitAll
  public void closeTask(TicketNumber number) {
    ticket(number).closeTask();
  }

  private Ticket ticket(TicketNumber number) {
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
