package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import mfa.platform.request.Client;
import mfa.platform.request.CurrentRequest;
import mfa.session.DeviceService;
import mfa.session.SessionService;

/** Compares where a ticket comes from with what is known of its account, and of the agent (R50). */
@Dependent
class RequestRisks {

  private final DeviceService devices;
  private final SessionService sessions;
  private final CurrentRequest request;

  @Inject
  RequestRisks(DeviceService devices, SessionService sessions, CurrentRequest request) {
    this.devices = devices;
    this.sessions = sessions;
    this.request = request;
  }

  /** Notes it while the browser is there that files: later nobody could tell. */
  void noteOrigin(Ticket draft) {
    boolean sameBrowser = draft.isFiledFromAny(devices.hashes());
    draft.noteOrigin(
        sameBrowser && devices.isKnown(draft.accountId()),
        sessions.isKnown(draft.accountId(), draft.client()));
  }

  /** What the agent of this request is told. */
  Set<RequestRisk> of(Ticket ticket) {
    Set<RequestRisk> risks = EnumSet.noneOf(RequestRisk.class);
    if (ticket.isFromNewDevice()) {
      risks.add(RequestRisk.NEW_DEVICE);
    }
    if (ticket.isFromNewAddress()) {
      risks.add(RequestRisk.NEW_ADDRESS);
    }
    Client origin = ticket.client();
    if (!origin.address().isEmpty() && origin.network().equals(request.client().network())) {
      risks.add(RequestRisk.OWN_ADDRESS);
    }
    return risks;
  }
}
