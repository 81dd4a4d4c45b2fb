package mfa.ticket.desk;

/** What became of an action at the desk. */
public enum DeskResult {
  DONE,

  /** The ticket waits for nobody, or not for this agent. */
  NOT_WAITING,

  /** It was disputed, stopped or withdrawn. */
  ENDED,
  TAKEN_BY_ANOTHER,

  /** The requester wrote after what the agent has seen. */
  ANSWERED,
  OWN_TICKET,

  /** Somebody handed it to the supervisors. */
  FOR_SUPERVISORS,

  /** It was filed from the browser that this agent uses. */
  OWN_BROWSER,

  /** A second review is by a supervisor who neither reviewed first nor vouched. */
  NEEDS_ANOTHER_SUPERVISOR,

  /** The first review, or a vouching, was made in the browser that this supervisor uses. */
  NEEDS_ANOTHER_BROWSER,

  /** The colleague is not active, or may not work on this ticket. */
  NOT_FOR_COLLEAGUE,

  /** The checklist, the reason or the text to the requester is missing. */
  INCOMPLETE,

  /** The requester has left the workspace, or it is closed: nobody would read a reply. */
  REQUESTER_GONE,

  /** Its process takes no questions there: they would end the ticket. */
  NO_QUESTIONS,

  /** Nobody who counts has vouched in the product, from another browser than this one. */
  NOT_VOUCHED,

  /** A fresh security code is needed first. */
  NEEDS_CODE
}
