package mfa.ticket;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Tells the process of tickets that were withdrawn by something that happened to the account. A
 * right code or a new password is worth its own transaction: it must not fail because the engine is
 * at work on the ticket in the same moment.
 */
@Stateless
public class WithdrawalSteps {

  private Tickets tickets;
  private Unbinding unbinding;

  protected WithdrawalSteps() {}

  @Inject
  public WithdrawalSteps(Tickets tickets, Unbinding unbinding) {
    this.tickets = tickets;
    this.unbinding = unbinding;
  }

  /** Withdrawn tickets whose process goes on. */
  @PermitAll
  public List<TicketNumber> untold(int most) {
    return tickets.withdrawnButNotClosed(most);
  }

  /** Ends the process, if it waits; else it is asked again. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void tell(TicketNumber number) {
    tickets.lock(number).ifPresent(ticket -> unbinding.withdrawn(number));
  }
}
