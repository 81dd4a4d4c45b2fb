package mfa.ticket.process;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketProcessService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Closes the ticket with the outcome that the input {@code outcome} names. */
@Named("closeTicket")
@Dependent
public class CloseTicketDelegate implements JavaDelegate {

  private final TicketProcessService tickets;

  @Inject
  public CloseTicketDelegate(TicketProcessService tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String outcome = (String) execution.getVariable("outcome");
    tickets.close(new TicketNumber(execution.getProcessBusinessKey()), Outcome.named(outcome));
  }
}
