package mfa.application.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.BiFunction;
import mfa.application.ApplicationOrigin;
import mfa.application.ApplicationResult;
import mfa.application.ApplicationService;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.text.SingleLine;
import mfa.shell.Alert;
import mfa.shell.SubmitForm;

/** Asks for name and address of an application, and stays open with what is not right. */
class ApplicationDialog extends Dialog {

  private final TextField name = new TextField(getTranslation("applications.name"));
  private final TextField origin = new TextField(getTranslation("applications.origin"));
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final transient FreshCode freshCode;
  private final transient BiFunction<String, String, ApplicationResult> add;
  private final transient Runnable done;

  /**
   * @param freshCode asks again for a code where that of before has run out
   * @param add the service call
   * @param done what follows when it was carried out
   */
  ApplicationDialog(
      String workspaceName,
      FreshCode freshCode,
      BiFunction<String, String, ApplicationResult> add,
      Runnable done) {
    this.freshCode = freshCode;
    this.add = add;
    this.done = done;
    setHeaderTitle(getTranslation("applications.add.named", workspaceName));
    addClassName("narrow-dialog");
    name.setManualValidation(true);
    name.setMaxLength(ApplicationService.MAX_NAME_LENGTH);
    name.setHelperText(getTranslation("applications.name.help"));
    origin.setManualValidation(true);
    origin.setMaxLength(ApplicationOrigin.MAX_LENGTH);
    origin.setHelperText(getTranslation("applications.origin.help"));
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    SubmitForm form = new SubmitForm(getTranslation("applications.add"), this::submit);
    add(problem, form.with(name, origin).beside(cancel));
  }

  private void submit() {
    problem.hide();
    origin.setInvalid(false);
    Optional<String> typed = SingleLine.parse(name.getValue(), ApplicationService.MAX_NAME_LENGTH);
    name.setErrorMessage(getTranslation("applications.name.wrong"));
    name.setInvalid(typed.isEmpty());
    typed.ifPresentOrElse(
        right -> freshCode.before(this, getTranslation("admin.fresh-code"), () -> carryOut(right)),
        name::focus);
  }

  private void carryOut(String typedName) {
    ApplicationResult result = add.apply(typedName, origin.getValue());
    switch (result) {
      case DONE -> {
        close();
        done.run();
      }
      case WRONG_ORIGIN, OWN_HOST, TAKEN -> {
        origin.setErrorMessage(refusal(result));
        origin.setInvalid(true);
        origin.focus();
      }
      case NEEDS_CODE, UNKNOWN -> problem.show(refusal(result));
    }
  }

  private String refusal(ApplicationResult result) {
    return getTranslation("applications.result." + result);
  }
}
