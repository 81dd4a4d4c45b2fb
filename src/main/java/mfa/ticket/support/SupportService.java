package mfa.ticket.support;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.DeviceService;
import mfa.ticket.Attachment;
import mfa.ticket.Author;
import mfa.ticket.Conversations;
import mfa.ticket.MessageBody;
import mfa.ticket.MessageItem;
import mfa.ticket.TicketAttachments;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketMessage;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.TicketStatus;
import mfa.ticket.Tickets;
import mfa.ticket.process.SupportMessage;
import mfa.ticket.process.SupportProcess;
import mfa.ticket.process.TicketProcess;
import mfa.ticket.requester.Rating;
import mfa.ticket.search.TicketSearch;

/**
 * A ticket of a workspace as its members have it: file, see, answer and move it. What ends or
 * begins its process beside the desk is told to the process a moment later (ADR 0075).
 */
@Stateless
public class SupportService {

  private static final Duration DAY = Duration.ofDays(1);

  @Inject private SupportAccess access;
  @Inject private SupportTickets tickets;
  @Inject private Tickets all;
  @Inject private Conversations conversations;
  @Inject private TicketAttachments attachments;
  @Inject private SupportProcess process;
  @Inject private TicketProcess waits;
  @Inject private TicketSettings settings;
  @Inject private AccountService accounts;
  @Inject private TicketSearch search;
  @Inject private TicketAudit audit;
  @Inject private DeviceService devices;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** Files a ticket in a workspace of the caller. */
  @RolesAllowed(Roles.MEMBER)
  public SupportFilingResult file(SupportRequest wanted) {
    long me = request.requiredAccountId();
    if (access.membership(wanted.workspaceId()).isEmpty()) {
      return SupportFilingResult.Refusal.UNKNOWN;
    }
    accounts.lock(me);
    // Held, so that it does not go to its end meanwhile; after the account, as others hold both.
    Optional<SupportTicket> former = wanted.followUpOf().flatMap(tickets::lock);
    if (wanted.followUpOf().isPresent() && !mayBeFollowedUp(former, wanted.workspaceId())) {
      return SupportFilingResult.Refusal.NOTHING_TO_FOLLOW;
    }
    Instant now = clock.instant();
    if (tickets.countFiledSince(me, now.minus(DAY)) >= settings.supportPerAccountDay()) {
      return SupportFilingResult.Refusal.TOO_MANY;
    }
    SupportTicket ticket =
        new SupportTicket(
            accounts.ownProfile(), wanted, request.client(), devices.hash(), clock.instant());
    former.ifPresent(ticket::followUp);
    tickets.add(ticket);
    conversations.add(message(ticket, wanted.text()), wanted.files());
    search.add(ticket);
    ticket.recordProcess(process.start(ticket.number()));
    audit.record(AuditAction.TICKET_FILED, ticket);
    return new SupportFilingResult.Filed(ticket.number());
  }

  /** An own closed one of the same workspace: its members see both. */
  private boolean mayBeFollowedUp(Optional<SupportTicket> former, long workspaceId) {
    return former
        .filter(ticket -> ticket.accountId() == request.requiredAccountId())
        .filter(ticket -> ticket.workspaceId().filter(id -> id == workspaceId).isPresent())
        .filter(ticket -> ticket.status() == TicketStatus.CLOSED)
        .isPresent();
  }

  private TicketMessage message(SupportTicket ticket, MessageBody text) {
    long me = request.requiredAccountId();
    return new TicketMessage(ticket, Author.REQUESTER, me, false, text, clock.instant());
  }

  /** The ticket with its conversation; empty for one that the caller may not see. */
  @RolesAllowed(Roles.MEMBER)
  public Optional<SupportTicketItem> ticket(TicketNumber number) {
    return access.find(number).map(this::item);
  }

  /**
   * A page of its conversation; empty as the ticket is.
   *
   * @param end how many messages there are before the end of the page
   */
  @RolesAllowed(Roles.MEMBER)
  public Optional<Conversations.Page<MessageItem>> conversation(TicketNumber number, int end) {
    return access.find(number).map(seen -> conversations.forRequester(seen.ticket(), end));
  }

  /** Another one whenever what members see of the ticket has changed; empty as that is. */
  @RolesAllowed(Roles.MEMBER)
  public Optional<String> state(TicketNumber number) {
    return access.find(number).map(this::state);
  }

  private String state(SupportAccess.Seen seen) {
    SupportTicket ticket = seen.ticket();
    return ticket.status() + " " + seen.moves() + " " + all.countPublicMessages(ticket);
  }

