package mfa.tenancy;

import mfa.application.EntryRequest;
import mfa.application.ReturnPath;
import mfa.ticket.TicketNumber;

/**
 * The ids of all that one tenant has.
 *
 * @param member of somebody without power in the workspace
 * @param invitation an open one of the workspace
 * @param invitationKey of an invitation to its owner, from elsewhere
 * @param session another one of its owner
 * @param authenticator one of its owner's
 * @param enrolment an open one of its owner's, in the session that the owner uses
 * @param ticket of a member
 * @param attachment of that ticket
 * @param colleague an account that may have that ticket
 * @param supportTicket of its owner, in the workspace
 * @param supportAttachment of that one
 * @param entry into an application of the workspace
 */
record Tenant(
    long workspace,
    long member,
    long invitation,
    String invitationKey,
    long session,
    long authenticator,
    long enrolment,
    TicketNumber ticket,
    String ticketKey,
    String disputeKey,
    long attachment,
    long colleague,
    TicketNumber supportTicket,
    long supportAttachment,
    EntryRequest entry) {

  private static final long NO_ID = 999_999_999_999L;

  /** Nobody has any of these. */
  static final Tenant NOBODY =
      new Tenant(
          NO_ID,
          NO_ID,
          NO_ID,
          "no-such-key",
          NO_ID,
          NO_ID,
          NO_ID,
          new TicketNumber("T-2026-999999999999"),
          "no-such-key",
          "no-such-key",
          NO_ID,
          NO_ID,
          new TicketNumber("T-2026-999999999999"),
          NO_ID,
          entry(NO_ID));

  static EntryRequest entry(long applicationId) {
    return new EntryRequest(applicationId, "x".repeat(43), ReturnPath.START);
  }
}
