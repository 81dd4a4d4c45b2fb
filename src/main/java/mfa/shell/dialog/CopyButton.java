package mfa.shell.dialog;

import com.vaadin.flow.component.button.Button;

/** Copies a text when it is pressed, and says whether that worked. */
public class CopyButton extends Button {

  /**
   * @param text what is copied
   */
  public CopyButton(String text) {
    setText(getTranslation("action.copy"));
    getElement()
        .executeJs(
            "window.mfa.copyOnClick(this, $0, $1, $2)",
            text,
            getTranslation("action.copied"),
            getTranslation("action.not-copied"));
  }
}
