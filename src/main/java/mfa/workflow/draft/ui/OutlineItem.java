package mfa.workflow.draft.ui;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * An element in the list of all.
 *
 * @param type the word for its {@link ElementKind}
 * @param from the name of the element that a way comes from, or empty
 * @param to the name of the element that it leads to
 */
record OutlineItem(String id, String type, String trigger, String name, String from, String to) {

  OutlineItem {
    Stream.of(id, type, trigger, name, from, to).forEach(Objects::requireNonNull);
  }

  ElementKind kind() {
    return ElementKind.of(type);
  }
}
