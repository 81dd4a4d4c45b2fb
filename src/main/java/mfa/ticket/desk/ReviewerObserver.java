package mfa.ticket.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Predicate;
import mfa.account.AccountDeleted;
import mfa.account.AccountDisabled;
import mfa.account.AccountService;
import mfa.account.PlatformRoleTaken;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.ticket.Ticket;
import mfa.ticket.TicketAudit;
import mfa.ticket.Tickets;
import mfa.ticket.process.TicketProcess;

/**
 * Gives back to the queue what somebody has who may not review it any more, in the transaction that
 * took the right away (R56).
 */
@ApplicationScoped
class ReviewerObserver {

  @Inject private Tickets tickets;
  @Inject private DeskRules rules;
  @Inject private AccountService accounts;
  @Inject private TicketProcess process;
  @Inject private TicketAudit audit;

  void onAccountDisabled(@Observes AccountDisabled event) {
    release(event.accountId(), ticket -> true, "Its reviewer was disabled.");
  }

  void onAccountDeleted(@Observes AccountDeleted event) {
    release(event.accountId(), ticket -> true, "The account of its reviewer was deleted.");
  }

  /** An agent who was a supervisor keeps the first reviews, and the other way round. */
  void onRoleTaken(@Observes PlatformRoleTaken event) {
    Optional<Profile> reviewer =
        accounts.profile(event.accountId()).map(profile -> profile.without(event.role()));
    release(
        event.accountId(),
        ticket -> reviewer.filter(profile -> rules.mayReview(ticket, profile)).isEmpty(),
        "Its reviewer is no " + event.role() + " any more.");
  }

  private void release(long reviewerId, Predicate<Ticket> lost, String reason) {
    tickets.takenBy(reviewerId).stream()
        .map(tickets::lock)
        .flatMap(Optional::stream)
        .filter(ticket -> ticket.place().isReview() && ticket.isAssignedTo(reviewerId))
        .filter(lost)
        .forEach(ticket -> release(ticket, reason));
  }

  private void release(Ticket ticket, String reason) {
    process.release(ticket.place().taskId());
    audit.record(AuditAction.TICKET_RELEASED, ticket, reason);
  }
}
