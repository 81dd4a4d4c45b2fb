package mfa.workflow.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the XML of a file somebody handed in, trusting nothing: no document type, so no entities
 * and nothing fetched; no more than {@link #MAX_BYTES}, {@link #MAX_ELEMENTS} and {@link
 * #MAX_ATTRIBUTES}, no deeper than any drawing.
 */
public final class ModelReader extends DefaultHandler {

  public static final int MAX_BYTES = 2 * 1024 * 1024;

  /** All tags of the file, drawing and all; ours has some 700. */
  static final int MAX_ELEMENTS = 20_000;

  /** All attributes of the file; ours has some 1,200. */
  static final int MAX_ATTRIBUTES = 60_000;

  private static final int MAX_DEPTH = 50;

  private final Deque<Open> open = new ArrayDeque<>();
  private XmlElement root;
  private int elements;
  private int attributes;

  private ModelReader() {}

  /**
   * The outermost element.
   *
   * @throws TooLargeException if it has more elements or attributes, or deeper ones, than anybody
   *     draws
   * @throws SAXException saying why this is no XML; with the line, where one is known
   */
  public static XmlElement read(byte[] xml) throws SAXException {
    var reader = new ModelReader();
    try {
      parsers().newSAXParser().parse(new InputSource(new ByteArrayInputStream(xml)), reader);
    } catch (IOException e) {
      throw new SAXException(String.valueOf(e.getMessage()), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    return reader.root;
  }

  static SAXParserFactory parsers() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes given)
      throws SAXException {
    if (open.size() >= MAX_DEPTH) {
      throw new TooLargeException("finding.file-deep", MAX_DEPTH);
    }
    elements++;
    attributes += given.getLength();
    if (elements > MAX_ELEMENTS || attributes > MAX_ATTRIBUTES) {
      throw new TooLargeException("finding.file-elements", MAX_ELEMENTS, MAX_ATTRIBUTES);
    }
    open.push(new Open(XmlElement.elementName(uri, localName), XmlElement.attributes(given)));
  }

  @Override
  public void characters(char[] text, int start, int length) {
    open.element().text.append(text, start, length);
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    XmlElement closed = open.pop().close();
    if (open.isEmpty()) {
      root = closed;
    } else {
      open.element().children.add(closed);
    }
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }

  /** More, or deeper, than anybody draws. */
  public static final class TooLargeException extends SAXException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Object[] limits;

    TooLargeException(String key, Object... limits) {
      super(key);
      this.key = key;
      this.limits = limits;
    }

    /** Of the texts of a finding, in which the limits stand. */
    String key() {
      return key;
    }

    Object[] limits() {
      return limits;
    }
  }

  /** An element whose end was not read yet. */
  private record Open(
      String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder text) {

    Open(String name, Map<String, String> attributes) {
      this(name, attributes, new ArrayList<>(), new StringBuilder());
    }

    XmlElement close() {
      return new XmlElement(
          name,
          Collections.unmodifiableMap(attributes),
          Collections.unmodifiableList(children),
          text.toString());
    }
  }
}
