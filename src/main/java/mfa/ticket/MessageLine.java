package mfa.ticket;

import java.time.Instant;

/** Something said in a ticket. */
public record MessageLine(Author author, boolean internal, String text, Instant at) {}
