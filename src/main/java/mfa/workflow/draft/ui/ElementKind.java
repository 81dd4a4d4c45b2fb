package mfa.workflow.draft.ui;

import java.util.Arrays;
import java.util.Locale;

/** What somebody can select in a drawing. */
public enum ElementKind {
  PROCESS,
  START,
  END,
  WAIT,
  BORDER,
  ACTION,
  REVIEW,
  DECISION,
  RACE,
  EVENT_PROCESS,
  WAY,
  NOTE,
  OTHER;

  /** By the word that the drawing has for it. */
  static ElementKind of(String word) {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElse(OTHER);
  }
}
