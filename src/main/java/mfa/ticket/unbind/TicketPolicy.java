package mfa.ticket.unbind;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.ticket.TicketSettings;
import mfa.ticket.desk.DeskRules;
import mfa.ticket.desk.TicketReview;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;

/** Decides which tickets need a second reviewer, and whether a reset may happen now. */
@Dependent
public class TicketPolicy {

  public static final Duration MEMORY = Duration.ofDays(30);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Set<WorkspaceRole> PRIVILEGED =
      Set.of(WorkspaceRole.OWNER, WorkspaceRole.ADMINISTRATOR);

  private final AccountService accounts;
  private final MembershipService memberships;
  private final AuthenticatorService authenticators;
  private final UnbindTickets tickets;
  private final Vouchings vouchings;
  private final TicketSettings settings;
  private final Clock clock;

  @Inject
  TicketPolicy(
      AccountService accounts,
      MembershipService memberships,
      AuthenticatorService authenticators,
      UnbindTickets tickets,
      Vouchings vouchings,
      TicketSettings settings,
      Clock clock) {
    this.accounts = accounts;
    this.memberships = memberships;
    this.authenticators = authenticators;
    this.tickets = tickets;
    this.vouchings = vouchings;
    this.settings = settings;
    this.clock = clock;
  }

  Set<HeightenedReason> reasonsAtFiling(Profile account) {
    Instant since = clock.instant().minus(MEMORY);
    Set<HeightenedReason> reasons = EnumSet.noneOf(HeightenedReason.class);
    boolean privileged =
        memberships.of(account.id()).stream()
            .anyMatch(membership -> PRIVILEGED.contains(membership.role()));
    if (privileged || !account.platformRoles().isEmpty()) {
      reasons.add(HeightenedReason.PRIVILEGED);
    }
    if (accounts.changedPasswordSince(account.id(), since)) {
      reasons.add(HeightenedReason.PASSWORD_CHANGED);
    }
    if (!accounts.formerRecipients(account.id(), since).isEmpty()) {
      reasons.add(HeightenedReason.ADDRESS_CHANGED);
    }
    if (tickets.endedBadlySince(account.id(), since)) {
      reasons.add(HeightenedReason.FORMER_TICKET);
    }
    return reasons;
  }

  /** Nobody files and withdraws without end (R49). */
  boolean mayFileAnother(long accountId) {
    Instant since = clock.instant().minus(DAY);
    return tickets.countFiledSince(accountId, since) < settings.perAccountDay();
  }

  /** All reasons there are now, with what the reviews say. */
  public Set<HeightenedReason> reasonsNow(UnbindTicket ticket) {
    Set<HeightenedReason> reasons =
        accounts
            .profile(ticket.accountId())
            .map(this::reasonsAtFiling)
            .orElseGet(() -> EnumSet.noneOf(HeightenedReason.class));
    if (ticket.lockedWhileOpen()) {
      reasons.add(HeightenedReason.LOCKED);
    }
    List<TicketReview> approvals = approvals(ticket, tickets.reviewsOf(ticket));
    if (!approvals.isEmpty() && approvals.stream().noneMatch(one -> isOnEvidence(one, ticket))) {
      reasons.add(HeightenedReason.NO_EVIDENCE);
    }
    return reasons;
  }

  /** The word of others is evidence as long as it counts, and not the reviewer's own. */
  private boolean isOnEvidence(TicketReview approval, UnbindTicket ticket) {
    return switch (approval.evidence()) {
      case NONE -> false;
      case CALL_BACK, MEETING -> true;
      case OWNER_VOUCHED ->
          vouchings.isVouched(
              ticket, approval.reviewerId(), Stream.ofNullable(approval.deviceHash()).toList());
    };
  }

