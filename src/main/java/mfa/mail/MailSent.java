package mfa.mail;

/** A mail about a ticket was accepted by the mail server; observed in the same transaction. */
public record MailSent(MailTemplate template, String ticketNumber) {}
