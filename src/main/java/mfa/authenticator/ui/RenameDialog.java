package mfa.authenticator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.Set;
import java.util.function.Consumer;
import mfa.authenticator.AuthenticatorItem;
import mfa.shell.SubmitForm;

/** Asks for another name of an authenticator. */
class RenameDialog extends Dialog {

  private final AuthenticatorNameField name;
  private final transient Consumer<String> then;

  /**
   * @param others the names of the owner's other authenticators
   * @param then what follows with a name that can be taken
   */
  RenameDialog(AuthenticatorItem authenticator, Set<String> others, Consumer<String> then) {
    this.then = then;
    setHeaderTitle(getTranslation("authenticator.rename.named", authenticator.name()));
    addClassName("narrow-dialog");
    name = new AuthenticatorNameField(getTranslation("authenticator.name"), others);
    name.setValue(authenticator.name());
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(cancel);
    add(new SubmitForm(getTranslation("action.save"), this::submit).with(name));
    addOpenedChangeListener(
        change -> {
          if (change.isOpened()) {
            name.focus();
          }
        });
  }

  private void submit() {
    name.name()
        .ifPresent(
            typed -> {
              close();
              then.accept(typed);
            });
  }
}
