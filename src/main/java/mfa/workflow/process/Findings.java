package mfa.workflow.process;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what the rules find, so that all of it is notified at once. Keeps only so much of each
 * text as people read: one element with a long name can have thousands of faults.
 */
final class Findings {

  private static final int MAX_ID = 255;
  private static final int MAX_TEXT = 1_000;

  private final Map<XmlElement, String> labels = new IdentityHashMap<>();
  private final List<Finding> found = new ArrayList<>();

  void error(XmlElement at, String rule, String advice) {
    add(true, at, rule, advice);
  }

  void warning(XmlElement at, String rule, String advice) {
    add(false, at, rule, advice);
  }

  private void add(boolean error, XmlElement at, String rule, String advice) {
    String id = at.id().isEmpty() ? at.name() : at.id();
    found.add(
        new Finding(
            error,
            XmlElement.shortened(id, MAX_ID),
            labels.computeIfAbsent(at, XmlElement::label),
            XmlElement.shortened(rule, MAX_TEXT),
            XmlElement.shortened(advice, MAX_TEXT)));
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
