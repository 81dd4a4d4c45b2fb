package mfa.workflow.process;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The process as a whole: who it is, and that it and all in it can be told apart. */
final class ProcessRules {

  /** Of columns of the engine: longer texts would break it, some only in a ticket. */
  private static final int MAX_TAG_LENGTH = 64;

  private static final int MAX_NAME_LENGTH = 255;
  private static final int MAX_DOCUMENTATION_LENGTH = 4_000;

  /** Whatever else stands in a file. */
  private static final int MAX_VALUE_LENGTH = 4_000;

  private final XmlElement process;
  private final ProcessContract contract;
  private final Findings findings;

  ProcessRules(XmlElement process, ProcessContract contract, Findings findings) {
    this.process = process;
    this.contract = contract;
    this.findings = findings;
  }

  void check(String fileName) {
    String id = process.id();
    if (!id.equals(contract.process())) {
      findings.error(
          process,
          "The id of a process is that of its contract.",
          "Set the id to " + contract.process() + ".");
    } else if (!fileName.equals(id + ".bpmn")) {
      findings.error(
          process,
          "A file is named after its process.",
          "Rename " + fileName + " to " + id + ".bpmn.");
    }
    if (!process.attribute("isExecutable").equals("true")) {
      findings.error(process, "A process is executable.", "Tick “Executable” in its properties.");
    }
    if (process.attribute("camunda:historyTimeToLive").isEmpty()) {
      findings.error(
          process,
          "A process says how long its history is kept.",
          "Set its time to live, like P365D.");
    }
    if (process.attribute("camunda:versionTag").isBlank()) {
      findings.warning(
          process, "A process has a version tag.", "Set one, and change it with each change.");
    }
  }

  /** Tells of each text that is too long, also outside the process; true where there is none. */
  static boolean admitLengths(XmlElement definitions, Findings findings) {
    boolean admitted = true;
    for (XmlElement tag : definitions.all()) {
      for (Map.Entry<String, String> attribute : tag.attributes().entrySet()) {
        admitted &= admitAttribute(tag, attribute.getKey(), attribute.getValue(), findings);
      }
      String documentation =
          tag.children("bpmn:documentation").stream()
              .map(XmlElement::text)
              .collect(Collectors.joining("\n\n"));
      admitted &= admit(tag, documentation, MAX_DOCUMENTATION_LENGTH, "A description", findings);
      if (!tag.is("bpmn:documentation")) {
        admitted &=
            admit(tag, tag.trimmedText(), MAX_VALUE_LENGTH, "The text of " + tag.name(), findings);
      }
    }
    return admitted;
  }

  private static boolean admitAttribute(
      XmlElement tag, String name, String value, Findings findings) {
    return switch (name) {
      case "name" -> admit(tag, value, MAX_NAME_LENGTH, "A name", findings);
      case "camunda:versionTag" -> admit(tag, value, MAX_TAG_LENGTH, "A version tag", findings);
      default -> admit(tag, value, MAX_VALUE_LENGTH, "The value of " + name, findings);
    };
  }

  private static boolean admit(
      XmlElement at, String text, int max, String what, Findings findings) {
    if (text.length() > max) {
      findings.error(at, what + " has at most " + max + " characters.", "Shorten it.");
      return false;
    }
    return true;
  }

  void checkIds(XmlElement definitions) {
    Set<String> seen = new HashSet<>();
    for (XmlElement tag : definitions.all()) {
      boolean needsId =
          Vocabulary.NODES.contains(tag.name())
              || Set.of("bpmn:process", "bpmn:subProcess", "bpmn:message", "bpmn:sequenceFlow")
                  .contains(tag.name());
      if (needsId && tag.id().isEmpty()) {
        findings.error(tag, "Every element has an id.", "Set one in Camunda Modeler.");
      } else if (!tag.id().isEmpty() && !seen.add(tag.id())) {
        findings.error(tag, "An id stands only once in a file.", "Change one of the two.");
      }
    }
  }
}
