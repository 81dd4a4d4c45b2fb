package mfa.workflow.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mfa.workflow.comparison.Change.Kind;
import mfa.workflow.process.XmlElement;

/** Holds two models side by side, element by element. */
final class Comparer {

  private final ComparedModel before;
  private final ComparedModel after;
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Mark> marksBefore = new LinkedHashMap<>();
  private final Map<String, Mark> marksAfter = new LinkedHashMap<>();

  private final ElementMatches matches;

  /** Elements that are told of together with another one. */
  private final Set<String> toldWithAnother = new HashSet<>();

  Comparer(ComparedModel before, ComparedModel after) {
    this.before = before;
    this.after = after;
    matches = new ElementMatches(before, after);
  }

  ModelComparison compare() {
    compareProcess();
    new Reminders(after, id -> !matches.isKnown(id)).collect(this::addReminder);
    after.elements().values().forEach(this::compareWithOlder);
    before.elements().values().stream().filter(this::isGone).forEach(this::remove);
    int shapes = 0;
    int lines = 0;
    for (XmlElement element : after.elements().values()) {
      if (isMovedOnly(element)) {
        marksAfter.put(element.id(), Mark.MOVED);
        marksBefore.put(matches.oldId(element.id()), Mark.MOVED);
        shapes += ModelComparison.isWay(element) ? 0 : 1;
        lines += ModelComparison.isWay(element) ? 1 : 0;
      }
    }
    return new ModelComparison(changes, shapes, lines, marksBefore, marksAfter);
  }

  private boolean isGone(XmlElement old) {
    return !matches.stays(old.id());
  }

  private void compareProcess() {
    XmlElement old = before.process();
    XmlElement now = after.process();
    differ(Kind.VERSION_TAG, now, old, "camunda:versionTag");
    differ(Kind.TIME_TO_LIVE, now, old, "camunda:historyTimeToLive");
    differ(Kind.RENAMED, now, old.label(), now.label());
    differ(Kind.DOCUMENTATION, now, documentation(old), documentation(now));
  }

  private void compareWithOlder(XmlElement now) {
    if (matches.isKnown(now.id())) {
      XmlElement old = before.element(matches.oldId(now.id()));
      int told = changes.size();
      if (ModelComparison.isWay(now)) {
        compareWays(old, now);
      } else {
        compareNodes(old, now);
      }
      if (changes.size() > told) {
        marksBefore.put(old.id(), Mark.CHANGED);
        marksAfter.put(now.id(), Mark.CHANGED);
      }
    } else {
      add(now);
    }
  }

  private void compareNodes(XmlElement old, XmlElement now) {
    differ(Kind.TYPE, now, type(old), type(now));
    differ(Kind.ID, now, old.id(), now.id());
    differ(Kind.RENAMED, now, old.label(), now.label());
    differ(Kind.HOST, now, host(before, old), host(after, now));
    differ(Kind.INTERRUPTING, now, interrupting(old), interrupting(now));
    differ(Kind.DEADLINE, now, ComparedModel.deadline(old), ComparedModel.deadline(now));
    differ(Kind.MESSAGE, now, before.message(old), after.message(now));
    differ(Kind.GROUP, now, old, "camunda:candidateGroups");
    differ(Kind.ASSIGNEE, now, old, "camunda:assignee");
    differ(Kind.DUE, now, old, "camunda:dueDate");
    differ(Kind.FORM, now, old, "camunda:formKey");
    differ(Kind.DELEGATE, now, old, "camunda:delegateExpression");
    differ(Kind.INPUT, now, ComparedModel.input(old), ComparedModel.input(now));
    if (!matches.isSame(old, now, "default")) {
      differ(Kind.DEFAULT_WAY, now, defaultWay(before, old), defaultWay(after, now));
    }
    if (now.is("bpmn:exclusiveGateway") && WayOrder.differs(before, old, after, now, matches)) {
      differ(Kind.WAY_ORDER, now, WayOrder.text(before, old), WayOrder.text(after, now));
    }
    differ(Kind.RETRIES, now, retries(old), retries(now));
    differ(Kind.DOCUMENTATION, now, documentation(old), documentation(now));
    compareRest(old, now);
  }

  /** Whatever has no words of its own. */
  private void compareRest(XmlElement old, XmlElement now) {
    for (String name : List.of("camunda:asyncBefore", "camunda:asyncAfter")) {
      String was = old.attributes().getOrDefault(name, "false");
      String is = now.attributes().getOrDefault(name, "false");
      if (!was.equals(is)) {
        changes.add(
            new Change(
                Kind.OTHER,
                now.id(),
                type(now),
                after.name(now.id()) + ": " + name.replaceFirst("camunda:", ""),
                was,
                is));
      }
    }
    if (now.is("bpmn:textAnnotation")) {
      String was = old.child("bpmn:text").trimmedText();
      differ(Kind.RENAMED, now, was, now.child("bpmn:text").trimmedText());
    }
  }

