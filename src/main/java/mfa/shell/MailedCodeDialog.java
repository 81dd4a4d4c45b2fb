package mfa.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import mfa.mail.EmailAddress;
import mfa.verification.CodeRequestResult;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;

/**
 * Asks for a mailed code before what the password alone does not allow, and stays open until it is
 * the right one.
 */
public class MailedCodeDialog extends Dialog {

  private final transient MailedCode code;
  private final transient Function<VerificationCode, Optional<VerificationResult>> use;

  /**
   * @param title names what the code confirms
   * @param mailbox where the code goes
   * @param sending the service call that mails one
   * @param use does it with the code; hands back why the code was not accepted, where that is so
   */
  public MailedCodeDialog(
      String title,
      EmailAddress mailbox,
      Supplier<CodeRequestResult> sending,
      Function<VerificationCode, Optional<VerificationResult>> use) {
    this.use = use;
    code = new MailedCode(mailbox, sending);
    setHeaderTitle(title);
    addClassName("narrow-dialog");
    SubmitForm form = code.in(new SubmitForm(getTranslation("action.confirm"), this::confirm));
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(cancel);
    add(new Paragraph(getTranslation("code.mailed.text", mailbox.masked())), form);
  }

  private void confirm() {
    code.typed().ifPresent(this::use);
  }

  private void use(VerificationCode typed) {
    use.apply(typed).ifPresentOrElse(code::refuse, this::close);
  }
}
