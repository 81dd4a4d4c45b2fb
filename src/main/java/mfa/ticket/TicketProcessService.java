package mfa.ticket;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.Browser;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationSteps;

/**
 * What the steps of the process do; part of the engine's transaction. Called by delegates and
 * listeners only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TicketProcessService {

  private Tickets tickets;
  private TicketPolicy policy;
  private TicketLinks links;
  private AccountService accounts;
  private AuthenticatorService authenticators;
  private VerificationSteps verification;
  private OutboxService outbox;
  private AuditService audit;
  private RandomSource random;
  private Clock clock;

  protected TicketProcessService() {}

  @Inject
  public TicketProcessService(
      Tickets tickets,
      TicketPolicy policy,
      TicketLinks links,
      AccountService accounts,
      AuthenticatorService authenticators,
      VerificationSteps verification,
      OutboxService outbox,
      AuditService audit,
      RandomSource random,
      Clock clock) {
    this.tickets = tickets;
    this.policy = policy;
    this.links = links;
    this.accounts = accounts;
    this.authenticators = authenticators;
    this.verification = verification;
    this.outbox = outbox;
    this.audit = audit;
    this.random = random;
    this.clock = clock;
  }

  /** Mails a verification code for the draft; a superseded one gets none. */
  @PermitAll
  public void sendVerificationCode(TicketNumber number) {
    Ticket draft = ticket(number);
    if (!draft.isDraft() || draft.isCalledOff()) {
      return;
    }
    Profile account = accounts.profile(draft.accountId()).orElseThrow();
    verification.issue(
        UnbindRequestSteps.order(draft, account),
        account.recipient(),
        new VerificationCode(random.text(6, "0123456789")));
  }

  /** Mails what the template says to whom it is for. */
  @PermitAll
  public void sendMail(TicketNumber number, MailTemplate template) {
    Ticket ticket = ticket(number);
    for (Recipient recipient : recipients(ticket, template)) {
      outbox.send(mail(ticket, template, recipient));
    }
  }

  private List<Recipient> recipients(Ticket ticket, MailTemplate template) {
    return switch (template) {
      case REVIEW_OVERDUE, REVIEW_REMINDER, OWNER_OBJECTED -> supervisors();
      case TICKET_FILED,
          TICKET_APPROVED,
          TICKET_REJECTED,
          TICKET_DONE,
          TICKET_STOPPED,
          REQUESTER_REMINDER ->
          List.of(accounts.recipient(ticket.accountId()));
      default -> throw new IllegalArgumentException(template + " is no mail of the process.");
    };
  }

  private List<Recipient> supervisors() {
    return accounts.holders(PlatformRole.SUPERVISOR).stream().map(Profile::recipient).toList();
  }

  private Mail mail(Ticket ticket, MailTemplate template, Recipient recipient) {
    Instant wait = clock.instant();
    return Mail.of(template, recipient)
        .with("link", links.follow(ticket.number()))
        .with("objection", links.object(ticket.number()))
        .with("when", wait)
        .with("browser", Browser.name(ticket.client().userAgent()))
        .with("address", ticket.client().address())
        .about(ticket.number().text());
  }

  /**
   * Resets the account, if every condition is met, whatever the model says.
   *
   * @throws ResetRefusedException naming the first condition that is not met
   */
  @PermitAll
  public void reset(TicketNumber number) {
    Ticket ticket = tickets.lock(number).orElseThrow();
    Optional<String> obstacle = policy.obstacle(ticket);
    if (obstacle.isPresent()) {
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
      audit.record(
          AuditEvent.success(AuditAction.TICKET_CLOSED, ticket.accountId())
              .saying(number + " " + outcome));
    }
  }

  /** The process entered a step. */
  @PermitAll
  public void enter(TicketNumber number, String step) {
    ticket(number).enter(step);
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
