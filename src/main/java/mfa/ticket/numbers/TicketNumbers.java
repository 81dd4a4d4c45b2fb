package mfa.ticket.numbers;

/**
 * What happened to tickets.
 *
 * @param filed of agents none
 * @param firstReply from filing, or from the restart, to the first message or approval, of those
 *     that got one
 * @param closing from filing, or from the restart, to the end, of those that ended and were not
 *     withdrawn
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
