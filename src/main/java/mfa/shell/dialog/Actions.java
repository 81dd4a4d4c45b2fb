package mfa.shell.dialog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;

/**
 * The buttons that end a form or a step. On a page they stand beneath it, the primary one first; in
 * a dialog they stand in its footer, where those of all dialogs are, the primary one last.
 */
public class Actions extends Div {

  private final Component primary;
  private final List<Component> secondary = new ArrayList<>();

  public Actions(Component primary) {
    this.primary = primary;
    addClassName("form-actions");
    add(primary);
    addAttachListener(attach -> moveToFooter());
    addDetachListener(detach -> putBack());
  }

  /** Adds buttons or links beside the primary one. */
  public void beside(Component... others) {
    secondary.addAll(List.of(others));
    add(others);
  }

  private void moveToFooter() {
    Dialog dialog = findAncestor(Dialog.class);
    if (dialog != null) {
      secondary.forEach(dialog.getFooter()::add);
      dialog.getFooter().add(primary);
    }
  }

  private void putBack() {
    add(primary);
    secondary.forEach(this::add);
  }

  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    primary.setVisible(visible);
    secondary.forEach(other -> other.setVisible(visible));
  }
}
