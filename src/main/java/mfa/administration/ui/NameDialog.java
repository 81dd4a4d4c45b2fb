package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Function;
import mfa.account.AccountChangeResult;
import mfa.account.ui.AccountLabels;
import mfa.administration.WorkspaceAdministrationService;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.text.SingleLine;
import mfa.shell.Alert;
import mfa.shell.SubmitForm;

/** Asks what a workspace is to be called, and stays open with what is not right. */
class NameDialog extends Dialog {

  private final TextField name = field(this);
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final transient FreshCode freshCode;
  private final transient Function<String, AccountChangeResult> rename;
  private final transient Runnable done;

  /**
   * @param freshCode asks again for a code where that of before has run out
   * @param rename the service call
   * @param done what follows when it was carried out
   */
  NameDialog(
      String present,
      FreshCode freshCode,
      Function<String, AccountChangeResult> rename,
      Runnable done) {
    this.freshCode = freshCode;
    this.rename = rename;
    this.done = done;
    setHeaderTitle(getTranslation("admin.workspace.rename"));
    addClassName("narrow-dialog");
    name.setValue(present);
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    add(
        problem,
        new SubmitForm(getTranslation("action.save"), this::submit).with(name).beside(cancel));
  }

  /** A field for the name of a workspace. */
  static TextField field(Component at) {
    TextField name = new TextField(at.getTranslation("admin.workspaces.name"));
    name.setMaxLength(WorkspaceAdministrationService.MAX_NAME_LENGTH);
    name.setManualValidation(true);
    SubmitForm.forgetErrors(name);
    name.setErrorMessage(at.getTranslation("admin.workspaces.name.wrong"));
    return name;
  }

  /** Says at the field if it holds no name, and has typing go on there. */
  static boolean isRight(TextField name) {
    name.setInvalid(
        SingleLine.parse(name.getValue(), WorkspaceAdministrationService.MAX_NAME_LENGTH)
            .isEmpty());
    if (name.isInvalid()) {
      name.focus();
    }
    return !name.isInvalid();
  }

  private void submit() {
    problem.hide();
    if (isRight(name)) {
      freshCode.before(this, getTranslation("admin.fresh-code"), this::carryOut);
    }
  }

  private void carryOut() {
    AccountChangeResult result = rename.apply(name.getValue());
    if (result == AccountChangeResult.DONE) {
      close();
      done.run();
    } else {
      problem.lead(AccountLabels.refusal(this, result));
    }
  }
}
