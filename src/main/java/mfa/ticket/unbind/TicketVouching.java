package mfa.ticket.unbind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mfa.platform.request.CurrentRequest;
import mfa.session.DeviceService;
import mfa.workspace.MembershipSummary;
import mfa.workspace.members.MemberTickets;
import mfa.workspace.members.UnbindHelpResult;

/**
 * Keeps who vouched for the owner of a ticket, as evidence that neither mailbox nor password is.
 */
@ApplicationScoped
public class TicketVouching implements MemberTickets {

  @Inject private UnbindTickets tickets;
  @Inject private DeviceService devices;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  @Override
  public boolean isOpen(long accountId) {
    return tickets.openOf(accountId).filter(TicketVouching::isUndecided).isPresent();
  }

  @Override
  public UnbindHelpResult vouch(long accountId, MembershipSummary by) {
    Optional<UnbindTicket> open =
        tickets
            .openOf(accountId)
            .map(UnbindTicket::number)
            .flatMap(tickets::lock)
            .filter(TicketVouching::isUndecided);
    if (open.isEmpty()) {
      return UnbindHelpResult.NO_TICKET;
    }
    UnbindTicket ticket = open.get();
    if (ticket.isFiledFromAny(devices.hashes())) {
      return UnbindHelpResult.OWN_BROWSER;
    }
    long me = request.requiredAccountId();
    if (tickets.vouchersOf(ticket).stream().anyMatch(voucher -> voucher.accountId() == me)) {
      return UnbindHelpResult.VOUCHED_BEFORE;
    }
    tickets.add(
        new TicketVoucher(
            ticket, me, devices.hash(), request.client().network(), by, clock.instant()));
    return UnbindHelpResult.DONE;
  }

  private static boolean isUndecided(UnbindTicket ticket) {
    return ticket.isOpen() && !ticket.isCanceled() && ticket.resetAt() == null;
  }
}
