package mfa.shell.dialog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;

/**
 * What is shown this one time, such as recovery codes. A dialog around it closes by its button
 * alone: a stray Escape or click must not take away what never comes again.
 */
public class ShownOnce extends Div {

  public ShownOnce(Component... parts) {
    super(parts);
    addAttachListener(attach -> keepOpen());
  }

  private void keepOpen() {
    Dialog dialog = findAncestor(Dialog.class);
    if (dialog != null) {
      dialog.setCloseOnEsc(false);
      dialog.setCloseOnOutsideClick(false);
    }
  }
}
