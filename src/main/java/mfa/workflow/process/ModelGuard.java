package mfa.workflow.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/**
 * Refuses, whenever the engine reads a model, what is outside the allow-list, no matter who put the
 * model there: the second lock behind {@link ProcessModelValidator}, with the same key.
 *
 * <p>Registered as one of the engine's custom pre-parse listeners. It looks at the whole file, so
 * that no kind of element can be forgotten. How the elements are connected is not its business:
 * whatever a model draws, the delegates check their own conditions.
 */
public final class ModelGuard extends AbstractBpmnParseListener {

  private static final int MAX_DEPTH = 50;

  private final Map<String, ProcessContract> contracts;

  /**
   * @param contracts of all processes that the engine may run, one for each
   */
  ModelGuard(List<ProcessContract> contracts) {
    this.contracts =
        contracts.stream()
            .collect(Collectors.toUnmodifiableMap(ProcessContract::process, Function.identity()));
  }

  @Override
  public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
    List<Finding> findings = findings(tag(root, root, 0));
    if (!findings.isEmpty()) {
      throw new BpmnParseException(
          findings.stream().map(Finding::toString).collect(Collectors.joining("\n")), root);
    }
  }

  private List<Finding> findings(XmlElement definitions) {
    List<XmlElement> processes = definitions.children("bpmn:process");
    ProcessContract contract =
        processes.size() == 1 ? contracts.get(processes.getFirst().id()) : null;
    if (contract == null) {
      Findings findings = new Findings();
      findings.error(definitions, "finding.contract", List.copyOf(contracts.keySet()));
      return findings.all();
    }
    return AllowList.findings(definitions, contract);
  }

  private static XmlElement tag(Element element, Element root, int depth) {
    if (depth > MAX_DEPTH) {
      throw new BpmnParseException("Elements are nested too deep", root);
    }
    List<XmlElement> children = new ArrayList<>();
    for (Element child : element.elements()) {
      children.add(tag(child, root, depth + 1));
    }
    String namespace = element.getUri() == null ? "" : element.getUri();
    return new XmlElement(
        XmlElement.elementName(namespace, element.getTagName()),
        attributes(element),
        children,
        element.getText());
  }

  private static Map<String, String> attributes(Element element) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String key : element.attributes()) {
      if (key.equals("xmlns") || key.startsWith("xmlns:")) {
        continue;
      }
      int colon = key.lastIndexOf(':');
      String namespace = colon < 0 ? "" : key.substring(0, colon);
      String name = key.substring(colon + 1);
      String value =
          colon < 0 ? element.attribute(name) : element.attributeNS(new Namespace(namespace), name);
      attributes.put(XmlElement.attributeName(namespace, name), value);
    }
    return attributes;
  }
}
