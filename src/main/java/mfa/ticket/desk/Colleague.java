package mfa.ticket.desk;

/** Somebody to whom a ticket can be forwarded. */
public record Colleague(long id, String name, boolean supervisor) {}
