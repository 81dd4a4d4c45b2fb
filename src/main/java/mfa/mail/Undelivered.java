package mfa.mail;

/**
 * A mail about a ticket that failed at least once.
 *
 * @param error the kind of the last failure
 */
public record Undelivered(long id, MailTemplate template, int attempts, String error) {}
