package mfa.ticket.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import mfa.ticket.Decision;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.Unbinding;
import mfa.workflow.process.WorkflowContract;
import mfa.workflow.process.WorkflowEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;

/**
 * Runs the unbind process on the engine. It asks where a token waits before it sends a message: a
 * failed correlation would roll back the caller's work.
 */
@ApplicationScoped
public class CamundaUnbinding implements Unbinding {

  private WorkflowEngine engine;
  private TicketSettings settings;

  protected CamundaUnbinding() {}

  @Inject
  public CamundaUnbinding(WorkflowEngine engine, TicketSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  @Override
  public String start(TicketNumber number) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("ticketNumber", number.text());
    variables.put("reviewGroup", "agents");
    variables.put("secondReviewGroup", "supervisors");
    variables.put("verificationDeadline", settings.verificationDeadline().toString());
    variables.put("reviewDeadline", settings.reviewDeadline().toString());
    variables.put("replyDeadline", settings.replyDeadline().toString());
    variables.put("waitingPeriod", settings.waitingPeriod(false).toString());
    variables.put("heightened", false);
    variables.put("reviewer", null);
    return runtime()
        .startProcessInstanceByKey(WorkflowContract.UNBIND, number.text(), variables)
        .getId();
  }

  @Override
  public boolean codeRequested(TicketNumber number) {
    return send("mfa.codeRequested", number);
  }

  @Override
  public boolean emailVerified(TicketNumber number) {
    return send("mfa.emailVerified", number);
  }

  @Override
  public boolean requesterReplied(TicketNumber number) {
    return send("mfa.requesterReplied", number);
  }

  @Override
  public boolean noticeDelivered(TicketNumber number) {
    return send("mfa.noticeDelivered", number);
  }

  @Override
  public boolean ownerObjected(TicketNumber number) {
    return send("mfa.ownerObjected", number);
  }

  @Override
  public boolean stopped(TicketNumber number) {
    return send("mfa.stopped", number);
  }

  @Override
  public boolean withdrawn(TicketNumber number) {
    return send("mfa.withdrawn", number);
  }

  private boolean send(String message, TicketNumber number) {
    Execution waiting =
        runtime()
            .createExecutionQuery()
            .processInstanceBusinessKey(number.text())
            .messageEventSubscriptionName(message)
            .singleResult();
    if (waiting == null) {
      return false;
    }
    runtime().messageEventReceived(message, waiting.getId());
    return true;
  }

  @Override
  public void take(String taskId, long agentId) {
    engine.engine().getTaskService().claim(taskId, Long.toString(agentId));
  }

  @Override
  public void release(String taskId) {
    engine.engine().getTaskService().setAssignee(taskId, null);
  }

  @Override
  public void complete(String taskId, Decision decision, long reviewerId, Course course) {
    Duration wait = course.waitingPeriod();
    engine
        .engine()
        .getTaskService()
        .complete(
            taskId,
            Map.of(
                "decision", decision.name().toLowerCase(Locale.ROOT),
                "reviewer", Long.toString(reviewerId),
                "heightened", course.heightened(),
                "waitingPeriod", wait.toString()));
  }

  private RuntimeService runtime() {
    return engine.engine().getRuntimeService();
  }
}
