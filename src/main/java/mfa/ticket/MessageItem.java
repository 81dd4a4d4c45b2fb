package mfa.ticket;

import java.time.Instant;
import java.util.List;

/** Something said in a ticket. */
public record MessageItem(
    Author author, boolean internal, String text, Instant at, List<AttachmentItem> attachments) {}
