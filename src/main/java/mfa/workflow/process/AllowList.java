package mfa.workflow.process;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a model against the vocabulary: every element, attribute, text and expression. The
 * validator and the guard in the engine share it.
 */
final class AllowList {

  /** Parts of another element: findings name that one. */
  private static final Set<String> DETAILS =
      Set.of(
          "bpmn:documentation", "bpmn:conditionExpression", "bpmn:timeDuration", "bpmn:timeCycle");

  /** Of two of these the engine would take the first and drop the other. */
  private static final Set<String> ONCE =
      Set.of(
          "bpmn:extensionElements",
          "bpmn:conditionExpression",
          "bpmn:timeDuration",
          "bpmn:timeCycle",
          "bpmn:text",
          "camunda:failedJobRetryTimeCycle",
          "camunda:inputOutput");

  private static final int MAX_CITED = 80;

  private final ProcessContract contract;
  private final Findings findings;

  private AllowList(ProcessContract contract, Findings findings) {
    this.contract = contract;
    this.findings = findings;
  }

  private void check(XmlElement definitions) {
    if (!definitions.is("bpmn:definitions")) {
      findings.error(definitions, "finding.file-not-bpmn", definitions.name());
      return;
    }
    check(definitions, Vocabulary.root(), definitions);
  }

  private void check(XmlElement tag, Vocabulary.Shape shape, XmlElement owner) {
    checkAttributes(tag, shape, owner);
    checkText(tag, shape, owner);
    for (XmlElement child : tag.children()) {
      XmlElement childOwner = isOwner(child) ? child : owner;
      Vocabulary.Shape childShape = Vocabulary.shape(tag, child);
      if (childShape == null || !shape.children().contains(child.name())) {
        refuse(tag, child, childOwner);
      } else {
        check(child, childShape, childOwner);
      }
    }
    checkNumber(tag, owner);
  }

  private void checkNumber(XmlElement tag, XmlElement owner) {
    Set<String> seen = new HashSet<>();
    for (XmlElement child : tag.children()) {
      if (!seen.add(child.name()) && ONCE.contains(child.name())) {
        findings.error(owner, "finding.element-twice", child.name(), tag.name());
      }
    }
  }

  /** All the engine must refuse too, no matter who put the model there. */
  static List<Finding> findings(XmlElement definitions, ProcessContract contract) {
    var findings = new Findings();
    check(definitions, contract, findings);
    return findings.all();
  }

  static void check(XmlElement definitions, ProcessContract contract, Findings findings) {
    new AllowList(contract, findings).check(definitions);
    new ServiceTaskRules(contract, findings).checkCalls(definitions);
  }

  private void refuse(XmlElement parent, XmlElement child, XmlElement owner) {
    findings.error(owner, "finding.element", child.name(), parent.name());
  }

  private void checkAttributes(XmlElement tag, Vocabulary.Shape shape, XmlElement owner) {
    for (String required : BpmnSchema.required(tag)) {
      if (!tag.attributes().containsKey(required)) {
        findings.error(owner, "finding.attribute-missing", tag.name(), required);
      }
    }
    for (Map.Entry<String, String> attribute : tag.attributes().entrySet()) {
      String name = attribute.getKey();
      ValueRule content = shape.attributes().get(name);
      if (BpmnSchema.isDefault(name, attribute.getValue())) {
        continue;
      }
      if (content == null) {
        findings.error(owner, "finding.attribute", name, tag.name());
      } else if (!content.admits(attribute.getValue(), contract)) {
        findings.error(
            owner, content.key(), name, quoted(attribute.getValue()), content.choices(contract));
      }
    }
  }

  private void checkText(XmlElement tag, Vocabulary.Shape shape, XmlElement owner) {
    if (!shape.text().admits(tag.trimmedText(), contract)) {
      findings.error(
          owner,
          shape.text().key(),
          tag.name(),
          quoted(tag.trimmedText()),
          shape.text().choices(contract));
    }
  }

  private static String quoted(String value) {
    return XmlElement.shortened(value, MAX_CITED).replaceAll("[\\s\\p{Cntrl}]+", " ");
  }

  private static boolean isOwner(XmlElement tag) {
    return !tag.id().isEmpty()
        && !DETAILS.contains(tag.name())
        && !tag.name().endsWith("EventDefinition");
  }
}