  private SupportTicketItem item(SupportAccess.Seen seen) {
    SupportTicket ticket = seen.ticket();
    return new SupportTicketItem(
        ticket.number(),
        ticket.type(),
        ticket.title(),
        ticket.status(),
        ticket.outcome(),
        seen.membership().workspaceId(),
        seen.membership().workspaceName(),
        accounts.profile(ticket.accountId()).map(profile -> profile.name()).orElse(""),
        seen.isOwn(),
        ticket.filedAt(),
        ticket.closedAt(),
        ticket.status() == TicketStatus.FEEDBACK_PROVIDED
            ? waits.replyDue(ticket.number())
            : Optional.empty(),
        ticket.rating(),
        ticket.followUpOf().map(tickets::byId).map(SupportTicket::number),
        tickets.followUpsOf(ticket),
        conversations.forRequester(ticket, Conversations.NEWEST),
        seen.moves());
  }

  /**
   * Adds what the requester writes.
   *
   * @param files at most {@link Attachment#MAX_PER_MESSAGE}
   */
  @RolesAllowed(Roles.MEMBER)
  public SupportReplyResult reply(TicketNumber number, MessageBody text, List<Attachment> files) {
    Optional<SupportAccess.Seen> seen = access.lock(number);
    if (seen.isEmpty()) {
      return SupportReplyResult.UNKNOWN;
    }
    SupportTicket ticket = seen.get().ticket();
    SupportReplyResult result = replyResult(seen.get(), files);
    if (result != SupportReplyResult.SENT) {
      return audit.refused(AuditAction.TICKET_REPLIED, ticket, result);
    }
    conversations.add(message(ticket, text), files);
    ticket.recordReply(clock.instant());
    process.send(SupportMessage.REQUESTER_REPLIED, number);
    audit.record(AuditAction.TICKET_REPLIED, ticket, "requester");
    return SupportReplyResult.SENT;
  }

  private SupportReplyResult replyResult(SupportAccess.Seen seen, List<Attachment> files) {
    SupportTicket ticket = seen.ticket();
    if (!seen.isOwn()) {
      return SupportReplyResult.NOT_YOURS;
    }
    if (!ticket.isOpen()) {
      return SupportReplyResult.CLOSED;
    }
    Instant since = clock.instant().minus(DAY);
    if (all.repliesSince(ticket, since) >= settings.repliesPerDay()) {
      return SupportReplyResult.TOO_MANY;
    }
    return files.isEmpty() || attachments.isRoomFor(ticket, files)
        ? SupportReplyResult.SENT
        : SupportReplyResult.FULL;
  }

  /** A file of the conversation; those of internal notes are unknown here. */
  @RolesAllowed(Roles.MEMBER)
  public Optional<Attachment> attachment(TicketNumber number, long id) {
    return access
        .find(number)
        .flatMap(seen -> attachments.find(seen.ticket(), id))
        .filter(file -> !file.isInternal())
        .map(attachments::read);
  }

  /** Ends it before an agent has it; it can be restarted. */
  @RolesAllowed(Roles.MEMBER)
  public MoveResult withdraw(TicketNumber number) {
    return move(
        number,
        AuditAction.TICKET_WITHDRAWN,
        SupportMoves::withdraw,
        ticket -> ticket.withdraw(clock.instant()));
  }

  /** Lets a withdrawn one wait for an agent again, under its number. */
  @RolesAllowed(Roles.MEMBER)
  public MoveResult restart(TicketNumber number) {
    return move(
        number,
        AuditAction.TICKET_RESTARTED,
        SupportMoves::restart,
        ticket -> ticket.restart(clock.instant()));
  }

  /** Ends it for good. */
  @RolesAllowed(Roles.MEMBER)
  public MoveResult close(TicketNumber number) {
    return move(
        number,
        AuditAction.TICKET_CLOSED,
        SupportMoves::close,
        ticket -> ticket.closeByRequester(clock.instant()));
  }

  /** Says once how the help was. */
  @RolesAllowed(Roles.MEMBER)
  public MoveResult rate(TicketNumber number, Rating rating) {
    return move(
        number,
        AuditAction.TICKET_RATED,
        SupportMoves::rate,
        ticket -> ticket.rate(rating, clock.instant()));
  }

  private MoveResult move(
      TicketNumber number,
      AuditAction action,
      Predicate<SupportMoves> allowed,
      Consumer<SupportTicket> move) {
    Optional<SupportAccess.Seen> seen = access.lock(number);
    if (seen.isEmpty()) {
      return MoveResult.UNKNOWN;
    }
    SupportTicket ticket = seen.get().ticket();
    if (!allowed.test(seen.get().moves())) {
      MoveResult refusal = seen.get().isOwn() ? MoveResult.NOT_NOW : MoveResult.NOT_YOURS;
      return audit.refused(action, ticket, refusal);
    }
    move.accept(ticket);
    audit.record(action, ticket);
    return MoveResult.DONE;
  }
}
