package mfa.ticket;

/**
 * What a reviewer hands in.
 *
 * @param reason internal, at most 4,000 characters; needed to reject
 * @param text to the requester, or null; needed to reject and to ask
 */
public record Review(Decision decision, Checklist checklist, String reason, Text text) {}
