package mfa.workflow.process;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The process as a whole: who it is, and that it and all in it can be told apart. */
final class ProcessRules {

  /** What the engine's tables have room for: longer texts would break it, some only in a ticket. */
  private static final int MAX_TAG_LENGTH = 64;

  private static final int MAX_NAME_LENGTH = 255;
  private static final int MAX_DOCUMENTATION_LENGTH = 4_000;

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

  void checkLengths(XmlElement definitions) {
    check(process, process.attribute("camunda:versionTag"), MAX_TAG_LENGTH, "A version tag");
    for (XmlElement tag : definitions.all()) {
      check(tag, tag.attribute("name"), MAX_NAME_LENGTH, "A name");
      String documentation =
          tag.children("bpmn:documentation").stream()
              .map(XmlElement::text)
              .collect(Collectors.joining("\n\n"));
      check(tag, documentation, MAX_DOCUMENTATION_LENGTH, "A description");
    }
  }

  private void check(XmlElement at, String text, int max, String what) {
    if (text.length() > max) {
      findings.error(at, what + " has at most " + max + " characters.", "Shorten it.");
    }
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
