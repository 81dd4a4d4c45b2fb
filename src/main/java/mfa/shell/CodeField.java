package mfa.shell;

import com.vaadin.flow.component.textfield.TextField;

/** One field for a code: wide letters, numeric keypad, paste with blanks, one-time-code (R43). */
public class CodeField extends TextField {

  /** More than any code with separators has; what is longer is cut by the browser. */
  private static final int MAX = 64;

  private boolean recovery;

  public CodeField(String label) {
    super(label);
    addClassName("code-field");
    setManualValidation(true);
    setMaxLength(MAX);
    askForRecoveryCode(false);
    addAttachListener(attach -> showKeypad());
  }

  /** Recovery codes have letters, and no browser shall offer or keep them. */
  public void askForRecoveryCode(boolean asked) {
    recovery = asked;
    setClassName("recovery", recovery);
    getElement().setProperty("autocomplete", recovery ? "off" : "one-time-code");
    if (isAttached()) {
      showKeypad();
    }
  }

  private void showKeypad() {
    getElement()
        .executeJs(
            "this.inputElement.setAttribute('inputmode', $0)", recovery ? "text" : "numeric");
  }

  /** Shows the error at the field, reads it out, and puts the cursor there. */
  public void reject(String message) {
    setErrorMessage(message);
    setInvalid(true);
    focus();
    getElement().executeJs("this.inputElement.select()");
  }

  public void accept() {
    setInvalid(false);
  }
}
