package mfa.workflow.comparison;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.workflow.process.ModelReader;
import mfa.workflow.process.XmlElement;
import org.xml.sax.SAXException;

/**
 * What a newer version of a process does otherwise than an older one.
 *
 * @param changes in the order of the process: what is new or changed, then what is gone
 * @param movedShapes how many elements were only moved in the drawing
 * @param redrawnLines how many ways were only drawn otherwise
 * @param before marks of the older drawing, by element
 * @param after marks of the newer drawing, by element
 */
public record ModelComparison(
    List<Change> changes,
    int movedShapes,
    int redrawnLines,
    Map<String, Mark> before,
    Map<String, Mark> after) {

  public ModelComparison {
    changes = List.copyOf(changes);
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /** Compares two files; empty where one of them cannot be read, of which the checks tell. */
  public static Optional<ModelComparison> of(byte[] before, byte[] after) {
    try {
      return Optional.of(new Comparer(read(before), read(after)).compare());
    } catch (SAXException e) {
      return Optional.empty();
    }
  }

  private static ComparedModel read(byte[] file) throws SAXException {
    if (file.length > ModelReader.MAX_BYTES) {
      throw new SAXException("too large");
    }
    return new ComparedModel(ModelReader.read(file));
  }

  /** Whether tickets go the same way in both. */
  public boolean isSame() {
    return changes.isEmpty();
  }

  static boolean isWay(XmlElement element) {
    return element.is("bpmn:sequenceFlow");
  }
}
