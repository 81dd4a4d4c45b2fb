package mfa.workflow.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What the schema of BPMN asks for beyond the vocabulary, as far as it can go wrong in a drawing,
 * and what it adds.
 */
final class BpmnSchema {

  /** What the schema of BPMN says where the file is silent; the engine's reader adds it. */
  private static final Map<String, Set<String>> DEFAULTS =
      Map.ofEntries(
          Map.entry("expressionLanguage", Set.of("http://www.w3.org/1999/XPath")),
          Map.entry("typeLanguage", Set.of("http://www.w3.org/2001/XMLSchema")),
          Map.entry("isClosed", Set.of("false")),
          Map.entry("processType", Set.of("None")),
          Map.entry("startQuantity", Set.of("1")),
          Map.entry("completionQuantity", Set.of("1")),
          Map.entry("isForCompensation", Set.of("false")),
          Map.entry("implementation", Set.of("##WebService", "##unspecified")),
          Map.entry("parallelMultiple", Set.of("false")),
          Map.entry("gatewayDirection", Set.of("Unspecified")),
          Map.entry("eventGatewayType", Set.of("Exclusive")),
          Map.entry("instantiate", Set.of("false")));

  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "bpmn:definitions", List.of("targetNamespace"),
          "bpmn:message", List.of("name"),
          "camunda:inputParameter", List.of("name"),
          "bpmndi:BPMNPlane", List.of("bpmnElement"),
          "bpmndi:BPMNShape", List.of("bpmnElement"),
          "bpmndi:BPMNEdge", List.of("bpmnElement"),
          "dc:Bounds", List.of("x", "y", "width", "height"),
          "di:waypoint", List.of("x", "y"));

  private static final String LOCATION = "org/camunda/bpm/engine/impl/bpmn/parser/BPMN20.xsd";

  private static final Schema OFFICIAL = official();

  private BpmnSchema() {}

  static boolean isDefault(String attribute, String value) {
    return DEFAULTS.getOrDefault(attribute, Set.of()).contains(value);
  }

  /** The attributes an element can't do without, as far as no other rule asks for them. */
  static List<String> required(XmlElement tag) {
    return REQUIRED.getOrDefault(tag.name(), List.of());
  }

  /**
   * Holds the file against the official schema, as the engine will: what stands in which order, and
   * how often.
   *
   * @param bpmn a file that was read before without trouble
   */
  static void check(byte[] bpmn, Findings findings) throws SAXException {
    try {
      SAXParserFactory parsers = ModelReader.parsers();
      parsers.setSchema(OFFICIAL);
      parsers
          .newSAXParser()
          .parse(new InputSource(new ByteArrayInputStream(bpmn)), new Reporter(findings));
    } catch (IOException e) {
      throw new SAXException(String.valueOf(e.getMessage()), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The one that the engine reads models with. */
  private static Schema official() {
    try {
      return SchemaFactory.newDefaultInstance()
          .newSchema(BpmnSchema.class.getClassLoader().getResource(LOCATION));
    } catch (SAXException e) {
      throw new IllegalStateException("The schema of BPMN cannot be read", e);
    }
  }

  /** Turns what the schema refuses into findings at the element around it. */
  private static final class Reporter extends DefaultHandler {

    private final Findings findings;
    private final Deque<XmlElement> owners = new ArrayDeque<>();

    Reporter(Findings findings) {
      this.findings = findings;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
      boolean isOwner = attributes.getValue("id") != null || owners.isEmpty();
      owners.push(
          isOwner
              ? new XmlElement(
                  XmlElement.elementName(uri, localName),
                  XmlElement.attributes(attributes),
                  List.of(),
                  "")
              : owners.element());
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
      owners.pop();
    }

    @Override
    public void error(SAXParseException e) {
      XmlElement owner =
          owners.isEmpty()
              ? new XmlElement("bpmn:definitions", Map.of(), List.of(), "")
              : owners.element();
      findings.error(owner, "finding.schema", e.getLineNumber(), words(e));
    }

    /** Without the number of the rule and the long names of namespaces. */
    private static String words(SAXParseException e) {
      return e.getMessage().replaceFirst("^cvc-[\\w.-]+: ", "").replaceAll("\"http[^\"]*\":", "");
    }
  }
}
