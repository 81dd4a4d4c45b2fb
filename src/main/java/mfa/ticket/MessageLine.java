package mfa.ticket;

import java.time.Instant;
import java.util.List;

/** Something said in a ticket. */
public record MessageLine(
    Author author, boolean internal, String text, Instant at, List<AttachmentLine> attachments) {}
