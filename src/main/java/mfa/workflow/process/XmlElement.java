package mfa.workflow.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mfa.platform.text.Typed;
import org.xml.sax.Attributes;

/**
 * An element of a model as a plain value, the same whether our reader or the engine's read it.
 *
 * @param name with the usual prefix of its namespace ({@code bpmn:userTask}), whatever the file
 *     calls it; with the namespace in braces where it is none of those a model may use
 * @param attributes by name, those of another namespace with its prefix ({@code camunda:formKey})
 * @param text between the tags, those of the children left out
 */
public record XmlElement(
    String name, Map<String, String> attributes, List<XmlElement> children, String text) {

  private static final Map<String, String> PREFIXES =
      Map.of(
          "http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn:",
          "http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:",
          "http://www.omg.org/spec/DD/20100524/DC", "dc:",
          "http://www.omg.org/spec/DD/20100524/DI", "di:",
          "http://www.w3.org/2001/XMLSchema-instance", "xsi:",
          "http://camunda.org/schema/1.0/bpmn", "camunda:",
          "http://camunda.org/schema/modeler/1.0", "modeler:",
          "http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:",
          "http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:");

  /** Longer than any name that a model may use. */
  private static final int MAX_NAME = 100;

  /** As much as the engine has room for, so that the names of sound models are never cut. */
  private static final int MAX_LABEL = 255;

  /** Blanks between words count as one, so that more is read than shown. */
  private static final int MAX_LABEL_READ = 2_000;

  static String elementName(String namespace, String localName) {
    String prefix = PREFIXES.get(namespace);
    return (prefix == null ? "{" + Typed.beginning(namespace, MAX_NAME) + "}" : prefix)
        + Typed.beginning(localName, MAX_NAME);
  }

  static String attributeName(String namespace, String localName) {
    return namespace.isEmpty() ? localName : elementName(namespace, localName);
  }

  static Map<String, String> attributes(Attributes attributes) {
    var result = new LinkedHashMap<String, String>();
    for (int i = 0; i < attributes.getLength(); i++) {
      result.put(
          attributeName(attributes.getURI(i), attributes.getLocalName(i)), attributes.getValue(i));
    }
    return result;
  }

  public boolean is(String otherName) {
    return name.equals(otherName);
  }

  /** The value of an attribute, or an empty text. */
  public String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  public String id() {
    return attribute("id");
  }

  /** The name in the drawing, as far as people read it: a longer one ends with an ellipsis. */
  public String label() {
    String read = Typed.beginning(attribute("name"), MAX_LABEL_READ);
    return shortened(read.replaceAll("\\s+", " ").strip(), MAX_LABEL);
  }

  /** A text of at most so many characters; what is cut off is an ellipsis. */
  public static String shortened(String text, int maxLength) {
    return text.length() <= maxLength ? text : Typed.beginning(text, maxLength - 1) + "…";
  }

  public List<XmlElement> children(String childName) {
    return children.stream().filter(child -> child.is(childName)).toList();
  }

  /** The first child of that name below the path, or one without anything in it. */
  public XmlElement child(String... path) {
    XmlElement tag = this;
    for (String step : path) {
      tag =
          tag.children(step).stream()
              .findFirst()
              .orElse(new XmlElement(step, Map.of(), List.of(), ""));
    }
    return tag;
  }

  public String trimmedText() {
    return text.strip();
  }

  /** This element and all below it, in the order of the file. */
  public List<XmlElement> all() {
    List<XmlElement> result = new ArrayList<>();
    visit(result::add);
    return result;
  }

  private void visit(Consumer<XmlElement> visitor) {
    visitor.accept(this);
    children.forEach(child -> child.visit(visitor));
  }
}
