package mfa.mail;

/** A mail with a reference was accepted by the mail server; observed in the same transaction. */
public record MailSent(MailTemplate template, String reference) {}
