package mfa.ticket.unbind;

/** Why a ticket needs a second reviewer and the long wait. */
public enum HeightenedReason {
  /** The account is an owner or administrator, or holds a platform role. */
  PRIVILEGED,

  /** Its password changed within 30 days. */
  PASSWORD_CHANGED,

  /** Its e-mail address changed within 30 days. */
  ADDRESS_CHANGED,

  /** There is no independent evidence. */
  NO_EVIDENCE,

  /** A ticket of it was rejected or disputed within 30 days. */
  FORMER_TICKET,

  /** Its codes were locked while the ticket was open. */
  LOCKED
}
