package mfa.workflow.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Stands in for the delegates of the contract: writes down, per ticket, what was called. */
final class RecordingDelegates {

  private final Map<String, List<String>> steps = new HashMap<>();

  /** One bean for each delegate, by name. */
  Map<Object, Object> beans() {
    Map<Object, Object> beans = new HashMap<>();
    for (ProcessContract.Delegate delegate : UnbindModel.CONTRACT.delegates()) {
      String name = delegate.name();
      String input = delegate.input();
      JavaDelegate bean =
          execution ->
              record(execution, input.isEmpty() ? name : name + " " + execution.getVariable(input));
      beans.put(name, bean);
    }
    return beans;
  }

  private void record(DelegateExecution execution, String step) {
    steps.computeIfAbsent(execution.getProcessBusinessKey(), key -> new ArrayList<>()).add(step);
  }

  /** What was called for the ticket so far, in order. */
  List<String> steps(String ticketNumber) {
    return List.copyOf(steps.getOrDefault(ticketNumber, List.of()));
  }
}
