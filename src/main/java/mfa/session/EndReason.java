package mfa.session;

/** Why a session does not count any more. */
public enum EndReason {
  SIGNED_OUT,
  ENDED_BY_OWNER,
  CODE_LOCKED,
  PASSWORD_CHANGED,
  SUPERSEDED,
  MFA_RESET,
  EMAIL_CHANGED,

  /** The owner said, by a mailed link, that a ticket which is over was somebody else's. */
  DISPUTED,

  BY_ADMINISTRATOR,
  ACCOUNT_DISABLED,

  /** The account signed in once too often; the oldest session ended. */
  TOO_MANY,

  /** Nobody used it; not stored, but found when it is asked for. */
  IDLE,

  /** Its longest time was over; likewise. */
  TOO_OLD,

  /** The code did not come in time; likewise. */
  CODE_LATE,

  /** The account was deleted in this browser; not stored, because nothing of it is. */
  ACCOUNT_DELETED,

  /** Nothing is known of it any more, such as after a restart of the server; likewise. */
  GONE
}
