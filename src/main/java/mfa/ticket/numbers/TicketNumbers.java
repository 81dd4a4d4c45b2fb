package mfa.ticket.numbers;

/**
 * What happened to tickets.
 *
 * @param filed of agents none
 * @param firstReply from filing to the first message of customer service, of those that got it
 * @param closing from filing to the end, of those that ended and were not withdrawn
 * @param restarted after they were withdrawn
 * @param followedUp tickets that follow up a closed one
 */
public record TicketNumbers(
    long filed,
    TimeTaken firstReply,
    TimeTaken closing,
    long restarted,
    long followedUp,
    Ratings ratings) {}
