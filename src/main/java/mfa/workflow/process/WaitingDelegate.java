package mfa.workflow.process;

import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * A delegate that may not be done yet: the token then waits in its step, and a signal lets it look
 * again. What it wrote until then is committed, unlike with an exception.
 */
public abstract class WaitingDelegate extends AbstractBpmnActivityBehavior {

  /** Does the step, or what can be done of it now. */
  protected abstract boolean isDone(ActivityExecution execution);

  @Override
  public final void execute(ActivityExecution execution) {
    if (isDone(execution)) {
      leave(execution);
    }
  }

  @Override
  public final void signal(ActivityExecution execution, String signalName, Object signalData) {
    execute(execution);
  }
}
