package mfa.ticket;

/** A condition of the reset that is not met; its name stands in the record and in incidents. */
public enum ResetObstacle {
  /** It is no open ticket, or was reset before. */
  NOT_OPEN,

  /** It was objected, stopped or withdrawn. */
  CALLED_OFF,

  /** The account is disabled or gone. */
  ACCOUNT_INACTIVE,

  /** Address and password were not verified for this ticket. */
  NOT_VERIFIED,

  /** The filed and approved notices were not delivered. */
  NOTICES_MISSING,

  /** The minimum wait since the approval notice. */
  WAIT_NOT_OVER,

  /** A review rejected it. */
  REJECTED,

  /** There is no approving review by an active agent or supervisor. */
  NOT_APPROVED,

  /** It is heightened, and no other supervisor approved it second. */
  NOT_APPROVED_TWICE
}
