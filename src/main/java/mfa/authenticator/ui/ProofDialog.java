package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.function.Function;
import mfa.authenticator.CodeCheckResult;
import mfa.authenticator.OneTimeCode;
import mfa.authenticator.Proof;
import mfa.authenticator.RecoveryCode;
import mfa.shell.CodeField;
import mfa.shell.LockoutMessages;
import mfa.shell.SubmitForm;

/** Asks for a security code (or a recovery code) and goes on only with a right one. */
public class ProofDialog extends Dialog {

  private final SubmitForm form;
  private final CodeField code = new CodeField("");
  private final Span hint = new Span();
  private final Button other = new Button();
  private final transient Function<Proof, CodeCheckResult> check;
  private final transient Runnable then;
  private boolean recovery;

  /**
   * @param text what happens with a right code
   * @param check the service call that takes the code
   * @param then what follows when it was accepted
   */
  public ProofDialog(
      String title, String text, Function<Proof, CodeCheckResult> check, Runnable then) {
    this.check = check;
    this.then = then;
    setHeaderTitle(title);
    addClassName("narrow-dialog");
    form = new SubmitForm(getTranslation("action.confirm"), this::confirm);
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    hint.addClassName("hint");
    other.addThemeVariants(ButtonVariant.TERTIARY);
    other.addClickListener(click -> change());
    getFooter().add(cancel);
    add(new Paragraph(text), form.with(code, hint, other));
    ask();
    addOpenedChangeListener(
        change -> {
          if (change.isOpened()) {
            code.focus();
          }
        });
  }

  /** Puts a further question above the code. */
  void ask(Component question) {
    addComponentAtIndex(1, question);
  }

  /** For what takes something away: the button looks like it. */
  ProofDialog destructive() {
    form.destructive();
    return this;
  }

  private void change() {
    recovery = !recovery;
    code.accept();
    code.clear();
    ask();
    code.focus();
  }

  /** The field suits what is asked for; either kind of code is taken in it all the same. */
  private void ask() {
    code.setLabel(getTranslation(recovery ? "code.recovery" : "code.security"));
    code.askForRecoveryCode(recovery);
    hint.setText(getTranslation(recovery ? "login.code.recovery-hint" : "code.or-recovery"));
    other.setText(getTranslation(recovery ? "login.code.use-security" : "login.code.use-recovery"));
  }

  private void confirm() {
    code.accept();
    Optional<Proof> proof = Proof.parse(code.getValue());
    if (proof.isEmpty()) {
      code.reject(getTranslation("code.form-or-recovery"));
      return;
    }
    switch (check.apply(proof.get())) {
      case CodeCheckResult.Accepted accepted -> {
        close();
        then.run();
      }
      case CodeCheckResult.Wrong wrong -> reject(proof.get());
      case CodeCheckResult.Replayed replayed -> reject(proof.get());
      case CodeCheckResult.ClockOff off -> code.reject(ClockMessages.say(this, off.ahead()));
      case CodeCheckResult.Locked locked ->
          code.reject(LockoutMessages.say(this, "code.locked", locked.until()));
      case CodeCheckResult.Blocked blocked ->
          code.reject(
              getTranslation(
                  proof.get() instanceof RecoveryCode ? "code.recovery.blocked" : "code.blocked"));
    }
  }

  /** No clock makes a recovery code right. */
  private void reject(Proof proof) {
    code.reject(
        getTranslation(
            switch (proof) {
              case OneTimeCode typed -> "code.wrong";
              case RecoveryCode typed -> "code.recovery.wrong";
            }));
  }
}
