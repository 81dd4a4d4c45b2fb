package mfa.ticket.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mfa.audit.AuditAction;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.ticket.Attachment;
import mfa.ticket.Conversations;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.process.SupportMessage;
import mfa.ticket.process.SupportProcess;
import mfa.ticket.process.TicketProcess;
import mfa.ticket.support.SupportTicket;
import mfa.ticket.support.SupportTickets;

/**
 * What an agent makes of a ticket of a workspace: a reply, which gives the turn to the requester,
 * or its end. Either takes a ticket that nobody has.
 */
@Stateless
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class HandlingService {

  @Inject private SupportTickets tickets;
  @Inject private DeskRules rules;
  @Inject private AgentMessages messages;
  @Inject private Conversations conversations;
  @Inject private TicketMails mails;
  @Inject private SupportProcess process;
  @Inject private TicketProcess assignment;
  @Inject private TicketAudit audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /**
   * Writes to the requester. Who has the turn already has the whole time for an answer again. An
   * answer that crosses is read first: the reply would give the turn back to who has had it.
   *
   * @param seen how many messages the agent had before them
   * @param files at most {@link Attachment#MAX_PER_MESSAGE}
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult reply(TicketNumber number, int seen, MessageBody text, List<Attachment> files) {
    Optional<SupportTicket> found = tickets.lock(number);
    Optional<DeskResult> refusal =
        refusal(found, seen, AuditAction.TICKET_REPLIED).or(() -> unread(found));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    SupportTicket ticket = found.orElseThrow();
    takeIfFree(ticket);
    messages.answer(ticket, text, files);
    if (ticket.isForReview()) {
      complete(ticket, SupportProcess.Decision.REPLY);
    } else {
      process.restartReplyDeadline(number);
    }
    ticket.ask(clock.instant());
    // Only now it is known until when the answer is waited for.
    mails.notifyReply(ticket, text);
    return DeskResult.DONE;
  }

  /**
   * Ends the ticket as solved, without a word. What crosses is read first, as before a reply.
   *
   * @param seen how many messages the agent had before
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult close(TicketNumber number, int seen) {
    return end(number, seen, Optional.empty());
  }

  /**
   * The same with what the requester is told last: one mail says both.
   *
   * @param files at most {@link Attachment#MAX_PER_MESSAGE}
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult close(TicketNumber number, int seen, MessageBody text, List<Attachment> files) {
    return end(number, seen, Optional.of(ticket -> messages.solve(ticket, text, files)));
  }

  private DeskResult end(
      TicketNumber number, int seen, Optional<Consumer<SupportTicket>> lastWord) {
    Optional<SupportTicket> found = tickets.lock(number);
    Optional<DeskResult> refusal =
        refusal(found, seen, AuditAction.TICKET_CLOSED)
            .or(() -> lastWord.flatMap(word -> unread(found)));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    SupportTicket ticket = found.orElseThrow();
    takeIfFree(ticket);
    if (ticket.isForReview()) {
      complete(ticket, SupportProcess.Decision.CLOSE);
    } else if (!process.send(SupportMessage.SOLVED, number)) {
      return DeskResult.NOT_WAITING;
    }
    lastWord.ifPresent(word -> word.accept(ticket));
    return DeskResult.DONE;
  }

  private Optional<DeskResult> refusal(
      Optional<SupportTicket> found, int seen, AuditAction action) {
    if (found.filter(HandlingService::isInWork).isEmpty()) {
      return Optional.of(DeskRules.notWaiting(found));
    }
    SupportTicket ticket = found.get();
    if (rules.isHeldByAnother(ticket)) {
      return Optional.of(DeskResult.TAKEN_BY_ANOTHER);
    }
    return rules
        .refusal(ticket)
        .map(refusal -> audit.refused(action, ticket, refusal))
        .or(
            () ->
                conversations.isAnswered(ticket, seen)
                    ? Optional.of(DeskResult.ANSWERED)
                    : Optional.empty());
  }

  /** A text that nobody could read is not said to be sent. */
  private Optional<DeskResult> unread(Optional<SupportTicket> ticket) {
    return ticket.filter(mails::isToBeTold).isEmpty()
        ? Optional.of(DeskResult.REQUESTER_GONE)
        : Optional.empty();
  }

  /** It waits for an agent, or an agent waits for its requester. */
  private static boolean isInWork(SupportTicket ticket) {
    return ticket.isOpen()
        && (ticket.isForReview() || ticket.status() == TicketStatus.FEEDBACK_PROVIDED);
  }

  private void takeIfFree(SupportTicket ticket) {
    if (ticket.isForReview() && !ticket.place().isAssigned()) {
      assignment.take(ticket.place().taskId(), request.requiredAccountId());
      audit.record(AuditAction.TICKET_TAKEN, ticket);
    }
  }

  private void complete(SupportTicket ticket, SupportProcess.Decision decision) {
    process.complete(ticket.place().taskId(), decision, request.requiredAccountId());
  }
}
