package mfa.workflow.process;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mfa.platform.text.Typed;

/**
 * Collects what the rules find, so that all of it is notified at once. Keeps only so much of each
 * text as people read and see: one element with a long name can have thousands of faults, and a
 * finding stands on terminals and in logs.
 */
final class Findings {

  private static final int MAX_ID = 255;
  private static final int MAX_ARGUMENT = 500;

  private final Map<XmlElement, String> labels = new IdentityHashMap<>();
  private final List<Finding> found = new ArrayList<>();

  /**
   * @param key of the texts, as {@link Finding} has it
   */
  void error(XmlElement at, String key, Object... arguments) {
    add(true, at, key, arguments);
  }

  void warning(XmlElement at, String key, Object... arguments) {
    add(false, at, key, arguments);
  }

  private void add(boolean error, XmlElement at, String key, Object... arguments) {
    String id = at.id().isEmpty() ? at.name() : at.id();
    found.add(
        new Finding(
            error,
            Typed.shown(XmlElement.shortened(id, MAX_ID)),
            labels.computeIfAbsent(at, element -> Typed.shown(element.label())),
            key,
            Stream.of(arguments).map(Findings::shortened).toList()));
  }

  private static Object shortened(Object argument) {
    return argument instanceof String text
        ? Typed.shown(XmlElement.shortened(text, MAX_ARGUMENT))
        : argument;
  }

  boolean noError() {
    return found.stream().noneMatch(Finding::error);
  }

  /** Errors first, each kind in the order of the rules. */
  List<Finding> all() {
    List<Finding> all = new ArrayList<>(found.stream().filter(Finding::error).toList());
    found.stream().filter(finding -> !finding.error()).forEach(all::add);
    return List.copyOf(all);
  }
}
