package mfa.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.text.SingleLine;
import mfa.shell.Alert;
import mfa.shell.SubmitForm;
import mfa.workflow.DeployTokenResult;
import mfa.workflow.DeployTokenService;

/** Asks for the name of a token and for how long it counts, and makes it. */
class TokenDialog extends Dialog {

  private static final int USUAL_DAYS = 30;

  private final TextField name = new TextField(getTranslation("process.tokens.name"));
  private final Select<Integer> days = new Select<>();
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final transient FreshCode freshCode;
  private final transient BiFunction<String, Integer, DeployTokenResult> make;
  private final transient Consumer<DeployTokenResult.Made> done;

  /**
   * @param freshCode asks again for a code where that of before has run out
   * @param make the service call
   * @param done what follows when the token is made
   */
  TokenDialog(
      FreshCode freshCode,
      BiFunction<String, Integer, DeployTokenResult> make,
      Consumer<DeployTokenResult.Made> done) {
    this.freshCode = freshCode;
    this.make = make;
    this.done = done;
    setHeaderTitle(getTranslation("process.tokens.make"));
    addClassName("narrow-dialog");
    name.setManualValidation(true);
    name.setMaxLength(DeployTokenService.MAX_NAME_LENGTH);
    name.setHelperText(getTranslation("process.tokens.name.help"));
    days.setLabel(getTranslation("process.tokens.days"));
    days.setItems(7, USUAL_DAYS, DeployTokenService.MAX_DAYS);
    days.setItemLabelGenerator(count -> getTranslation("process.tokens.days.count", count));
    days.setValue(USUAL_DAYS);
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    SubmitForm form = new SubmitForm(getTranslation("process.tokens.make"), this::submit);
    add(problem, form.with(name, days).beside(cancel));
  }

  private void submit() {
    problem.hide();
    Optional<String> typed = SingleLine.parse(name.getValue(), DeployTokenService.MAX_NAME_LENGTH);
    name.setErrorMessage(getTranslation("process.tokens.name.wrong"));
    name.setInvalid(typed.isEmpty());
    typed.ifPresentOrElse(
        right ->
            freshCode.before(
                this, getTranslation("process.tokens.fresh-code"), () -> carryOut(right)),
        name::focus);
  }

  private void carryOut(String typed) {
    DeployTokenResult result = make.apply(typed, days.getValue());
    if (result instanceof DeployTokenResult.Made made) {
      close();
      done.accept(made);
    } else {
      problem.show(getTranslation(refusal(result)));
    }
  }

  private static String refusal(DeployTokenResult result) {
    return switch (result) {
      case DeployTokenResult.TooMany tooMany -> "process.tokens.too-many";
      case DeployTokenResult.NotAllowed notAllowed -> "process.result.not-allowed";
      default -> "process.result.needs-code";
    };
  }
}
