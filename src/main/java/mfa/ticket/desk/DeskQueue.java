package mfa.ticket.desk;

import java.util.Map;

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
  INCIDENTS;

  /**
   * How many tickets each queue has; one more than {@link DeskService#MAX_COUNT} says that there
   * are more.
   *
   * @param newReplies how many tickets of mine have an answer that I have not seen
   */
  public record Counts(Map<DeskQueue, Long> tickets, long newReplies) {

    public Counts {
      tickets = Map.copyOf(tickets);
    }

    public long of(DeskQueue queue) {
      return tickets.getOrDefault(queue, 0L);
    }
  }
}
