package mfa.workflow.process;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a service task calls, with which input, and that a failure of it is tried again. */
final class ServiceTaskRules {

  private static final Set<String> ONLY_CLOSING = Set.of("closeTicket");

  private final Findings findings;

  ServiceTaskRules(Findings findings) {
    this.findings = findings;
  }

  static boolean calls(XmlElement task, String delegate) {
    return task.is("bpmn:serviceTask") && delegate(task).equals(delegate);
  }

  static boolean mails(XmlElement task, String template) {
    return calls(task, "sendTicketMail") && inputs(task).stream().anyMatch(hasText(template));
  }

  private static Predicate<XmlElement> hasText(String text) {
    return input -> input.trimmedText().equals(text);
  }

  /** Each service task calls a delegate of the contract with exactly its input. */
  void checkCalls(XmlElement definitions) {
    tasks(definitions).forEach(this::checkCall);
  }

  private void checkCall(XmlElement task) {
    if (!task.attributes().containsKey("camunda:delegateExpression")) {
      findings.error(
          task,
          "A service task calls a delegate of the contract.",
          "Set its implementation to a delegate expression, one of "
              + ValueRule.words(WorkflowContract.DELEGATES)
              + ", or apply a template.");
    } else if (WorkflowContract.DELEGATES.contains(delegate(task))) {
      checkInput(task, WorkflowContract.INPUT_OF.getOrDefault(delegate(task), ""));
    }
  }

  private void checkInput(XmlElement task, String needed) {
    List<String> given = inputs(task).stream().map(input -> input.attribute("name")).toList();
    List<String> wanted = needed.isEmpty() ? List.of() : List.of(needed);
    if (!WorkflowContract.INPUTS.keySet().containsAll(given)) {
      return; // told of by the allow-list
    }
    if (!given.equals(wanted)) {
      findings.error(
          task,
          "The delegate " + delegate(task) + " has " + count(wanted) + ".",
          "Now it is given " + count(given) + ": correct the inputs, or apply a template.");
    } else if (!needed.isEmpty()) {
      Set<String> choices = WorkflowContract.INPUTS.get(needed);
      String value = inputs(task).getFirst().trimmedText();
      if (ValueRule.TEXT.admits(value) && !choices.contains(value)) {
        findings.error(
            task,
            "The input " + needed + " is one of the contract, and “" + value + "” is not.",
            "Choose one of " + ValueRule.words(choices) + ".");
      }
    }
  }

  private static String count(List<String> inputs) {
    return inputs.isEmpty() ? "no input" : "the input " + String.join(", ", inputs);
  }

  /** What mails or resets is a step of its own, tried again when it fails. */
  void checkRetries(XmlElement definitions) {
    for (XmlElement task : tasks(definitions)) {
      boolean saved = task.attribute("camunda:asyncBefore").equals("true");
      boolean retried =
          !task.child("bpmn:extensionElements")
              .children("camunda:failedJobRetryTimeCycle")
              .isEmpty();
      if (!ONLY_CLOSING.contains(delegate(task)) && !(saved && retried)) {
        findings.error(
            task,
            "A service task that mails or resets is asynchronous before and has a retry cycle.",
            "Tick “Asynchronous before”, and set the retry time cycle, like R5/PT1M.");
      }
    }
  }

  private static List<XmlElement> tasks(XmlElement definitions) {
    return definitions.all().stream().filter(tag -> tag.is("bpmn:serviceTask")).toList();
  }

  private static String delegate(XmlElement task) {
    return ValueRule.variable(task.attribute("camunda:delegateExpression"));
  }

  private static List<XmlElement> inputs(XmlElement task) {
    return task.child("bpmn:extensionElements", "camunda:inputOutput")
        .children("camunda:inputParameter");
  }
}
