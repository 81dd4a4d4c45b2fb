package mfa.authenticator.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.Set;
import mfa.authenticator.AuthenticatorService;
import mfa.platform.text.SingleLine;
import mfa.platform.text.Typed;

/** The name of an authenticator: as long as it may be, and not that of another one. */
class AuthenticatorNameField extends TextField {

  /** Longer than a name may be, so that the end is not cut off without a word. */
  private static final int MAX_TYPED_LENGTH = 200;

  private final Set<String> taken;

  /**
   * @param taken the names of the owner's other authenticators
   */
  AuthenticatorNameField(String label, Set<String> taken) {
    super(label);
    this.taken = taken;
    setManualValidation(true);
    setMaxLength(MAX_TYPED_LENGTH);
    setHelperText(getTranslation("authenticator.name.help", AuthenticatorService.MAX_NAME_LENGTH));
  }

  /** What is taken where nothing is typed. */
  void suggest(String name) {
    setPlaceholder(name);
  }

  /** The name; where what was typed cannot be one, the field says why. */
  Optional<String> name() {
    setInvalid(false);
    String typed = Typed.showsSomething(getValue()) ? getValue() : getPlaceholder();
    Optional<String> name =
        Optional.ofNullable(typed)
            .flatMap(text -> SingleLine.parse(text, AuthenticatorService.MAX_NAME_LENGTH));
    if (name.isEmpty()) {
      refuse(typed == null ? "authenticator.name.missing" : "authenticator.name.long");
    } else if (taken.contains(name.get())) {
      refuse("authenticator.name.taken");
    }
    return isInvalid() ? Optional.empty() : name;
  }

  private void refuse(String problem) {
    setErrorMessage(getTranslation(problem, AuthenticatorService.MAX_NAME_LENGTH));
    setInvalid(true);
    focus();
  }
}
