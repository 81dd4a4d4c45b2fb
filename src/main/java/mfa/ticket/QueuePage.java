package mfa.ticket;

/** A page of a queue. */
public record QueuePage(Queue queue, int offset, int limit) {}
