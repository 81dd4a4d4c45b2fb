package mfa.ticket.process;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.mail.MailTemplate;
import mfa.ticket.Outcome;
import mfa.ticket.Ticket;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketNumber;
import mfa.ticket.Tickets;
import mfa.ticket.desk.DeskRules;
import mfa.ticket.unbind.ResetObstacle;
import mfa.ticket.unbind.UnbindTicket;
import mfa.workflow.migration.process.EngineMigration.NewStep;

/**
 * What the steps of every process do; part of the engine's transaction. Called by delegates and
 * listeners only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TicketProcessService {

  @Inject private Tickets tickets;
  @Inject private DeskRules rules;
  @Inject private TicketMails mails;
  @Inject private AccountService accounts;
  @Inject private TicketAudit audit;
  @Inject private Clock clock;

  /** Mails what the template says to whom it is for. */
  @PermitAll
  public void sendMail(TicketNumber number, MailTemplate template) {
    Ticket ticket = ticket(number);
    checkBound(number, mails.mayRepeat(ticket, template));
    mails.send(ticket, template);
  }

  /**
   * A model that mails in a circle ends in an incident, which people see and can try again when the
   * day is over: a mail left out would let the process go on as if somebody had been told.
   */
  static void checkBound(TicketNumber number, boolean kept) {
    if (!kept) {
      throw new IllegalStateException(
          "The process of " + number + " has mailed this too often within a day.");
    }
  }

  /** Ends the ticket with the outcome that the model names. */
  @PermitAll
  public void close(TicketNumber number, Outcome outcome) {
    Ticket ticket = tickets.lock(ticket(number).id());
    if (isPast(ticket)) {
      return;
    }
    boolean draft = ticket.isDraft();
    ticket.close(outcome, clock.instant());
    if (!draft) {
      audit.record(AuditAction.TICKET_CLOSED, ticket, outcome.name());
    }
  }

  /** The process entered a step. */
  @PermitAll
  public void enter(TicketNumber number, String step, String name) {
    Ticket ticket = locked(number);
    if (!ticket.isAheadOfProcess()) {
      ticket.enter(step, name);
      tickets.add(new TicketStep(ticket, step, name, clock.instant()));
    }
  }

  /** Waits for anyone who works on the ticket; they wait for the end of this transaction. */
  @PermitAll
  public void lock(TicketNumber number) {
    locked(number);
  }

  /**
   * The process was moved to another version.
   *
   * @param steps what the steps of the former version are in this one
   */
  @PermitAll
  public void migrate(TicketNumber number, int former, int version, Map<String, NewStep> steps) {
    Ticket ticket = locked(number);
    String before = ticket.place().step();
    // A draft that has not entered a step has no history either.
    if (before != null && steps.containsKey(before)) {
      NewStep step = steps.get(before);
      ticket.migrate(step.id(), step.name());
      tickets.add(TicketStep.moved(ticket, step.id(), step.name(), clock.instant(), version));
    }
    audit.record(AuditAction.TICKET_MIGRATED, ticket, former + " -> " + version);
  }

  /**
   * The process waits for a reviewer.
   *
   * @return the review as it has to be: for the people whose approval the reset lacked, and without
   *     the reviewer to whom an answer goes back, where the right to it is lost
   */
  @PermitAll
  public Task openTask(TicketNumber number, Task asked) {
    Ticket ticket = locked(number);
    if (isPast(ticket)) {
      return asked;
    }
    Optional<ResetObstacle> refusal = refusal(ticket);
    String group = refusal.flatMap(DeskRules::groupFor).orElse(asked.candidateGroup());
    ticket.openTask(asked.id(), group, null, asked.dueAt(), clock.instant());
    Long assignee =
        Optional.ofNullable(asked.assignee())
            .flatMap(accounts::profile)
            .filter(reviewer -> refusal.isEmpty() && rules.mayReview(ticket, reviewer))
            .map(Profile::id)
            .orElse(null);
    ticket.assign(assignee);
    return new Task(asked.id(), group, assignee, asked.dueAt());
  }

  /** Whether nothing that its process asks of the desk counts any more. */
  private static boolean isPast(Ticket ticket) {
    return ticket.closedAt() != null || ticket.isAheadOfProcess();
  }

  private static Optional<ResetObstacle> refusal(Ticket ticket) {
    return ticket instanceof UnbindTicket unbind ? unbind.refusal() : Optional.empty();
  }

  @PermitAll
  public void assignTask(TicketNumber number, Long assignee) {
    Ticket ticket = locked(number);
    if (!isPast(ticket)) {
      ticket.assign(assignee);
    }
  }

  @PermitAll
  public void closeTask(TicketNumber number) {
    Ticket ticket = locked(number);
    if (!ticket.isAheadOfProcess()) {
      ticket.closeTask();
    }
  }

  /**
   * Waits for anyone who works on the ticket in this moment, such as a withdrawal, instead of
   * failing after it. A draft is not locked: its code is counted first, and drafts only make room.
   */
  private Ticket locked(TicketNumber number) {
    Ticket ticket = ticket(number);
    return ticket.isDraft() ? ticket : tickets.lock(ticket.id());
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
