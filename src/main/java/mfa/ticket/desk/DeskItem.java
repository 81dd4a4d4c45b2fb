package mfa.ticket.desk;

import java.time.Instant;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;

/**
 * A ticket as a line of the work list.
 *
 * @param waiting whether it waits for a review
 * @param priority the higher, the sooner it is worked on
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
    boolean waiting,
    TicketPriority priority,
    boolean newReply,
    boolean incident,
    Instant waitingSince,
    Instant dueAt,
    Urgency urgency) {

  /** How near the due date is. */
  public enum Urgency {
    NONE,

    /** Within four hours. */
    SOON,
    OVERDUE
  }
}
