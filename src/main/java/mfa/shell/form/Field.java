package mfa.shell.form;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form, as it is shown.
 *
 * @param value what was typed into it, or nothing
 * @param error what is wrong with it, or null
 * @param focused whether typing begins there
 * @param hasNotices whether something is said above the form
 */
public record Field(
    String name, String value, @Nullable String error, boolean focused, boolean hasNotices) {

  /** The id of what is said above the form. */
  public static final String NOTICES = "notices";

  public String errorId() {
    return name + "-error";
  }

  public String hintId() {
    return name + "-hint";
  }

  /**
   * The ids of the words that belong to it, for those who listen to the page; null for none. A page
   * that comes with its notices reads none of them out: the field that has the focus does.
   */
  public @Nullable String describedBy(boolean hasHint) {
    String words =
        (focused && hasNotices ? NOTICES + " " : "")
            + (hasHint ? hintId() + " " : "")
            + (error == null ? "" : errorId());
    return words.isEmpty() ? null : words.strip();
  }
}
