package mfa.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Optional;
import java.util.function.Supplier;
import mfa.mail.EmailAddress;
import mfa.verification.CodeRequestResult;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;

/**
 * The parts of a form that has a code mailed and takes it. At first there is the button that sends
 * one; the field and the buttons of the form appear when there is something to enter. Anyone who
 * comes back from the mailbox to a page that was loaded again has that already. In a form with
 * other fields all of it stands there from the start.
 */
public final class MailedCode {

  private final NativeButton send = new NativeButton();
  private final NativeButton mailedBefore = new NativeButton();
  private final CodeField field;
  private final String sentText;
  private final Supplier<Optional<CodeRequestResult>> sending;
  private SubmitForm form;
  private boolean fromTheStart;
  private boolean requested;

  /**
   * @param mailbox where the code goes
   * @param sending the service call that mails one
   */
  public MailedCode(EmailAddress mailbox, Supplier<CodeRequestResult> sending) {
    this(
        UI.getCurrent().getTranslation("bind.code-sent", mailbox.masked()),
        () -> Optional.of(sending.get()));
  }

  /**
   * @param sentText what is said once one is mailed
   * @param sending the service call that mails one; empty where something typed keeps it from that,
   *     which is said at its field
   */
  public MailedCode(String sentText, Supplier<Optional<CodeRequestResult>> sending) {
    this.sentText = sentText;
    this.sending = sending;
    send.setText(send.getTranslation("bind.get-code"));
    send.addClassName("primary-button");
    send.getElement().setAttribute("type", "button");
    send.addClickListener(click -> send());
    mailedBefore.setText(send.getTranslation("bind.have-code"));
    mailedBefore.addClassName("text-button");
    mailedBefore.getElement().setAttribute("type", "button");
    mailedBefore.addClickListener(click -> showField());
    field = new CodeField(send.getTranslation("code.verification"));
    field.setVisible(false);
  }

  /** Nothing of it is hidden at first. */
  public MailedCode fromTheStart() {
    fromTheStart = true;
    return this;
  }

  /** Puts the parts into the form that takes the code. */
  public SubmitForm in(SubmitForm target) {
    form = target.with(send, mailedBefore, field);
    form.showActions(fromTheStart);
    if (fromTheStart) {
      show();
    }
    return form;
  }

  /** Asking for another code is now the second thing to do. */
  private void showField() {
    show();
    form.showActions(true);
    field.focus();
  }

  private void show() {
    send.removeClassName("primary-button");
    send.addClassName("secondary-button");
    mailedBefore.setVisible(false);
    field.setVisible(true);
  }

  private void send() {
    sending.get().ifPresent(this::show);
  }

  private void show(CodeRequestResult result) {
    requested = true;
    showField();
    switch (result) {
      case CodeRequestResult.Sent sent -> {
        field.setHelperText(sentText);
        LockoutMessages.countDown(send, LockoutMessages.seconds(sent.nextAt()));
      }
      case CodeRequestResult.TooSoon soon -> {
        field.setHelperText(LockoutMessages.say(send, "code.too-soon", soon.at()));
        LockoutMessages.countDown(send, LockoutMessages.seconds(soon.at()));
      }
    }
  }

  /** Whether this page had no code mailed, and none is typed. */
  public boolean isMissing() {
    return !requested && field.isEmpty();
  }

  /** What was typed; where it cannot be a code, the field says so. */
  public Optional<VerificationCode> typed() {
    field.accept();
    Optional<VerificationCode> code = VerificationCode.parse(field.getValue());
    if (code.isEmpty()) {
      field.reject(send.getTranslation(isMissing() ? "code.verification.first" : "code.form"));
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
    refuse(send.getTranslation(message));
  }

  /** The same in the words of the page. */
  public void refuse(String message) {
    field.reject(message);
  }
}
