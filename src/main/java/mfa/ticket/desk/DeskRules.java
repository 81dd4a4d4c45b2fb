package mfa.ticket.desk;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.platform.request.CurrentRequest;
import mfa.session.DeviceService;
import mfa.ticket.Ticket;
import mfa.ticket.TicketStatus;
import mfa.ticket.process.ProcessPosition;
import mfa.ticket.unbind.ResetObstacle;
import mfa.ticket.unbind.TicketVoucher;
import mfa.ticket.unbind.UnbindTicket;
import mfa.ticket.unbind.UnbindTickets;
import mfa.ticket.unbind.Vouchings;

/** Who of customer service may work on which ticket (R50). */
@Dependent
public class DeskRules {

  public static final Set<PlatformRole> REVIEWERS =
      Set.of(PlatformRole.AGENT, PlatformRole.SUPERVISOR);

  @Inject private UnbindTickets tickets;
  @Inject private AccountService accounts;
  @Inject private Vouchings vouchings;
  @Inject private DeviceService devices;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** What the caller sees of the queues now. */
  TicketQueues.Viewpoint viewpoint(Set<String> incidents) {
    return new TicketQueues.Viewpoint(
        request.requiredAccountId(), devices.hashes(), incidents, clock.instant());
  }

  boolean isMine(Ticket ticket) {
    return ticket.isAssignedTo(request.requiredAccountId());
  }

  /**
   * Whether a colleague has it, who is the only one to write to its requester. While that one has
   * the turn there is nothing to take over, so supervisors may write.
   */
  boolean isHeldByAnother(Ticket ticket) {
    return ticket.place().isAssigned()
        && !isMine(ticket)
        && (ticket.isForReview()
            || (ticket.status() == TicketStatus.FEEDBACK_PROVIDED && !isSupervisor()));
  }

  boolean isMineToDecide(Ticket ticket) {
    return ticket.isForReview() && isMine(ticket);
  }

  /** What an agent is told who wants to work on such a ticket. */
  static DeskResult notWaiting(Optional<? extends Ticket> ticket) {
    return ticket.filter(Ticket::isCanceled).isPresent()
        ? DeskResult.ENDED
        : DeskResult.NOT_WAITING;
  }

  /** The candidate group whose approval a reset lacked; empty where it lacked something else. */
  public static Optional<String> groupFor(ResetObstacle obstacle) {
    return switch (obstacle) {
      case NOT_APPROVED -> Optional.of("agents");
      case NOT_APPROVED_TWICE -> Optional.of(ProcessPosition.SUPERVISORS);
      default -> Optional.empty();
    };
  }

  boolean isSupervisor() {
    return isSupervisor(accounts.ownProfile());
  }

  /** Nobody works on their own ticket, nor on one filed from their own browser. */
  public Optional<DeskResult> ownInterest(Ticket ticket) {
    if (ticket.accountId() == request.requiredAccountId()) {
      return Optional.of(DeskResult.OWN_TICKET);
    }
    return ticket.isFiledFromAny(devices.hashes())
        ? Optional.of(DeskResult.OWN_BROWSER)
        : Optional.empty();
  }

  boolean isOwnInterest(Ticket ticket) {
    return ownInterest(ticket).isPresent();
  }

  /** Why the caller may not review the ticket. */
  Optional<DeskResult> refusal(Ticket ticket) {
    return ownInterest(ticket)
        .or(() -> refusal(ticket, accounts.ownProfile()))
        .or(
            () ->
                isOtherHalfFromHere(ticket)
                    ? Optional.of(DeskResult.NEEDS_ANOTHER_BROWSER)
                    : Optional.empty());
  }

  /** Why somebody else may not review it, as far as it can be known without their browser. */
  Optional<DeskResult> refusal(Ticket ticket, Profile reviewer) {
    if (ticket.accountId() == reviewer.id()) {
      return Optional.of(DeskResult.OWN_TICKET);
    }
    if (ticket.place().isHandedUp() && !isSupervisor(reviewer)) {
      return Optional.of(DeskResult.FOR_SUPERVISORS);
    }
    boolean needsAnother =
        ticket.isSecondReview()
            && (!isSupervisor(reviewer)
                || approvedFirst(ticket, reviewer.id())
                || vouched(ticket, reviewer.id()));
    return needsAnother ? Optional.of(DeskResult.NEEDS_ANOTHER_SUPERVISOR) : Optional.empty();
  }

  /** Whether somebody holds the role for it and nothing known speaks against. */
  public boolean mayReview(Ticket ticket, Profile reviewer) {
    return reviewer.active()
        && reviewer.platformRoles().stream().anyMatch(REVIEWERS::contains)
        && refusal(ticket, reviewer).isEmpty();
  }

  /** Whether somebody vouched on whose word the caller can decide. */
  boolean isVouched(UnbindTicket ticket) {
    return vouchings.isVouched(ticket, request.requiredAccountId(), devices.hashes());
  }

  /** Whether what the second review rests on came from the browser of the caller. */
  private boolean isOtherHalfFromHere(Ticket ticket) {
    List<String> own = devices.hashes();
    return ticket.isSecondReview()
        && Stream.concat(
                tickets.reviewsOf(ticket).stream()
                    .filter(review -> review.isApproval() && !review.isSecond())
                    .map(TicketReview::deviceHash),
                tickets.vouchersOf(ticket).stream().map(TicketVoucher::deviceHash))
            .anyMatch(own::contains);
  }

  private boolean approvedFirst(Ticket ticket, long reviewerId) {
    return tickets.reviewsOf(ticket).stream()
        .anyMatch(
            review ->
                !review.isSecond() && review.isApproval() && review.reviewerId() == reviewerId);
  }

  private boolean vouched(Ticket ticket, long reviewerId) {
    return tickets.vouchersOf(ticket).stream()
        .anyMatch(voucher -> voucher.accountId() == reviewerId);
  }

  private static boolean isSupervisor(Profile profile) {
    return profile.platformRoles().contains(PlatformRole.SUPERVISOR);
  }
}
