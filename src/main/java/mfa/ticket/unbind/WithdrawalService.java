package mfa.ticket.unbind;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import mfa.ticket.process.UnbindProcess;

/**
 * Notifies the process of tickets that were withdrawn by their requester, by a newer form, or by
 * something that happened to the account. What withdrew them is worth its own transaction: it must
 * not fail because the engine is at work on the ticket in the same moment.
 */
@Stateless
public class WithdrawalService {

  static final String WORKER = "withdrawals";

  @Inject private UnbindTickets tickets;
  @Inject private UnbindProcess process;
  @Inject private Clock clock;

  /**
   * Ends the process, if it listens. To be all that a transaction does.
   *
   * @return false where it has to be notified again later
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean notify(long id) {
    UnbindTicket ticket = tickets.lock(id);
    boolean notified = process.withdrawn(ticket.number());
    if (notified) {
      ticket.recordWithdrawalNotified(clock.instant());
    }
    return notified;
  }
}
