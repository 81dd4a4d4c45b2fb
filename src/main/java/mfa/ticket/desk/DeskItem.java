package mfa.ticket.desk;

import java.time.Instant;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a line of the work list.
 *
 * @param own whether its reader has an interest in it, and may not work on it
 * @param waiting whether it waits for a review
 * @param priority the higher, the sooner it is worked on; null where it is {@code own}
 * @param messages how many it has, notes among them
 * @param incident whether a step failed or a mail was not delivered
 * @param dueAt when the review is overdue, or null
 */
public record DeskItem(
    TicketNumber number,
    TicketType type,
    String title,
    String requester,
    String language,
    TicketStatus status,
    String assignee,
    boolean own,
    boolean waiting,
    @Nullable TicketPriority priority,
    boolean newReply,
    int messages,
    boolean incident,
    Instant waitingSince,
    Instant dueAt,
    Urgency urgency) {

  /**
   * Whether its end is a decision with a checklist of its own, and nothing that many get at once.
   */
  public boolean isUnbind() {
    return type == TicketType.UNBIND_MFA;
  }

  /** How near the due date is. */
  public enum Urgency {
    NONE,

    /** Within four hours. */
    SOON,
    OVERDUE
  }
}
