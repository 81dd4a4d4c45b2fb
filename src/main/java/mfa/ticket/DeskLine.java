package mfa.ticket;

import java.time.Instant;

/**
 * A ticket as a line of the work list.
 *
 * @param waiting whether it waits for a review
 * @param dueAt when the review is overdue, or null
 */
public record DeskLine(
    TicketNumber number,
    String title,
    String requester,
    String language,
    TicketStatus status,
    String assignee,
    boolean waiting,
    boolean heightened,
    boolean newReply,
    Instant waitingSince,
    Instant dueAt) {}
