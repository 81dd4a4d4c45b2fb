package mfa.workspace.members;

import mfa.workspace.MembershipSummary;

/**
 * The tickets of members whose phone is gone, in the words of those who administer their
 * workspaces; part of the caller's transaction.
 */
public interface MemberTickets {

  /** Whether the account waits for somebody's decision or for the reset. */
  boolean isOpen(long accountId);

  /**
   * Notes that the caller vouches for the account's open ticket.
   *
   * @param by the caller's membership in the workspace
   */
  UnbindHelpResult vouch(long accountId, MembershipSummary by);
}
