package mfa.workflow.process;

import java.util.HashSet;
import java.util.Set;

/** The process as a whole: who it is, and that it and all in it can be told apart. */
final class ProcessRules {

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
