package mfa.ticket.requester;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.EmailChangeService;
import mfa.audit.AuditAction;
import mfa.authenticator.AuthenticatorService;
import mfa.password.PasswordResetService;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.ticket.Attachment;
import mfa.ticket.Author;
import mfa.ticket.Conversations;
import mfa.ticket.MessageBody;
import mfa.ticket.MessageItem;
import mfa.ticket.TicketAttachments;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketLinks;
import mfa.ticket.TicketMessage;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.Tickets;
import mfa.ticket.process.UnbindMessage;
import mfa.ticket.process.UnbindProcess;
import mfa.ticket.unbind.UnbindTicket;
import mfa.ticket.unbind.UnbindTickets;
import mfa.ticket.unbind.Withdrawal;

/**
 * The ticket as its requester has it, and the owner's dispute: no sign-in, but the key of the
 * mailed link. Without the right key every ticket is unknown.
 */
@Stateless
public class RequesterService {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration KEY_LIFE_AFTER_CLOSING = Duration.ofDays(30);

  @Inject private UnbindTickets tickets;
  @Inject private Tickets all;
  @Inject private Conversations conversations;
  @Inject private RequesterItems items;
  @Inject private TicketAttachments attachments;
  @Inject private TicketSettings settings;
  @Inject private TicketLinks links;
  @Inject private Disputes disputes;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private PasswordResetService resets;
  @Inject private EmailChangeService emailChanges;
  @Inject private UnbindProcess process;
  @Inject private SessionService sessions;
  @Inject private TicketAudit audit;
  @Inject private Clock clock;

  /** The ticket, if the key is right and not over. */
  @PermitAll
  public Optional<RequesterTicket> ticket(TicketNumber number, String key) {
    return reachable(number, key).flatMap(tickets::find).filter(this::isToBeSeen).map(items::of);
  }

  /**
   * A page of its conversation; empty as the ticket is.
   *
   * @param end how many messages there are before the end of the page
   */
  @PermitAll
  public Optional<Conversations.Page<MessageItem>> conversation(
      TicketNumber number, String key, int end) {
    return reachable(number, key)
        .flatMap(tickets::find)
        .filter(this::isToBeSeen)
        .map(ticket -> conversations.forRequester(ticket, end));
  }

  /** Another one whenever what the requester sees of the ticket has changed; empty as that is. */
  @PermitAll
  public Optional<String> state(TicketNumber number, String key) {
    return reachable(number, key).flatMap(tickets::find).filter(this::isToBeSeen).map(items::state);
  }

  /** The open ticket of the account whose password a mailed link sets, which that would end. */
  @PermitAll
  public Optional<TicketNumber> openOfResetLink(String key) {
    return open(resets.accountOf(key));
  }

  /** The open ticket of the account whose address a mailed link takes back, which ends it too. */
  @PermitAll
  public Optional<TicketNumber> openOfTakeBackLink(String key) {
    return open(emailChanges.accountOf(key));
  }

  private Optional<TicketNumber> open(Optional<Long> accountId) {
    return accountId
        .flatMap(tickets::openOf)
        .filter(ticket -> !ticket.isCanceled())
        .map(UnbindTicket::number);
  }

  /**
   * Adds what the requester writes.
   *
   * @param files at most {@link Attachment#MAX_PER_MESSAGE}
   */
  @PermitAll
  public ReplyResult reply(
      TicketNumber number, String key, MessageBody text, List<Attachment> files) {
    Optional<UnbindTicket> ticket = foundOpen(number, key);
    if (ticket.isEmpty()) {
      return ReplyResult.CLOSED;
    }
    Instant now = clock.instant();
    if (all.repliesSince(ticket.get(), now.minus(DAY)) >= settings.repliesPerDay()) {
      return ReplyResult.TOO_MANY;
    }
    if (!files.isEmpty() && !attachments.isRoomFor(ticket.get(), files)) {
      return ReplyResult.FULL;
    }
    ticket.get().recordReply(now);
    conversations.add(
        new TicketMessage(
            ticket.get(), Author.REQUESTER, ticket.get().accountId(), false, text, now),
        files);
    process.send(UnbindMessage.REQUESTER_REPLIED, number);
    audit.record(AuditAction.TICKET_REPLIED, ticket.get(), "requester");
    return ReplyResult.SENT;
  }