  /** Those that count now: of somebody else, from elsewhere, who may still review. */
  private List<TicketReview> approvals(UnbindTicket ticket, List<TicketReview> reviews) {
    return reviews.stream()
        .filter(review -> review.isApproval() && review.reviewerId() != ticket.accountId())
        .filter(review -> !ticket.isFiledFrom(review.deviceHash()))
        .filter(
            review ->
                holds(
                    review.reviewerId(),
                    review.isSecond() ? Set.of(PlatformRole.SUPERVISOR) : DeskRules.REVIEWERS))
        .toList();
  }

  /**
   * The first condition of a reset that is not met; empty if all are. They hold one after the other
   * (R77): verified, then reviewed, then told, then waited.
   */
  public Optional<ResetObstacle> obstacle(UnbindTicket ticket) {
    if (ticket.closedAt() != null || ticket.resetAt() != null) {
      return Optional.of(ResetObstacle.NOT_OPEN);
    }
    if (ticket.filedAt() == null) {
      return Optional.of(ResetObstacle.NOT_VERIFIED);
    }
    if (ticket.isCanceled()) {
      return Optional.of(ResetObstacle.CALLED_OFF);
    }
    if (accounts.profile(ticket.accountId()).filter(Profile::active).isEmpty()) {
      return Optional.of(ResetObstacle.ACCOUNT_INACTIVE);
    }
    List<TicketReview> reviews = tickets.reviewsOf(ticket);
    return reviewObstacle(ticket, reviews).or(() -> noticeObstacle(ticket, reviews));
  }

  private Optional<ResetObstacle> noticeObstacle(UnbindTicket ticket, List<TicketReview> reviews) {
    Instant notifiedAt = ticket.approvedNoticeAt();
    if (ticket.filedNoticeAt() == null
        || notifiedAt == null
        || notifiedAt.isBefore(lastApproval(reviews))) {
      return Optional.of(ResetObstacle.NOTICES_MISSING);
    }
    boolean waited = !notifiedAt.plus(settings.minimumWait()).isAfter(clock.instant());
    return waited ? Optional.empty() : Optional.of(ResetObstacle.WAIT_NOT_OVER);
  }

  private static Instant lastApproval(List<TicketReview> reviews) {
    return reviews.stream()
        .filter(TicketReview::isApproval)
        .map(TicketReview::decidedAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  private Optional<ResetObstacle> reviewObstacle(UnbindTicket ticket, List<TicketReview> reviews) {
    if (reviews.stream().anyMatch(TicketReview::isRejection)) {
      return Optional.of(ResetObstacle.REJECTED);
    }
    List<TicketReview> approvals = approvals(ticket, reviews);
    Optional<TicketReview> first =
        approvals.stream().filter(review -> !review.isSecond()).reduce((one, later) -> later);
    if (first.isEmpty()) {
      return Optional.of(ResetObstacle.NOT_APPROVED);
    }
    boolean second =
        approvals.stream()
            .anyMatch(
                review ->
                    review.isSecond()
                        && isIndependent(review, first.get(), tickets.vouchersOf(ticket)));
    boolean heightened = ticket.heightened() || !reasonsNow(ticket).isEmpty();
    return heightened && !second ? Optional.of(ResetObstacle.NOT_APPROVED_TWICE) : Optional.empty();
  }

  /** Another person in another browser than the first reviewer, and nobody who had vouched. */
  private static boolean isIndependent(
      TicketReview second, TicketReview first, List<TicketVoucher> vouchers) {
    return second.reviewerId() != first.reviewerId()
        && (second.deviceHash() == null || !second.deviceHash().equals(first.deviceHash()))
        && vouchers.stream()
            .filter(voucher -> !voucher.vouchedAt().isAfter(second.decidedAt()))
            .noneMatch(voucher -> voucher.accountId() == second.reviewerId());
  }

  /** A role sleeps while its holder has no authenticator. */
  private boolean holds(long accountId, Set<PlatformRole> requested) {
    return accounts
        .profile(accountId)
        .filter(Profile::active)
        .filter(profile -> profile.platformRoles().stream().anyMatch(requested::contains))
        .filter(profile -> authenticators.isBound(profile.id()))
        .isPresent();
  }
}
