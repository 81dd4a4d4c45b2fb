package mfa.ticket.process;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mfa.ticket.TicketNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Mails the verification code of a draft. */
@Named("sendVerificationCode")
@Dependent
public class SendVerificationCodeDelegate implements JavaDelegate {

  @Inject private UnbindProcessService tickets;

  @Override
  public void execute(DelegateExecution execution) {
    tickets.sendVerificationCode(new TicketNumber(execution.getProcessBusinessKey()));
  }
}
