package mfa.ticket.support;

/** What became of what a member wanted done with a ticket. */
public enum MoveResult {
  DONE,

  /** The caller can see no such ticket. */
  UNKNOWN,

  /** Only its requester may do this. */
  NOT_YOURS,

  /** Not in the state that it is in, perhaps since a moment ago. */
  NOT_NOW
}
