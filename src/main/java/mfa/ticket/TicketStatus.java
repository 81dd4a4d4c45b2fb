package mfa.ticket;

/** Whose turn it is. */
public enum TicketStatus {
  DRAFT,
  WAITING_FOR_ASSIGNMENT,
  WAITING_FOR_FEEDBACK,
  FEEDBACK_PROVIDED,
  CANCELED,
  CLOSED
}
