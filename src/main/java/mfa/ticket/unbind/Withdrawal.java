package mfa.ticket.unbind;

/** Why a ticket was withdrawn. */
public enum Withdrawal {
  /** The requester does not want it any more. */
  REQUESTER,

  /** Anyone who has a valid code needs no unbinding. */
  CODE_ACCEPTED,
  AUTHENTICATOR_BOUND,

  /** The operator reset the account past the ticket. */
  GLASS_BROKEN,
  PASSWORD_REPLACED,
  EMAIL_CHANGED,
  ACCOUNT_DISABLED,
  ACCOUNT_DELETED
}
