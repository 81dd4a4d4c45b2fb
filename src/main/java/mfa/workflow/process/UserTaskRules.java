package mfa.workflow.process;

import java.util.List;

/** Who sees a user task, on which screen, and what happens when nobody acts. */
final class UserTaskRules {

  private final ModelGraph graph;
  private final ProcessContract contract;
  private final Findings findings;

  UserTaskRules(ModelGraph graph, ProcessContract contract, Findings findings) {
    this.graph = graph;
    this.contract = contract;
    this.findings = findings;
  }

  void check() {
    graph.nodes().stream().filter(node -> node.is("bpmn:userTask")).forEach(this::check);
  }

  private void check(XmlElement task) {
    if (!task.attributes().containsKey("camunda:formKey")) {
      findings.error(task, "finding.form-missing", List.copyOf(contract.formKeys()));
    }
    if (!task.attributes().containsKey("camunda:candidateGroups")) {
      findings.error(task, "finding.group-missing", List.copyOf(contract.groups()));
    }
    boolean hasTimer =
        graph.attached(task).stream()
            .anyMatch(event -> !event.children("bpmn:timerEventDefinition").isEmpty());
    if (!hasTimer) {
      findings.warning(task, "finding.no-timer");
    }
  }
}
