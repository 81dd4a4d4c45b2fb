package mfa.ticket;

/** What a ticket is about; all but the first are filed after signing in. */
public enum TicketType {
  UNBIND_MFA,
  CHANGE_OWNER,
  PURCHASE,
  HELP,
  FEATURE,
  BUG,
  USAGE,
  OTHER
}