  private void compareWays(XmlElement old, XmlElement now) {
    if (!matches.isSame(old, now, "sourceRef") || !matches.isSame(old, now, "targetRef")) {
      changes.add(
          new Change(
              Kind.WAY_LED_ELSEWHERE,
              now.id(),
              type(now),
              now.label(),
              ends(before, old),
              ends(after, now)));
    }
    differ(Kind.RENAMED, now, old.label(), now.label());
    differ(Kind.CONDITION, now, condition(old), condition(now));
  }

  private void differ(Kind kind, XmlElement now, XmlElement old, String attribute) {
    differ(kind, now, old.attribute(attribute), now.attribute(attribute));
  }

  private void differ(Kind kind, XmlElement now, String was, String is) {
    if (!was.equals(is)) {
      String name = ModelComparison.isWay(now) ? ends(after, now) : nameOf(now);
      changes.add(new Change(kind, now.id(), type(now), name, was, is));
    }
  }

  private String nameOf(XmlElement now) {
    return now == after.process()
        ? now.label().isEmpty() ? now.id() : now.label()
        : after.name(now.id());
  }

  /** Ways to and from new elements are told of with these. */
  private void add(XmlElement now) {
    marksAfter.put(now.id(), Mark.ADDED);
    if (ModelComparison.isWay(now)) {
      if (matches.isKnown(now.attribute("sourceRef"))
          && matches.isKnown(now.attribute("targetRef"))) {
        String source = after.name(now.attribute("sourceRef"));
        String target = after.name(now.attribute("targetRef"));
        changes.add(new Change(Kind.WAY_ADDED, now.id(), type(now), now.label(), source, target));
      }
    } else if (!toldWithAnother.contains(now.id())) {
      changes.add(
          new Change(
              Kind.ADDED, now.id(), type(now), after.name(now.id()), place(now), held(after, now)));
    }
  }

  private void addReminder(XmlElement event, XmlElement task, Set<String> together) {
    toldWithAnother.addAll(together);
    changes.add(
        new Change(
            Kind.REMINDER_ADDED,
            task.id(),
            type(task),
            after.name(event.attribute("attachedToRef")),
            ComparedModel.deadline(event),
            ComparedModel.input(task)));
  }

  private void remove(XmlElement old) {
    marksBefore.put(old.id(), Mark.REMOVED);
    if (ModelComparison.isWay(old)) {
      boolean bothStay =
          matches.stays(old.attribute("sourceRef")) && matches.stays(old.attribute("targetRef"));
      if (bothStay) {
        String source = before.name(old.attribute("sourceRef"));
        String target = before.name(old.attribute("targetRef"));
        changes.add(new Change(Kind.WAY_REMOVED, old.id(), type(old), old.label(), source, target));
      }
    } else {
      changes.add(
          new Change(
              Kind.REMOVED, old.id(), type(old), before.name(old.id()), held(before, old), ""));
    }
  }

  private boolean isMovedOnly(XmlElement now) {
    return matches.isKnown(now.id())
        && !marksAfter.containsKey(now.id())
        && !after.drawing(now.id()).equals(before.drawing(matches.oldId(now.id())));
  }

  /** What the element comes after, hangs at or stands in, or empty. */
  private String place(XmlElement now) {
    if (now.is("bpmn:boundaryEvent")) {
      return host(after, now);
    }
    List<XmlElement> ways = after.waysTo(now.id());
    return ways.isEmpty() ? "" : after.name(ways.getFirst().attribute("sourceRef"));
  }

  /** What matters most about an element: a mail, a deadline, a message, a group. */
  private static String held(ComparedModel model, XmlElement element) {
    return List.of(
            ComparedModel.input(element),
            ComparedModel.deadline(element),
            model.message(element),
            element.attribute("camunda:candidateGroups"),
            element.attribute("camunda:delegateExpression"))
        .stream()
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String type(XmlElement element) {
    return element.name().replaceFirst("^bpmn:", "");
  }

  private static String host(ComparedModel model, XmlElement event) {
    String host = event.attribute("attachedToRef");
    return host.isEmpty() ? model.name(model.scope(event.id())) : model.name(host);
  }

  private static String interrupting(XmlElement event) {
    String name = event.is("bpmn:startEvent") ? "isInterrupting" : "cancelActivity";
    return event.attributes().getOrDefault(name, "true");
  }

  private static String defaultWay(ComparedModel model, XmlElement gateway) {
    XmlElement way = model.element(gateway.attribute("default"));
    return way == null ? "" : model.name(way.attribute("targetRef"));
  }

  private static String retries(XmlElement task) {
    return task.child("bpmn:extensionElements", "camunda:failedJobRetryTimeCycle").trimmedText();
  }

  static String condition(XmlElement way) {
    return way.child("bpmn:conditionExpression").trimmedText().replaceAll("\\s+", " ");
  }

  private static String documentation(XmlElement element) {
    return element.child("bpmn:documentation").trimmedText().replaceAll("\\s+", " ");
  }

  private static String ends(ComparedModel model, XmlElement way) {
    return model.name(way.attribute("sourceRef")) + " → " + model.name(way.attribute("targetRef"));
  }
}
