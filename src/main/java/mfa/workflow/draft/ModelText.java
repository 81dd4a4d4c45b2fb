package mfa.workflow.draft;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The file of a process as a text that says of itself that it is UTF-8, whatever the file was.
 *
 * @param process the id of its first process, or empty
 */
record ModelText(String process, String text) {

  /** Bytes of the longest file that is read at all, as the validator has it. */
  static final int MAX_BYTES = 2 * 1024 * 1024;

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  private static final Pattern ENCODING =
      Pattern.compile("\\A(<\\?xml[^>]*?encoding\\s*=\\s*[\"'])[^\"']*");

  /** Reads a file; empty for one that is too long or no XML, of which the validator says why. */
  static Optional<ModelText> of(byte[] file) {
    if (file.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      XMLStreamReader reader = readers().createXMLStreamReader(new ByteArrayInputStream(file));
      try {
        String text = text(file, charset(reader));
        return Optional.of(new ModelText(process(reader), text));
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static XMLInputFactory readers() {
    XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
    readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return readers;
  }

  /** Reads to the end, so that what is no XML is found wherever it stands. */
  private static String process(XMLStreamReader reader) throws XMLStreamException {
    String process = "";
    while (reader.hasNext()) {
      int part = reader.next();
      if (part == XMLStreamConstants.DTD) {
        throw new XMLStreamException("A process has no document type.");
      }
      if (part == XMLStreamConstants.START_ELEMENT && process.isEmpty() && isProcess(reader)) {
        String id = reader.getAttributeValue(null, "id");
        process = id == null ? "" : id;
      }
    }
    return process;
  }

  private static boolean isProcess(XMLStreamReader reader) {
    return reader.getLocalName().equals("process") && BPMN.equals(reader.getNamespaceURI());
  }

  private static String text(byte[] file, Charset charset) {
    String decoded = new String(file, charset);
    String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    return ENCODING.matcher(text).replaceFirst("$1UTF-8");
  }

  private static Charset charset(XMLStreamReader reader) {
    String named = reader.getCharacterEncodingScheme();
    String found = named == null ? reader.getEncoding() : named;
    return found == null ? StandardCharsets.UTF_8 : Charset.forName(found);
  }
}
