package mfa.workflow.process;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a service task calls, with which input, and that a failure of it is tried again. */
final class ServiceTaskRules {

  /** So long somebody may wait for a step that fails until the desk is told. */
  private static final Duration MAX_RETRIES = Duration.ofDays(1);

  private final ProcessContract contract;
  private final Findings findings;

  ServiceTaskRules(ProcessContract contract, Findings findings) {
    this.contract = contract;
    this.findings = findings;
  }

  /** The name of the delegate that a service task calls; empty for another element. */
  static String called(XmlElement node) {
    return node.is("bpmn:serviceTask")
        ? ValueRule.variable(node.attribute("camunda:delegateExpression"))
        : "";
  }

  static List<XmlElement> inputs(XmlElement task) {
    return task.child("bpmn:extensionElements", "camunda:inputOutput")
        .children("camunda:inputParameter");
  }

  /** Each service task calls a delegate of the contract with exactly its input. */
  void checkCalls(XmlElement definitions) {
    tasks(definitions).forEach(this::checkCall);
  }

  private void checkCall(XmlElement task) {
    if (!task.attributes().containsKey("camunda:delegateExpression")) {
      findings.error(task, "finding.delegate", ValueRule.expressions(contract.delegateNames()));
    } else {
      contract.delegate(called(task)).ifPresent(delegate -> checkInput(task, delegate));
    }
  }

  private void checkInput(XmlElement task, ProcessContract.Delegate delegate) {
    String needed = delegate.input();
    List<String> given = inputs(task).stream().map(input -> input.attribute("name")).toList();
    List<String> expected = needed.isEmpty() ? List.of() : List.of(needed);
    if (!contract.inputs().containsAll(given)) {
      return; // told of by the allow-list
    }
    if (!given.equals(expected)) {
      refuseInputs(task, delegate);
    } else if (!needed.isEmpty()) {
      Set<String> choices = delegate.choices();
      String value = inputs(task).getFirst().trimmedText();
      if (ValueRule.TEXT.admits(value, contract) && !choices.contains(value)) {
        findings.error(task, "finding.delegate-choice", value, needed, List.copyOf(choices));
      }
    }
  }

  private void refuseInputs(XmlElement task, ProcessContract.Delegate delegate) {
    if (delegate.input().isEmpty()) {
      findings.error(task, "finding.delegate-no-input", delegate.name());
    } else {
      findings.error(task, "finding.delegate-input", delegate.name(), delegate.input());
    }
  }

  /** What does not close the ticket is a step of its own, tried again when it fails. */
  void checkRetries(XmlElement definitions) {
    List<String> closing = contract.delegateNames(ProcessContract.Effect.CLOSES);
    for (XmlElement task : tasks(definitions)) {
      boolean saved = task.attribute("camunda:asyncBefore").equals("true");
      List<XmlElement> retries = retries(task);
      if (!closing.contains(called(task)) && !(saved && !retries.isEmpty())) {
        findings.error(task, "finding.retries");
      } else if (retries.stream().anyMatch(ServiceTaskRules::isLong)) {
        findings.error(task, "finding.retries-long");
      }
    }
  }

  private static List<XmlElement> retries(XmlElement task) {
    return task.child("bpmn:extensionElements").children("camunda:failedJobRetryTimeCycle");
  }

  private static boolean isLong(XmlElement retries) {
    return ValueRule.wholeTime(retries.trimmedText())
        .filter(time -> time.compareTo(MAX_RETRIES) > 0)
        .isPresent();
  }

  private static List<XmlElement> tasks(XmlElement definitions) {
    return definitions.all().stream().filter(tag -> tag.is("bpmn:serviceTask")).toList();
  }
}
