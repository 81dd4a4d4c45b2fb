package mfa.workflow.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import mfa.workflow.process.XmlElement;

/**
 * New mails at new timers of a task, the most frequent change: timer, mail and end are one thing to
 * those who read of it.
 */
final class Reminders {

  private final ComparedModel model;
  private final Predicate<String> isNew;
  private final Map<String, List<XmlElement>> next = new HashMap<>();

  Reminders(ComparedModel model, Predicate<String> isNew) {
    this.model = model;
    this.isNew = isNew;
  }

  void collect(Collector collector) {
    for (XmlElement event : model.elements().values()) {
      if (event.is("bpmn:boundaryEvent")
          && isNew.test(event.id())
          && event.attribute("cancelActivity").equals("false")
          && !ComparedModel.deadline(event).isEmpty()) {
        collect(event, collector);
      }
    }
  }

  private void collect(XmlElement event, Collector collector) {
    List<XmlElement> tasks = next(event);
    if (tasks.size() != 1 || ComparedModel.input(tasks.getFirst()).isEmpty()) {
      return;
    }
    List<XmlElement> ends = next(tasks.getFirst());
    if (ends.size() == 1 && ends.getFirst().is("bpmn:endEvent")) {
      Set<String> together = new HashSet<>();
      together.add(event.id());
      together.add(tasks.getFirst().id());
      together.add(ends.getFirst().id());
      collector.add(event, tasks.getFirst(), together);
    }
  }

  /** Asked once of each: thousands of events can lead to a task with thousands of ways on. */
  private List<XmlElement> next(XmlElement node) {
    return next.computeIfAbsent(node.id(), this::newOnes);
  }

  private List<XmlElement> newOnes(String id) {
    return model.waysFrom(id).stream()
        .map(way -> model.element(way.attribute("targetRef")))
        .filter(target -> target != null && isNew.test(target.id()))
        .toList();
  }

  /** Takes what belongs together. */
  interface Collector {
    void add(XmlElement event, XmlElement task, Set<String> together);
  }
}
