package mfa.password.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Optional;
import mfa.password.Password;
import mfa.password.PasswordChangeResult;
import mfa.shell.LockoutMessages;
import mfa.shell.Texts;

/** A field for a new password, which says what is wrong with it. */
public class NewPasswordField extends PasswordField {

  public NewPasswordField() {
    setLabel(getTranslation("password.new"));
    setHelperText(getTranslation("password.rule"));
    setAutocomplete(Autocomplete.NEW_PASSWORD);
    setManualValidation(true);
    setMaxLength(Password.MAX_TYPED_LENGTH);
  }

  /**
   * The typed password, or empty where none or one too long is typed, which the field then says.
   */
  public Optional<Password> password() {
    setInvalid(false);
    if (getValue().length() > Password.MAX) {
      reject(getTranslation("password.too-long"));
      return Optional.empty();
    }
    if (isEmpty()) {
      reject(getTranslation("password.too-short"));
      return Optional.empty();
    }
    return Optional.of(new Password(getValue()));
  }

  void reject(String message) {
    setErrorMessage(message);
    setInvalid(true);
    focus();
  }

  /** Shows a problem of the new password; false where the result is none of those. */
  public boolean show(PasswordChangeResult result) {
    Optional<String> problem = problem(this::getTranslation, result);
    problem.ifPresent(this::reject);
    return problem.isPresent();
  }

  /** What is wrong with the new password, in words; empty where the result is something else. */
  static Optional<String> problem(Texts texts, PasswordChangeResult result) {
    return switch (result) {
      case PasswordChangeResult.TooShort tooShort ->
          Optional.of(texts.getTranslation("password.too-short"));
      case PasswordChangeResult.TooEasy tooEasy ->
          Optional.of(texts.getTranslation("password.too-easy"));
      case PasswordChangeResult.Wait wait ->
          Optional.of(LockoutMessages.say(texts, "login.wait", wait.until()));
      default -> Optional.empty();
    };
  }
}
