package mfa.workflow.dryrun.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContract.Content;
import mfa.workflow.process.ProcessContract.Variable;
import mfa.workflow.process.XmlElement;

/** What the elements of a model are, for those who play it. */
final class PlayedModel {

  private static final Pattern COMPARED = Pattern.compile("\\$\\{\\s*(\\w+)\\s*[=!]=");

  private final Map<String, XmlElement> nodes = new LinkedHashMap<>();
  private final Map<String, XmlElement> scopes = new LinkedHashMap<>();
  private final Map<String, String> messages = new LinkedHashMap<>();
  private final Map<String, List<String>> choices = new LinkedHashMap<>();
  private final XmlElement process;

  PlayedModel(XmlElement definitions, ProcessContract contract) {
    process = definitions.child("bpmn:process");
    collect(process);
    definitions
        .children("bpmn:message")
        .forEach(message -> messages.put(message.id(), message.attribute("name")));
    for (XmlElement tag : process.all()) {
      if (tag.is("bpmn:conditionExpression")) {
        addChoices(tag.trimmedText(), contract);
      }
    }
  }

  private void collect(XmlElement scope) {
    for (XmlElement element : scope.children()) {
      if (!element.id().isEmpty()) {
        nodes.put(element.id(), element);
        scopes.put(element.id(), scope);
      }
      if (element.is("bpmn:subProcess")) {
        collect(element);
      }
    }
  }

  /** Only what a condition asks for makes a difference. */
  private void addChoices(String condition, ProcessContract contract) {
    Matcher compared = COMPARED.matcher(condition);
    if (compared.find()) {
      contract.variables().stream()
          .filter(variable -> variable.name().equals(compared.group(1)))
          .filter(variable -> !choicesOf(variable).isEmpty())
          .forEach(variable -> choices.put(variable.name(), choicesOf(variable)));
    }
  }

  private static List<String> choicesOf(Variable variable) {
    return variable.content() == Content.FLAG ? List.of("false", "true") : variable.choices();
  }

  /** What people can choose, by the variables that conditions ask for. */
  Map<String, List<String>> choices() {
    return choices;
  }

  /** Each combination of what people can choose. */
  List<Map<String, String>> decisions() {
    List<Map<String, String>> decisions = new ArrayList<>();
    decisions.add(Map.of());
    for (Map.Entry<String, List<String>> variable : choices.entrySet()) {
      List<Map<String, String>> further = new ArrayList<>();
      for (Map<String, String> decision : decisions) {
        for (String choice : variable.getValue()) {
          Map<String, String> more = new LinkedHashMap<>(decision);
          more.put(variable.getKey(), choice);
          further.add(more);
        }
      }
      decisions = further;
    }
    return decisions;
  }

  XmlElement node(String id) {
    return nodes.get(id);
  }

  boolean isNode(String id) {
    return nodes.containsKey(id) && !nodes.get(id).is("bpmn:subProcess");
  }

  String name(String id) {
    XmlElement node = nodes.get(id);
    return node == null || node.label().isEmpty() ? id : node.label();
  }

  /** Whether an event begins a path beside the one that goes on. */
  boolean isBeside(String id) {
    XmlElement node = nodes.get(id);
    return node.is("bpmn:boundaryEvent") && node.attribute("cancelActivity").equals("false")
        || node.is("bpmn:startEvent") && node.attribute("isInterrupting").equals("false");
  }

  /** Whether an event of a sub-process listens wherever a ticket is. */
  boolean isAnyTime(String id) {
    return nodes.get(id).is("bpmn:startEvent") && scopes.get(id) != process;
  }

  String message(String id) {
    String reference = nodes.get(id).child("bpmn:messageEventDefinition").attribute("messageRef");
    return messages.getOrDefault(reference, "");
  }

  String deadline(String id) {
    XmlElement timer = nodes.get(id).child("bpmn:timerEventDefinition");
    String duration = timer.child("bpmn:timeDuration").trimmedText();
    return duration.isEmpty() ? timer.child("bpmn:timeCycle").trimmedText() : duration;
  }
}
