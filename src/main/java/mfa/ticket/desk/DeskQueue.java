package mfa.ticket.desk;

/** The heaps of the desk. */
public enum DeskQueue {
  UNASSIGNED,
  MINE,

  /** A note names me, and I have not opened it since. */
  MENTIONS,
  WAITING_FOR_REQUESTER,
  SECOND_REVIEW,
  WAITING_PERIOD,
  OVERDUE,
  ALL,

  /** A step of the process failed, or a mail was not delivered. */
  INCIDENTS
}
