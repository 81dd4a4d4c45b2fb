package mfa.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Asks once before something that cannot simply be taken back, and says what will happen. */
public class ConfirmDialog extends Dialog {

  private final Button go;
  private boolean confirmed;

  /**
   * @param text names the thing and the consequence
   * @param action label of the button that does it
   * @param then what it does
   */
  public ConfirmDialog(String title, String text, String action, Runnable then) {
    setHeaderTitle(title);
    addClassName("narrow-dialog");
    add(new Paragraph(text));
    go =
        new Button(
            action,
            click -> {
              confirmed = true;
              close();
              then.run();
              getElement().executeJs("window.mfa.answered(this)");
            });
    go.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(cancel, go);
  }

  /** What follows where somebody decides against it, also by Escape or a click beside it. */
  public ConfirmDialog otherwise(Runnable instead) {
    addOpenedChangeListener(
        change -> {
          if (!change.isOpened() && !confirmed) {
            instead.run();
          }
        });
    return this;
  }

  /** For what somebody does all day: Enter does it. */
  public ConfirmDialog atHand() {
    addOpenedChangeListener(
        change -> {
          if (change.isOpened()) {
            go.focus();
          }
        });
    return this;
  }

  /** For what takes nothing away from anybody. */
  public ConfirmDialog harmless() {
    go.removeThemeVariants(ButtonVariant.ERROR);
    return this;
  }
}
