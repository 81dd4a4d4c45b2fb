package mfa.ticket.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import mfa.ticket.BusinessHoursSettings;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.workflow.process.WorkflowEngine;

/** Runs the process of support tickets on the engine. */
@ApplicationScoped
public class CamundaSupportProcess implements SupportProcess {

  @Inject private WorkflowEngine engine;
  @Inject private ProcessInstances instances;
  @Inject private TicketSettings settings;
  @Inject private BusinessHoursSettings hours;

  @Override
  public String start(TicketNumber number) {
    return instances.start(SupportContract.startVariables(settings, hours), number);
  }

  @Override
  public boolean send(SupportMessage message, TicketNumber number) {
    return instances.send(message.inModels(), number);
  }

  @Override
  public void restartReplyDeadline(TicketNumber number) {
    instances.restartTimers(SupportMessage.REQUESTER_REPLIED.inModels(), number);
  }

  @Override
  public void complete(String taskId, Decision decision, long agentId) {
    engine
        .engine()
        .getTaskService()
        .complete(
            taskId,
            Map.of(
                "decision", decision.name().toLowerCase(Locale.ROOT),
                "reviewer", Long.toString(agentId)));
  }

  @Override
  public boolean end(SupportMessage message, TicketNumber number) {
    return instances.endUnlessAtWork(number, () -> endNow(message, number));
  }

  /** A model that came into the engine past the checks may not listen. */
  private boolean endNow(SupportMessage message, TicketNumber number) {
    if (!instances.of(number).isEmpty() && !send(message, number)) {
      instances
          .of(number)
          .forEach(
              instance ->
                  instances
                      .runtime()
                      .deleteProcessInstance(instance.getId(), "The ticket has ended."));
    }
    return true;
  }
}
