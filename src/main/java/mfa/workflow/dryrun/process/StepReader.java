package mfa.workflow.dryrun.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.workflow.dryrun.PlayedStep;
import mfa.workflow.dryrun.PlayedStep.Kind;
import mfa.workflow.dryrun.StartVariables;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContract.Effect;
import mfa.workflow.process.XmlElement;

/** Says what a passed element meant. */
final class StepReader {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");

  private final PlayedModel model;
  private final ProcessContract contract;
  private final StartVariables start;

  StepReader(PlayedModel model, ProcessContract contract, StartVariables start) {
    this.model = model;
    this.contract = contract;
    this.start = start;
  }

  PlayedStep step(Trace.Entry entry) {
    XmlElement node = model.node(entry.elementId());
    if (!entry.delegate().isEmpty()) {
      return called(entry);
    }
    if (node.is("bpmn:userTask")) {
      return step(entry, Kind.PERSON, node.attribute("camunda:candidateGroups"));
    }
    if (node.is("bpmn:endEvent")) {
      return step(entry, Kind.END, "");
    }
    return event(entry, node);
  }

  private PlayedStep event(Trace.Entry entry, XmlElement node) {
    String message = model.message(entry.elementId());
    String deadline = model.deadline(entry.elementId());
    if (!message.isEmpty()) {
      return step(entry, Kind.MESSAGE, message);
    }
    if (!deadline.isEmpty()) {
      return step(entry, Kind.TIMER, deadline);
    }
    return step(entry, node.is("bpmn:startEvent") ? Kind.START : Kind.PASS, "");
  }

  private PlayedStep called(Trace.Entry entry) {
    Effect effect =
        contract.delegates().stream()
            .filter(delegate -> delegate.name().equals(entry.delegate()))
            .map(ProcessContract.Delegate::effect)
            .findFirst()
            .orElse(Effect.ACTS);
    return switch (effect) {
      case MAILS -> step(entry, Kind.MAIL, entry.input());
      case CLOSES -> step(entry, Kind.CLOSE, entry.input());
      case ACTS -> step(entry, Kind.ACTION, entry.delegate());
    };
  }

  private PlayedStep step(Trace.Entry entry, Kind kind, String detail) {
    return new PlayedStep(
        kind,
        entry.elementId(),
        model.name(entry.elementId()),
        resolved(detail),
        PathExplorer.single(entry.decision()));
  }

  /** What tickets begin with, in place of the variable that holds it. */
  private String resolved(String detail) {
    Matcher variable = VARIABLE.matcher(detail);
    Object value = variable.matches() ? start.values().get(variable.group(1)) : null;
    return value == null ? detail : value.toString();
  }
}
