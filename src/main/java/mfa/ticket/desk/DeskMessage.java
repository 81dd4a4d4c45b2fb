package mfa.ticket.desk;

import mfa.ticket.MessageItem;

/**
 * Something said in a ticket, with the name of the one who said it: for customer service only.
 *
 * @param name empty where the account is gone or nobody signed it
 */
public record DeskMessage(MessageItem message, String name) {}
