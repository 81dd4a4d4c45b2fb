package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.function.Function;
import mfa.authenticator.CodeCheck;
import mfa.authenticator.Proof;
import mfa.shell.CodeField;
import mfa.shell.SubmitForm;
import mfa.shell.Waits;

/** Asks for a security code (or a recovery code) and goes on only with a right one. */
public class ProofDialog extends Dialog {

  private final CodeField code = new CodeField(getTranslation("code.security"));
  private final transient Function<Proof, CodeCheck> check;
  private final transient Runnable then;

  /**
   * @param text what happens with a right code
   * @param check the service call that takes the code
   * @param then what follows when it was accepted
   */
  public ProofDialog(String title, String text, Function<Proof, CodeCheck> check, Runnable then) {
    this.check = check;
    this.then = then;
    setHeaderTitle(title);
    addClassName("narrow-dialog");
    code.setNumericKeypad(false);
    SubmitForm form = new SubmitForm(getTranslation("action.confirm"), this::confirm);
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    Span hint = new Span(getTranslation("code.or-recovery"));
    hint.addClassName("hint");
    add(new Paragraph(text), form.with(code, hint).beside(cancel));
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

  private void confirm() {
    code.accept();
    Optional<Proof> proof = Proof.parse(code.getValue());
    if (proof.isEmpty()) {
      code.reject(getTranslation("code.form-or-recovery"));
      return;
    }
    switch (check.apply(proof.get())) {
      case CodeCheck.Accepted accepted -> {
        close();
        then.run();
      }
      case CodeCheck.Wrong wrong -> code.reject(getTranslation("code.wrong"));
      case CodeCheck.Replayed replayed -> code.reject(getTranslation("code.wrong"));
      case CodeCheck.Locked locked -> code.reject(Waits.say(this, "code.locked", locked.until()));
    }
  }
}