  /** A file of the conversation; those of internal notes are unknown here. */
  @PermitAll
  public Optional<Attachment> attachment(TicketNumber number, String key, long id) {
    return reachable(number, key)
        .flatMap(tickets::find)
        .filter(this::isToBeSeen)
        .flatMap(ticket -> attachments.find(ticket, id))
        .filter(file -> !file.isInternal())
        .map(attachments::read);
  }

  /**
   * Ends the ticket on the requester's request; false where it is over already. The process is told
   * afterwards (ADR 0019).
   */
  @PermitAll
  public boolean withdraw(TicketNumber number, String key) {
    Optional<UnbindTicket> ticket = foundOpen(number, key).filter(open -> open.resetAt() == null);
    ticket.ifPresent(
        open -> {
          open.withdraw(Withdrawal.REQUESTER, clock.instant());
          audit.record(AuditAction.TICKET_WITHDRAWN, open);
        });
    return ticket.isPresent();
  }

  @PermitAll
  public boolean rate(TicketNumber number, String key, Rating rating) {
    Optional<UnbindTicket> ticket =
        found(number, key).filter(closed -> closed.closedAt() != null && closed.rating() == null);
    ticket.ifPresent(
        closed -> {
          closed.rate(rating, clock.instant());
          audit.record(AuditAction.TICKET_RATED, closed);
        });
    return ticket.isPresent();
  }

  /** What a dispute link finds; empty where its key is not right. */
  @PermitAll
  public Optional<DisputeState> disputable(TicketNumber number, String key) {
    return disputed(number, key).map(this::state);
  }

  /**
   * The owner says that it was somebody else: ends the ticket at any point. Where it is over it
   * ends all sessions and tells the supervisors; after a reset the password signs nobody in until
   * it is replaced. Authenticators stay: a mailbox alone must not remove one that was bound since
   * (R32).
   *
   * @return what it found; empty where the link opens nothing
   */
  @PermitAll
  public Optional<DisputeState> dispute(TicketNumber number, String key) {
    if (!links.isDisputeKey(number, key)) {
      return Optional.empty();
    }
    // The account before its ticket, in the order of all who take both.
    tickets
        .find(number)
        .filter(this::isToBeSeen)
        .ifPresent(ticket -> authenticators.lock(ticket.accountId()));
    return disputed(number, key).map(this::dispute);
  }

  private DisputeState state(UnbindTicket ticket) {
    return DisputeState.of(ticket, authenticators.isBound(ticket.accountId()));
  }

  private DisputeState dispute(UnbindTicket ticket) {
    DisputeState found = state(ticket);
    if (found == DisputeState.DISPUTED) {
      return found;
    }
    disputes.record(ticket);
    if (found != DisputeState.OPEN) {
      sessions.endAll(ticket.accountId(), EndReason.DISPUTED);
    }
    if (ticket.resetAt() != null) {
      accounts.requireNewPassword(ticket.accountId());
    }
    return found;
  }

  private Optional<UnbindTicket> found(TicketNumber number, String key) {
    return reachable(number, key).flatMap(tickets::lock).filter(this::isToBeSeen);
  }

  private Optional<TicketNumber> reachable(TicketNumber number, String key) {
    return links.isFollowKey(number, key) ? Optional.of(number) : Optional.empty();
  }

  private Optional<UnbindTicket> foundOpen(TicketNumber number, String key) {
    return found(number, key).filter(open -> open.isOpen() && !open.isCanceled());
  }

  private Optional<UnbindTicket> disputed(TicketNumber number, String key) {
    return links.isDisputeKey(number, key)
        ? tickets.lock(number).filter(this::isToBeSeen)
        : Optional.empty();
  }

  private boolean isToBeSeen(UnbindTicket ticket) {
    return ticket.isFiled()
        && !ticket.isErased()
        && (ticket.closedAt() == null
            || ticket.closedAt().plus(KEY_LIFE_AFTER_CLOSING).isAfter(clock.instant()));
  }
}
