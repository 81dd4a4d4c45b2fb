package mfa.ticket.requester;

/** What became of "This wasn't me", said by somebody who is signed in. */
public enum DisputeResult {
  DONE,

  /** A security code has to be given first. */
  NEEDS_CODE,

  /** The account has no such ticket. */
  UNKNOWN
}
