package mfa.ticket.support;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import mfa.ticket.Outcome;
import mfa.ticket.process.SupportMessage;
import mfa.ticket.process.SupportProcess;
import mfa.ticket.process.TicketProcess;

/**
 * Leads the processes on of tickets that were moved past them: ends those of tickets that have
 * ended, and begins that of a restarted one. What moved the ticket must not fail because the engine
 * is at work on it in the same moment.
 */
@Stateless
public class ProcessAlignmentService {

  static final String WORKER = "support-processes";

  @Inject private SupportTickets tickets;
  @Inject private SupportProcess process;
  @Inject private TicketProcess anyProcess;

  /**
   * To be all that a transaction does.
   *
   * @return false where it has to be asked again later
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean align(long id) {
    SupportTicket ticket = tickets.lock(id);
    SupportMessage end =
        ticket.outcome().filter(Outcome.CLOSED_BY_REQUESTER::equals).isPresent()
            ? SupportMessage.CLOSED
            : SupportMessage.WITHDRAWN;
    if (!process.end(end, ticket.number())) {
      return false;
    }
    ticket.recordProcessAligned();
    if (ticket.isOpen()) {
      // A model may still be about to close or to mail: that was for the ticket as it was before.
      anyProcess.end(ticket.number());
      ticket.recordProcess(process.start(ticket.number()));
    }
    return true;
  }
}
