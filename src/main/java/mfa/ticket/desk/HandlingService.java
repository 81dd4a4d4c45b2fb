package mfa.ticket.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.process.SupportMessage;
import mfa.ticket.process.SupportProcess;
import mfa.ticket.process.TicketProcess;
import mfa.ticket.support.SupportTicket;
import mfa.ticket.support.SupportTickets;
import org.jspecify.annotations.Nullable;

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
  @Inject private SupportProcess process;
  @Inject private TicketProcess assignment;
  @Inject private TicketAudit audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /**
   * Writes to the requester. While the requester has the turn already, nothing else changes.
   *
   * @param files at most {@link Attachment#MAX_PER_MESSAGE}
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult reply(TicketNumber number, MessageBody text, List<Attachment> files) {
    Optional<SupportTicket> found = tickets.lock(number);
    Optional<DeskResult> refusal = refusal(found, AuditAction.TICKET_REPLIED);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    SupportTicket ticket = found.orElseThrow();
    takeIfFree(ticket);
    messages.reply(ticket, text, files);
    if (ticket.isForReview()) {
      complete(ticket, SupportProcess.Decision.REPLY);
      ticket.ask(clock.instant());
    }
    return DeskResult.DONE;
  }

  /**
   * Ends the ticket as solved.
   *
   * @param text what the requester is told last, or null
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult close(TicketNumber number, @Nullable MessageBody text) {
    return close(number, text, List.of());
  }

  /**
   * The same with files, which go with the text: one mail says both.
   *
   * @param files at most {@link Attachment#MAX_PER_MESSAGE}; none without a text
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult close(TicketNumber number, @Nullable MessageBody text, List<Attachment> files) {
    Optional<SupportTicket> found = tickets.lock(number);
    Optional<DeskResult> refusal = refusal(found, AuditAction.TICKET_CLOSED);
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
    if (text != null) {
      messages.solve(ticket, text, files);
    }
    return DeskResult.DONE;
  }

  private Optional<DeskResult> refusal(Optional<SupportTicket> found, AuditAction action) {
    if (found.filter(HandlingService::isInWork).isEmpty()) {
      return Optional.of(DeskRules.notWaiting(found));
    }
    SupportTicket ticket = found.get();
    if (isHeldByAnother(ticket)) {
      return Optional.of(DeskResult.TAKEN_BY_ANOTHER);
    }
    return rules.refusal(ticket).map(refusal -> audit.refused(action, ticket, refusal));
  }

  /** It waits for an agent, or an agent waits for its requester. */
  private static boolean isInWork(SupportTicket ticket) {
    return ticket.isOpen()
        && (ticket.isForReview() || ticket.status() == TicketStatus.FEEDBACK_PROVIDED);
  }

  /** While the requester has the turn there is nothing to take over, so supervisors may write. */
  private boolean isHeldByAnother(SupportTicket ticket) {
    return ticket.place().isAssigned()
        && !rules.isMine(ticket)
        && (ticket.isForReview() || !rules.isSupervisor());
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
