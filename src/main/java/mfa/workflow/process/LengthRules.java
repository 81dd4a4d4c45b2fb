package mfa.workflow.process;

import java.util.stream.Collectors;

/**
 * That no text of a model is longer than what people read and the engine's tables have room for.
 */
final class LengthRules {

  /** Of columns of the engine: longer texts would break it, some only in a ticket. */
  private static final int MAX_TAG = 64;

  private static final int MAX_NAME = 255;
  private static final int MAX_DOCUMENTATION = 4_000;

  /** Whatever else stands in a file. */
  private static final int MAX_VALUE = 4_000;

  private final Findings findings;
  private boolean admitted = true;

  LengthRules(Findings findings) {
    this.findings = findings;
  }

  /** Tells of each text that is too long; true where there is none. */
  boolean admit(XmlElement definitions) {
    definitions.all().forEach(this::check);
    return admitted;
  }

  private void check(XmlElement tag) {
    tag.attributes().forEach((name, value) -> checkAttribute(tag, name, value));
    String documentation =
        tag.children("bpmn:documentation").stream()
            .map(XmlElement::text)
            .collect(Collectors.joining("\n\n"));
    check(tag, documentation, MAX_DOCUMENTATION, "A description");
    if (!tag.is("bpmn:documentation")) {
      check(tag, tag.trimmedText(), MAX_VALUE, "The text of " + tag.name());
    }
  }

  private void checkAttribute(XmlElement tag, String name, String value) {
    switch (name) {
      case "name" -> check(tag, value, MAX_NAME, "A name");
      case "camunda:versionTag" -> check(tag, value, MAX_TAG, "A version tag");
      default -> check(tag, value, MAX_VALUE, "The value of " + name);
    }
  }

  private void check(XmlElement at, String text, int max, String what) {
    if (text.length() > max) {
      admitted = false;
      findings.error(at, what + " has at most " + max + " characters.", "Shorten it.");
    }
  }
}
