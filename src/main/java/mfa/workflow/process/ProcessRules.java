package mfa.workflow.process;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.platform.text.Typed;
import mfa.workflow.process.version.Versions;

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
      findings.error(process, "finding.process-id", contract.process());
    } else if (!fileName.equals(Versions.fileName(id))) {
      findings.error(process, "finding.file-name", fileName, Versions.fileName(id));
    }
    if (!process.attribute("isExecutable").equals("true")) {
      findings.error(process, "finding.not-executable");
    }
    if (process.attribute("camunda:historyTimeToLive").isEmpty()) {
      findings.error(process, "finding.history");
    }
    if (process.attribute("camunda:versionTag").isBlank()) {
      findings.warning(process, "finding.version-tag");
    }
  }

  /**
   * People decide by what they read of a model: as a page, a mail, the history of a ticket or a
   * line on a terminal shows it.
   */
  void checkShown(XmlElement definitions) {
    for (XmlElement tag : definitions.all()) {
      tag.attributes().entrySet().stream()
          .filter(attribute -> Typed.hidesSomething(attribute.getValue()))
          .forEach(attribute -> findings.error(tag, "finding.hidden", attribute.getKey()));
      if (Typed.hidesSomething(tag.text())) {
        findings.error(tag, "finding.hidden", tag.name());
      }
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
      admitted &=
          admit(
              tag, documentation, MAX_DOCUMENTATION_LENGTH, "finding.long-documentation", findings);
      if (!tag.is("bpmn:documentation")) {
        admitted &= admit(tag, tag.trimmedText(), MAX_VALUE_LENGTH, "finding.long-text", findings);
      }
    }
    return admitted;
  }

  private static boolean admitAttribute(
      XmlElement tag, String name, String value, Findings findings) {
    return switch (name) {
      case "name" -> admit(tag, value, MAX_NAME_LENGTH, "finding.long-name", findings);
      case "camunda:versionTag" ->
          admit(tag, value, MAX_TAG_LENGTH, "finding.long-version-tag", findings);
      default -> admitValue(tag, name, value, findings);
    };
  }

  private static boolean admitValue(XmlElement at, String name, String value, Findings findings) {
    if (value.length() > MAX_VALUE_LENGTH) {
      findings.error(at, "finding.long-value", MAX_VALUE_LENGTH, name);
      return false;
    }
    return true;
  }

  private static boolean admit(XmlElement at, String text, int max, String key, Findings findings) {
    if (text.length() > max) {
      findings.error(at, key, max, at.name());
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
        findings.error(tag, "finding.id-missing");
      } else if (!tag.id().isEmpty() && !seen.add(tag.id())) {
        findings.error(tag, "finding.id-twice");
      }
    }
  }
}
