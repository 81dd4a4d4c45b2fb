package mfa.ticket.process;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mfa.ticket.TicketNumber;
import mfa.workflow.process.WaitingDelegate;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * Resets the account of the ticket; what has to hold is checked by the service, from the tables.
 * Where that refuses, the token waits in the step for what the service makes of it.
 */
@Named("resetAuthenticators")
@Dependent
public class ResetAuthenticatorsDelegate extends WaitingDelegate {

  @Inject private UnbindProcessService tickets;

  @Override
  protected boolean isDone(ActivityExecution execution) {
    return tickets.reset(
        new TicketNumber(execution.getProcessBusinessKey()),
        execution.getCurrentActivityId(),
        TicketMirror.stepName(execution));
  }
}
