package mfa.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Optional;
import java.util.function.Supplier;
import mfa.mail.EmailAddress;
import mfa.verification.CodeRequestResult;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;

/** The parts of a form that has a code mailed and takes it: a button, and the field beneath it. */
public final class MailedCode {

  private final NativeButton send = new NativeButton();
  private final CodeField field;
  private final EmailAddress mailbox;
  private final Supplier<CodeRequestResult> sending;

  /**
   * @param mailbox where the code goes
   * @param sending the service call that mails one
   */
  public MailedCode(EmailAddress mailbox, Supplier<CodeRequestResult> sending) {
    this.mailbox = mailbox;
    this.sending = sending;
    send.setText(send.getTranslation("bind.get-code"));
    send.addClassName("secondary-button");
    send.getElement().setAttribute("type", "button");
    send.addClickListener(click -> send());
    field = new CodeField(send.getTranslation("code.verification"));
  }

  /** What stands in the form, in this order. */
  public Component[] parts() {
    return new Component[] {send, field};
  }

  private void send() {
    switch (sending.get()) {
      case CodeRequestResult.Sent sent -> {
        field.setHelperText(send.getTranslation("bind.code-sent", mailbox.masked()));
        LockoutMessages.countDown(send, LockoutMessages.seconds(sent.nextAt()));
        field.focus();
      }
      case CodeRequestResult.TooSoon soon -> {
        field.setHelperText(LockoutMessages.say(send, "code.too-soon", soon.at()));
        LockoutMessages.countDown(send, LockoutMessages.seconds(soon.at()));
      }
    }
  }

  /** What was typed; where it cannot be a code, the field says so. */
  public Optional<VerificationCode> typed() {
    field.accept();
    Optional<VerificationCode> code = VerificationCode.parse(field.getValue());
    if (code.isEmpty()) {
      field.reject(send.getTranslation("code.form"));
    }
    return code;
  }

  /** Says at the field why the code was not accepted. */
  public void refuse(VerificationResult check) {
    String message =
        switch (check) {
          case ACCEPTED -> throw new IllegalArgumentException("An accepted code is not refused.");
          case WRONG -> "code.verification.wrong";
          case ELSEWHERE -> "code.verification.elsewhere";
          case EXPIRED -> "code.verification.expired";
          case LOCKED -> "code.verification.locked";
        };
    field.reject(send.getTranslation(message));
  }
}
