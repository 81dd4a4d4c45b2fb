package mfa.workflow.draft.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The selected element with all that a model may say of it; texts are empty where nothing is said.
 *
 * @param key names the element to the drawing, also when its id changes
 * @param type the word for its {@link ElementKind}
 * @param trigger what an event waits for, a message or a timer; or empty
 * @param input the value of a delegate's input
 * @param time what a timer waits
 * @param repeats whether the timer comes several times
 * @param side whether an event lets go on what it comes beside
 * @param decides whether the way leaves a decision
 * @param standard whether it is the way that is taken otherwise
 * @param nested whether it lies in a sub-process
 * @param next the kinds of elements that may follow
 */
record SelectedElement(
    int key,
    String id,
    String type,
    String trigger,
    String name,
    String documentation,
    String delegate,
    String input,
    String form,
    String group,
    String assignee,
    String due,
    String message,
    String time,
    boolean repeats,
    boolean side,
    boolean decides,
    boolean standard,
    String condition,
    String versionTag,
    String timeToLive,
    boolean nested,
    List<String> next) {

  SelectedElement {
    Stream.of(id, type, trigger, name, documentation, delegate, input, form, group, assignee)
        .forEach(Objects::requireNonNull);
    Stream.of(due, message, time, condition, versionTag, timeToLive)
        .forEach(Objects::requireNonNull);
    next = List.copyOf(next);
  }

  ElementKind kind() {
    return ElementKind.of(type);
  }

  boolean isTimer() {
    return trigger.equals("timer");
  }

  /** Whether the same fields belong to both. */
  boolean hasFieldsOf(SelectedElement other) {
    return key == other.key && decides == other.decides;
  }
}
