package mfa.ticket;

/**
 * A file beside a message.
 *
 * @param size bytes
 */
public record AttachmentItem(long id, String name, int size) {}
