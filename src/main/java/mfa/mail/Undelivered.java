package mfa.mail;

/**
 * A mail with a reference that failed at least once.
 *
 * @param attempts at which the mail server was reached
 * @param error the kind of the last failure
 * @param over whether it is not tried again by itself
 */
public record Undelivered(
    long id, MailTemplate template, int attempts, String error, boolean over) {}
