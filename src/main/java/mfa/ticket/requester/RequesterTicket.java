package mfa.ticket.requester;

import java.time.Instant;
import java.util.Optional;
import mfa.ticket.Conversations;
import mfa.ticket.MessageItem;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.unbind.Withdrawal;

/**
 * A ticket as its requester sees it: nothing that helps an impostor.
 *
 * @param mailRefused whether the mail server refused the requester's address for good
 * @param outcome how it ended, or will in a moment
 * @param withdrawal why it was withdrawn, if it was
 * @param replyDue until when an answer is waited for, if that is known
 * @param waitingUntil when the reset is due, null before the notice was delivered
 */
public record RequesterTicket(
    TicketNumber number,
    String title,
    boolean mailRefused,
    TicketStatus status,
    Optional<Outcome> outcome,
    Optional<Withdrawal> withdrawal,
    Instant filedAt,
    Optional<Instant> replyDue,
    Instant waitingUntil,
    Instant closedAt,
    Integer rating,
    Conversations.Page<MessageItem> conversation) {}
