package mfa.shell.form;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form, as it is shown.
 *
 * @param value what was typed into it, or nothing
 * @param error what is wrong with it, or null
 * @param focused whether typing begins there
 */
public record Field(String name, String value, @Nullable String error, boolean focused) {

  public String errorId() {
    return name + "-error";
  }

  public String hintId() {
    return name + "-hint";
  }

  /** The ids of the words that belong to it, for those who listen to the page; null for none. */
  public @Nullable String describedBy(boolean hasHint) {
    String words = (hasHint ? hintId() + " " : "") + (error == null ? "" : errorId());
    return words.isEmpty() ? null : words.strip();
  }
}
