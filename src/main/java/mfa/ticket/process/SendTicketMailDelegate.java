package mfa.ticket.process;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mfa.mail.MailTemplate;
import mfa.ticket.TicketNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Mails what the input {@code mailTemplate} names. */
@Named("sendTicketMail")
@Dependent
public class SendTicketMailDelegate implements JavaDelegate {

  @Inject private TicketProcessService tickets;

  @Override
  public void execute(DelegateExecution execution) {
    String template = (String) execution.getVariable("mailTemplate");
    tickets.sendMail(
        new TicketNumber(execution.getProcessBusinessKey()), MailTemplate.named(template));
  }
}
