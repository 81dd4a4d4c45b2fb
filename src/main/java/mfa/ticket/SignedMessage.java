package mfa.ticket;

/**
 * Something said in a ticket with the account that said it, which only customer service may learn.
 *
 * @param authorId null where nobody signed it
 */
public record SignedMessage(MessageItem message, Long authorId) {}
