package mfa.workflow.process;

import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find, so that all of it is notified at once. */
final class Findings {

  private final List<Finding> found = new ArrayList<>();

  void error(XmlElement at, String rule, String advice) {
    add(true, at, rule, advice);
  }

  void warning(XmlElement at, String rule, String advice) {
    add(false, at, rule, advice);
  }

  private void add(boolean error, XmlElement at, String rule, String advice) {
    String id = at.id().isEmpty() ? at.name() : at.id();
    found.add(new Finding(error, id, at.label(), rule, advice));
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
