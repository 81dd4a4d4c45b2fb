package mfa.ticket;

/** How soon customer service works on a ticket, in ascending order. */
public enum TicketPriority {
  LOW,
  NORMAL,
  HIGH,
  URGENT
}
