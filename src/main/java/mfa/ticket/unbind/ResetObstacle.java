package mfa.ticket.unbind;

/**
 * A condition of the reset that is not met; its name stands in the audit log and with the ticket.
 * {@link RefusedResetService} leads on from each of them.
 */
public enum ResetObstacle {
  /** It is no open ticket, or was reset before. */
  NOT_OPEN,

  /** It was disputed, stopped or withdrawn. */
  CALLED_OFF,

  /** The account is disabled or gone. */
  ACCOUNT_INACTIVE,

  /** Address and password were not verified for this ticket. */
  NOT_VERIFIED,

  /** The filed notice was not delivered, or the approved one not after the last approval. */
  NOTICES_MISSING,

  /** The minimum wait since the approval notice. */
  WAIT_NOT_OVER,

  /** A review rejected it. */
  REJECTED,

  /** There is no approving review by somebody who is an active, bound agent or supervisor now. */
  NOT_APPROVED,

  /** It is heightened, and no other supervisor approved it second. */
  NOT_APPROVED_TWICE
}
