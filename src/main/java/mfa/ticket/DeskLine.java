package mfa.ticket;

import java.time.Instant;

/** A ticket as a line of the work list. */
public record DeskLine(
    TicketNumber number,
    String title,
    String requester,
    String language,
    TicketStatus status,
    String assignee,
    boolean heightened,
    boolean newReply,
    Instant waitingSince,
    Instant dueAt) {}
