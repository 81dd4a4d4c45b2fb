package mfa.workflow.comparison;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mfa.workflow.process.XmlElement;

/**
 * Which element of a newer model is which one of the older: by id, nodes with another id by kind
 * and name, and ways by where they lead; each only where that is unmistakable.
 */
final class ElementMatches {

  private final ComparedModel before;
  private final ComparedModel after;

  /** Of the newer model, by the ids that they had in the older one. */
  private final Map<String, String> newIds = new HashMap<>();

  /** The other way round. */
  private final Map<String, String> oldIds = new HashMap<>();

  ElementMatches(ComparedModel before, ComparedModel after) {
    this.before = before;
    this.after = after;
    match();
  }

  /** Whether an element of the newer model was there before. */
  boolean isKnown(String id) {
    return oldIds.containsKey(id);
  }

  /** Whether an element of the older model is still there. */
  boolean stays(String id) {
    return newIds.containsKey(id);
  }

  /** What a known element of the newer model was called before. */
  String oldId(String id) {
    return oldIds.get(id);
  }

  /** Whether both refer to the same element, no matter what it is called. */
  boolean isSame(XmlElement old, XmlElement now, String reference) {
    return now.attribute(reference).equals(newIds.getOrDefault(old.attribute(reference), ""));
  }

  private void match() {
    for (String id : before.elements().keySet()) {
      if (after.element(id) != null) {
        match(id, id);
      }
    }
    Map<String, List<XmlElement>> left =
        unmatched(before, newIds::containsKey, ElementMatches::kind);
    Map<String, List<XmlElement>> come =
        unmatched(after, oldIds::containsKey, ElementMatches::kind);
    matchTwins(left, come);
    matchTwins(
        unmatched(before, newIds::containsKey, this::endsOfOld),
        unmatched(after, oldIds::containsKey, ElementMatches::endsOfNew));
  }

  private void match(String oldId, String newId) {
    newIds.put(oldId, newId);
    oldIds.put(newId, oldId);
  }

  private void matchTwins(Map<String, List<XmlElement>> left, Map<String, List<XmlElement>> come) {
    left.forEach(
        (key, old) -> {
          List<XmlElement> now = come.getOrDefault(key, List.of());
          if (old.size() == 1 && now.size() == 1) {
            match(old.getFirst().id(), now.getFirst().id());
          }
        });
  }

  private static Map<String, List<XmlElement>> unmatched(
      ComparedModel model, Predicate<String> isMatched, Function<XmlElement, String> key) {
    return model.elements().values().stream()
        .filter(element -> !isMatched.test(element.id()))
        .filter(element -> !key.apply(element).isEmpty())
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  /** Kind and name of a node that has a name. */
  private static String kind(XmlElement node) {
    return ModelComparison.isWay(node) || node.label().isEmpty()
        ? ""
        : node.name() + " " + node.label();
  }

  private String endsOfOld(XmlElement way) {
    String source = newIds.get(way.attribute("sourceRef"));
    String target = newIds.get(way.attribute("targetRef"));
    return source == null || target == null ? "" : source + " " + target;
  }

  private static String endsOfNew(XmlElement way) {
    return ModelComparison.isWay(way)
        ? way.attribute("sourceRef") + " " + way.attribute("targetRef")
        : "";
  }
}
