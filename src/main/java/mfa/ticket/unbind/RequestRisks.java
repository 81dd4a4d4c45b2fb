package mfa.ticket.unbind;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import mfa.platform.request.CurrentRequest;
import mfa.session.DeviceService;
import mfa.session.SessionService;
import mfa.ticket.desk.TicketReview;

/** Compares where a ticket comes from with what is known of its account, and of the agent (R50). */
@Dependent
public class RequestRisks {

  @Inject private UnbindTickets tickets;
  @Inject private DeviceService devices;
  @Inject private SessionService sessions;
  @Inject private CurrentRequest request;

  /** Notes it while the browser is there that files: later nobody could tell. */
  void recordOrigin(UnbindTicket draft) {
    boolean sameBrowser = draft.isFiledFromAny(devices.hashes());
    draft.recordOrigin(
        sameBrowser && devices.isKnown(draft.accountId()),
        sessions.isKnown(draft.accountId(), draft.client()));
  }

  /** What the agent of this request is told. */
  public Set<RequestRisk> of(UnbindTicket ticket) {
    Set<RequestRisk> risks = EnumSet.noneOf(RequestRisk.class);
    if (ticket.isFromNewDevice()) {
      risks.add(RequestRisk.NEW_DEVICE);
    }
    if (ticket.isFromNewAddress()) {
      risks.add(RequestRisk.NEW_ADDRESS);
    }
    String here = request.client().network();
    String origin = ticket.client().network();
    if (!origin.isEmpty() && origin.equals(here)) {
      risks.add(RequestRisk.OWN_ADDRESS);
    }
    if (tickets.reviewsOf(ticket).stream().anyMatch(review -> isFromHere(review, here))) {
      risks.add(RequestRisk.REVIEW_ADDRESS);
    }
    if (tickets.vouchersOf(ticket).stream()
        .map(TicketVoucher::network)
        .anyMatch(network -> network.equals(here) || network.equals(origin))) {
      risks.add(RequestRisk.VOUCHER_ADDRESS);
    }
    return risks;
  }

  private boolean isFromHere(TicketReview review, String here) {
    return review.isApproval()
        && review.network().equals(here)
        && review.reviewerId() != request.requiredAccountId();
  }
}
