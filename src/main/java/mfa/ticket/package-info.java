/**
 * What every ticket has: number, status, conversation, attachments, links, mails, audit.
 *
 * <p>Its rooms: {@code unbind} and {@code support} for what the types of tickets add, {@code
 * requester} and {@code desk} for the two sides of a ticket, {@code process} for the port to the
 * engine; {@code content} and {@code store} for attached files, {@code search}, {@code numbers} for
 * supervisors, and {@code retention} for the end.
 *
 * <p>May use {@code login} for the key of mailed links and the names of pages (ADR 0011), {@code
 * password}, {@code workspace}, {@code authenticator}, {@code account}, {@code session}, {@code
 * verification} and the leaves, and of {@code workspace.members} the port by which administrators
 * vouch for a member. The ticket is the truth and the process only its routing: reviews, notices
 * and outcome are kept here.
 */
package mfa.ticket;
