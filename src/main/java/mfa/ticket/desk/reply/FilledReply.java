package mfa.ticket.desk.reply;

/**
 * A saved reply as it is written into a ticket.
 *
 * @param asks whether it asks the requester something
 */
public record FilledReply(String text, boolean asks) {}
