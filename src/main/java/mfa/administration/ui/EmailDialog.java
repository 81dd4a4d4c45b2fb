package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import mfa.account.AccountChange;
import mfa.account.ui.AccountWords;
import mfa.mail.EmailAddress;
import mfa.shell.Languages;
import mfa.shell.Notice;
import mfa.shell.SubmitForm;

/** Asks for the address of somebody to be invited, and stays open with what is not right. */
class EmailDialog extends Dialog {

  private final EmailField email;
  private final Select<Locale> language = new Select<>();
  private final Notice problem = new Notice(Notice.Kind.ERROR);
  private final transient Function<EmailAddress, AccountChange> send;
  private final transient Runnable done;
  private final transient BooleanSupplier othersAreRight;

  /**
   * @param others fields above the address
   * @param othersAreRight shows what is wrong with those fields, if anything
   * @param send the service call
   * @param done what follows when it was carried out
   */
  EmailDialog(
      String title,
      String emailLabel,
      String languageLabel,
      Component[] others,
      BooleanSupplier othersAreRight,
      Function<EmailAddress, AccountChange> send,
      Runnable done) {
    this.othersAreRight = othersAreRight;
    this.send = send;
    this.done = done;
    setHeaderTitle(title);
    addClassName("narrow-dialog");
    email = new EmailField(emailLabel);
    email.setManualValidation(true);
    language.setLabel(languageLabel);
    language.setItems(Languages.ALL);
    language.setItemLabelGenerator(item -> item.getDisplayLanguage(item));
    language.setValue(Languages.supported(getLocale()));
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    SubmitForm form = new SubmitForm(title, this::submit);
    add(problem, form.with(others).with(email, language).beside(cancel));
  }

  Locale language() {
    return language.getValue();
  }

  private void submit() {
    problem.hide();
    Optional<EmailAddress> address = EmailAddress.parse(email.getValue());
    email.setErrorMessage(getTranslation("account.email.wrong"));
    email.setInvalid(address.isEmpty());
    boolean right = othersAreRight.getAsBoolean();
    if (address.isEmpty()) {
      email.focus();
    } else if (right) {
      AccountChange change = send.apply(address.get());
      if (change == AccountChange.DONE) {
        close();
        done.run();
      } else {
        problem.show(AccountWords.refusal(this, change));
      }
    }
  }
}
