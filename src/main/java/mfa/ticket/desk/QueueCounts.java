package mfa.ticket.desk;

import java.util.Map;

/**
 * How many tickets each queue has; one more than {@link DeskService#MAX_COUNT} says that there are
 * more.
 *
 * @param newReplies how many tickets of mine have an answer that I have not seen
 */
public record QueueCounts(Map<DeskQueue, Long> tickets, long newReplies) {

  public QueueCounts {
    tickets = Map.copyOf(tickets);
  }

  public long of(DeskQueue queue) {
    return tickets.getOrDefault(queue, 0L);
  }
}
