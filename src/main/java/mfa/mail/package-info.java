/**
 * Mails: templates, the outbox, and the only place that speaks SMTP.
 *
 * <p>May use {@code platform} and, alone, Jakarta Mail; everybody may use it. A mail is a row
 * written with its cause and sent afterwards, so that a slow mail server never holds a request and
 * a rolled-back change never sends one (ADR 0006).
 */
package mfa.mail;
