package mfa.workflow.process;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What makes a model readable for the next person; warnings only. */
final class StyleRules {

  private static final Pattern GENERATED =
      Pattern.compile(
          "(Activity|Event|Gateway|Flow|SequenceFlow|Message|StartEvent|EndEvent|Task|UserTask"
              + "|ServiceTask|BoundaryEvent|IntermediateCatchEvent|ExclusiveGateway"
              + "|EventBasedGateway|SubProcess|Process)_[0-9A-Za-z]{1,10}");

  private static final Pattern OURS = Pattern.compile("[a-z][A-Za-z]*_[a-z][A-Za-z0-9_]*");

  private final Findings findings;

  StyleRules(Findings findings) {
    this.findings = findings;
  }

  void check(XmlElement definitions, XmlElement process) {
    checkDocumentation(process);
    List<XmlElement> all = process.all();
    Map<String, List<XmlElement>> ways =
        all.stream()
            .filter(tag -> tag.is("bpmn:sequenceFlow"))
            .collect(Collectors.groupingBy(flow -> flow.attribute("sourceRef")));
    for (XmlElement tag : all) {
      boolean isNode = Vocabulary.NODES.contains(tag.name()) || tag.is("bpmn:subProcess");
      if (isNode) {
        checkName(tag);
        checkDocumentation(tag);
      }
      if (isNode || tag.is("bpmn:sequenceFlow")) {
        checkId(tag);
      }
      if (tag.is("bpmn:exclusiveGateway")) {
        checkWays(tag, ways.getOrDefault(tag.id(), List.of()));
      }
    }
    definitions.children("bpmn:message").forEach(this::checkId);
  }

  private void checkName(XmlElement node) {
    if (node.label().isEmpty()) {
      findings.warning(node, "finding.name");
    }
  }

  private void checkDocumentation(XmlElement tag) {
    if (tag.child("bpmn:documentation").text().isBlank()) {
      findings.warning(tag, "finding.documentation");
    }
  }

  private void checkId(XmlElement tag) {
    String id = tag.id();
    if (!id.isEmpty() && (GENERATED.matcher(id).matches() || !OURS.matcher(id).matches())) {
      findings.warning(tag, "finding.id-style");
    }
  }

  private void checkWays(XmlElement gateway, List<XmlElement> ways) {
    List<String> unnamed =
        ways.stream().filter(way -> way.label().isEmpty()).map(XmlElement::id).toList();
    if (ways.size() > 1 && !unnamed.isEmpty()) {
      findings.warning(gateway, "finding.gateway-unnamed-ways", Finding.words(unnamed));
    }
  }
}
