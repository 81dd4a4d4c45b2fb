package mfa.ticket.process;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketProcessService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Resets the account of the ticket; what has to hold is checked by the service, from the tables.
 */
@Named("resetAuthenticators")
@Dependent
public class ResetAuthenticatorsDelegate implements JavaDelegate {

  private final TicketProcessService tickets;

  @Inject
  public ResetAuthenticatorsDelegate(TicketProcessService tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tickets.reset(new TicketNumber(execution.getProcessBusinessKey()));
  }
}
