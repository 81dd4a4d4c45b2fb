package mfa.ticket.requester;

import mfa.ticket.unbind.UnbindTicket;

/** What "This wasn't me" finds, by which it differs what that does. */
public enum DisputeState {
  OPEN,

  /** Over, and the authenticators are as they were. */
  ENDED,

  /** The authenticators were removed. */
  UNBOUND,

  /** They were removed, and some were bound since: whose they are, nobody can tell here. */
  BOUND_AGAIN,

  /** The owner has said so before. */
  DISPUTED;

  /**
   * @param bound whether the account has an authenticator now
   */
  static DisputeState of(UnbindTicket ticket, boolean bound) {
    if (ticket.isDisputed()) {
      return DISPUTED;
    }
    if (ticket.resetAt() != null) {
      return bound ? BOUND_AGAIN : UNBOUND;
    }
    return ticket.isOpen() && !ticket.isCanceled() ? OPEN : ENDED;
  }
}
