package mfa.ticket.unbind;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;

/**
 * What the words of owners and administrators are worth. Anybody can be invited into a workspace of
 * somebody unknown: only one to which both have belonged for long says that they know each other.
 */
@Dependent
public class Vouchings {

  private static final Duration ACQUAINTANCE = Duration.ofDays(30);

  @Inject private UnbindTickets tickets;
  @Inject private AccountService accounts;
  @Inject private MembershipService memberships;
  @Inject private Clock clock;

  /** Those that are independent evidence now. */
  public List<TicketVoucher> counting(UnbindTicket ticket) {
    return tickets.vouchersOf(ticket).stream().filter(voucher -> counts(voucher, ticket)).toList();
  }

  /**
   * Whether somebody's word counts who is not that reviewer, nor somebody else in the same browser:
   * nobody reviews their own word.
   *
   * @param devices the keyed hashes of the reviewer's browser
   */
  public boolean isVouched(UnbindTicket ticket, long reviewerId, List<String> devices) {
    return counting(ticket).stream()
        .filter(voucher -> voucher.accountId() != reviewerId)
        .anyMatch(voucher -> !devices.contains(voucher.deviceHash()));
  }

  public List<VoucherItem> items(UnbindTicket ticket) {
    List<TicketVoucher> vouchers = tickets.vouchersOf(ticket);
    Map<Long, String> names =
        accounts.names(vouchers.stream().map(TicketVoucher::accountId).collect(Collectors.toSet()));
    return vouchers.stream()
        .map(voucher -> item(voucher, ticket, names.getOrDefault(voucher.accountId(), "")))
        .toList();
  }

  private VoucherItem item(TicketVoucher voucher, UnbindTicket ticket, String name) {
    return new VoucherItem(
        name,
        voucher.workspaceName(),
        voucher.vouchedAt(),
        bothSince(voucher, ticket).orElse(null),
        membership(ticket.accountId(), voucher.workspaceId())
            .filter(member -> member.requiresMfa(clock.instant()))
            .isPresent(),
        counts(voucher, ticket));
  }

  /** The word of anyone who lost the right since is worth what anybody's is. */
  private boolean counts(TicketVoucher voucher, UnbindTicket ticket) {
    Instant latest = ticket.filedAt().minus(ACQUAINTANCE);
    return accounts.profile(voucher.accountId()).filter(Profile::active).isPresent()
        && membership(voucher.accountId(), voucher.workspaceId())
            .filter(giver -> giver.role().administers())
            .isPresent()
        && bothSince(voucher, ticket).filter(since -> !since.isAfter(latest)).isPresent();
  }

  private Optional<Instant> bothSince(TicketVoucher voucher, UnbindTicket ticket) {
    Optional<Instant> giver = joinedAt(voucher.accountId(), voucher.workspaceId());
    Optional<Instant> member = joinedAt(ticket.accountId(), voucher.workspaceId());
    return giver.flatMap(one -> member.map(other -> one.isAfter(other) ? one : other));
  }

  private Optional<Instant> joinedAt(long accountId, long workspaceId) {
    return membership(accountId, workspaceId).map(MembershipSummary::joinedAt);
  }

  private Optional<MembershipSummary> membership(long accountId, long workspaceId) {
    return memberships.of(accountId).stream()
        .filter(item -> item.workspaceId() == workspaceId)
        .findFirst();
  }
}
