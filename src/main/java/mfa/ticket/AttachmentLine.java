package mfa.ticket;

/**
 * A file beside a message.
 *
 * @param size bytes
 */
public record AttachmentLine(long id, String name, int size) {}
