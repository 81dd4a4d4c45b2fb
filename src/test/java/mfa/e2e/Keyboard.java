package mfa.e2e;

import com.microsoft.playwright.Locator;

/** Works with keys alone, never with the pointer. */
record Keyboard(Visitor visitor) {

  private static final int MAX_STOPS = 60;
  private static final String HAS_FOCUS =
      "element => element.getRootNode().activeElement === element";

  /** Presses Tab until the target has the focus. */
  Keyboard tabTo(Locator target) {
    target.waitFor();
    for (var stop = 0; stop < MAX_STOPS; stop++) {
      if (hasFocus(target)) {
        return this;
      }
      press("Tab");
    }
    throw new AssertionError("Cannot be reached with the Tab key: " + target);
  }

  static boolean hasFocus(Locator target) {
    return (Boolean) target.evaluate(HAS_FOCUS);
  }

  Keyboard press(String key) {
    visitor.page().keyboard().press(key);
    return this;
  }

  /** Types into whatever has the focus. */
  Keyboard type(String text) {
    visitor.page().keyboard().type(text);
    return this;
  }
}
