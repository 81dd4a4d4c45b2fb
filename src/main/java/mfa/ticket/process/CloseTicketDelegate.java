package mfa.ticket.process;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Closes the ticket with the outcome that the input {@code outcome} names. */
@Named("closeTicket")
@Dependent
public class CloseTicketDelegate implements JavaDelegate {

  @Inject private TicketProcessService tickets;

  @Override
  public void execute(DelegateExecution execution) {
    String outcome = (String) execution.getVariable("outcome");
    tickets.close(new TicketNumber(execution.getProcessBusinessKey()), Outcome.named(outcome));
  }
}
