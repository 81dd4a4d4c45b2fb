package mfa.shell;

import com.vaadin.flow.component.textfield.TextField;

/** One field for a code: wide letters, numeric keypad, paste with blanks, one-time-code (R43). */
public class CodeField extends TextField {

  /** More than any code with separators has; what is longer is cut by the browser. */
  private static final int LONGEST = 64;

  public CodeField(String label) {
    super(label);
    addClassName("code-field");
    setManualValidation(true);
    getElement().setProperty("autocomplete", "one-time-code");
    setMaxLength(LONGEST);
    setNumericKeypad(true);
  }

  /** Recovery codes have letters. */
  public void setNumericKeypad(boolean numeric) {
    addAttachListener(attach -> showKeypad(numeric));
    if (isAttached()) {
      showKeypad(numeric);
    }
  }

  private void showKeypad(boolean numeric) {
    getElement()
        .executeJs("this.inputElement.setAttribute('inputmode', $0)", numeric ? "numeric" : "text");
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
