package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import mfa.account.AccountChangeResult;
import mfa.account.ui.AccountLabels;
import mfa.account.ui.AddressMessages;
import mfa.authenticator.ui.FreshCode;
import mfa.mail.EmailAddress;
import mfa.shell.Alert;
import mfa.shell.Languages;
import mfa.shell.SubmitForm;

/** Asks for the address of somebody to be invited, and stays open with what is not right. */
class EmailDialog extends Dialog {

  private final EmailField email;
  private final Select<Locale> language = new Select<>();
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final SubmitForm form;
  private final transient FreshCode freshCode;
  private final transient BiFunction<EmailAddress, Locale, AccountChangeResult> send;
  private final transient Runnable done;
  private transient BooleanSupplier othersAreRight = () -> true;

  /**
   * @param freshCode asks again for a code where that of before has run out
   * @param send the service call
   * @param done what follows when it was carried out
   */
  EmailDialog(
      String title,
      String emailLabel,
      String languageLabel,
      FreshCode freshCode,
      BiFunction<EmailAddress, Locale, AccountChangeResult> send,
      Runnable done) {
    this.freshCode = freshCode;
    this.send = send;
    this.done = done;
    setHeaderTitle(title);
    addClassName("narrow-dialog");
    email = new EmailField(emailLabel);
    email.setManualValidation(true);
    email.setMaxLength(EmailAddress.MAX_TYPED_LENGTH);
    language.setLabel(languageLabel);
    language.setItems(Languages.ALL);
    language.setItemLabelGenerator(item -> item.getDisplayLanguage(item));
    language.setValue(Languages.supported(getLocale()));
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    form = new SubmitForm(title, this::submit);
    add(problem, form.with(email, language).beside(cancel));
  }

  /**
   * Asks for something else above the address.
   *
   * @param isRight shows what is wrong with it, if anything
   */
  EmailDialog with(Component other, BooleanSupplier isRight) {
    form.addComponentAsFirst(other);
    othersAreRight = isRight;
    return this;
  }

  private void submit() {
    problem.hide();
    Optional<EmailAddress> address = EmailAddress.parseReachable(email.getValue());
    email.setErrorMessage(getTranslation(AddressMessages.key(email.getValue())));
    email.setInvalid(address.isEmpty());
    // What stands above the address is wrong first, and has taken the focus.
    boolean right = othersAreRight.getAsBoolean();
    if (right && address.isEmpty()) {
      email.focus();
    } else if (right) {
      freshCode.before(this, getTranslation("admin.fresh-code"), () -> send(address.get()));
    }
  }

  private void send(EmailAddress address) {
    AccountChangeResult change = send.apply(address, language.getValue());
    if (change == AccountChangeResult.DONE) {
      close();
      done.run();
    } else {
      problem.lead(AccountLabels.refusal(this, change));
    }
  }
}
