package mfa.authenticator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import mfa.account.Profile;

/** The steps of binding in a dialog; Cancel leaves the account as it was. */
class BindDialog extends Dialog {

  /**
   * @param adding whether something is bound already
   * @param then what follows when all is finished
   */
  BindDialog(BindServices services, Profile owner, boolean adding, Runnable then) {
    setHeaderTitle(getTranslation(adding ? "mfa.add" : "bind.title"));
    addClassName("bind-dialog");
    setCloseOnOutsideClick(false);
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(cancel);
    Runnable done =
        () -> {
          close();
          then.run();
        };
    BindForm form = new BindForm(services, owner, adding, done);
    add(form.whenBound(() -> cancel.setVisible(false)));
  }
}
