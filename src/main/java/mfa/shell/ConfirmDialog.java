package mfa.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Asks once before something that cannot simply be taken back, and says what will happen. */
public class ConfirmDialog extends Dialog {

  private final Button go;

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
              close();
              then.run();
            });
    go.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(cancel, go);
  }

  /** For what takes nothing away from anybody. */
  public ConfirmDialog harmless() {
    go.removeThemeVariants(ButtonVariant.ERROR);
    return this;
  }
}
