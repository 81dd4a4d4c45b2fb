package mfa.password.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Optional;
import mfa.password.Password;
import mfa.password.PasswordChangeResult;
import mfa.shell.LockoutMessages;

/** A field for a new password, which says what is wrong with it. */
public class NewPasswordField extends PasswordField {

  public NewPasswordField() {
    setLabel(getTranslation("password.new"));
    setHelperText(getTranslation("password.rule"));
    setAutocomplete(Autocomplete.NEW_PASSWORD);
    setManualValidation(true);
    setMaxLength(Password.MAX_TYPED_LENGTH);
  }

  /** The typed password, or empty where it is too long, which the field then says. */
  public Optional<Password> password() {
    setInvalid(false);
    if (getValue().length() > Password.MAX) {
      reject(getTranslation("password.too-long"));
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
    switch (result) {
      case PasswordChangeResult.TooShort tooShort -> reject(getTranslation("password.too-short"));
      case PasswordChangeResult.TooEasy tooEasy -> reject(getTranslation("password.too-easy"));
      case PasswordChangeResult.Wait wait ->
          reject(LockoutMessages.say(this, "login.wait", wait.until()));
      default -> {
        return false;
      }
    }
    return true;
  }
}
