package mfa.password.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.authenticator.CodeCheckService;
import mfa.authenticator.ui.ProofDialog;
import mfa.password.Password;
import mfa.password.PasswordChangeResult;
import mfa.password.PasswordChangeService;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.LockoutMessages;
import mfa.shell.MainLayout;
import mfa.shell.SubmitForm;

/** Changes the member's password: the old one, the new one and, when bound, a fresh code. */
@Route(value = "account/password", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class ChangePasswordView extends Div implements HasDynamicTitle {

  private final transient PasswordChangeService changes;
  private final transient CodeCheckService codeCheck;
  private final PasswordField old = new PasswordField(getTranslation("password.old"));
  private final NewPasswordField fresh = new NewPasswordField();
  private final Alert changed = new Alert(Alert.Kind.SUCCESS);

  @Inject
  public ChangePasswordView(PasswordChangeService changes, CodeCheckService codeCheck) {
    this.changes = changes;
    this.codeCheck = codeCheck;
    addClassName("page");
    old.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
    old.setManualValidation(true);
    old.setMaxLength(Password.MAX_TYPED_LENGTH);
    SubmitForm form = new SubmitForm(getTranslation("password.change.action"), this::change);
    Section panel = new Section(form.with(old, fresh));
    panel.addClassName("panel");
    add(
        new H1(getTranslation("password.change.title")),
        changed,
        panel,
        new Anchor("/account", getTranslation("account.title")));
  }

  private void change() {
    changed.hide();
    old.setInvalid(false);
    Optional<Password> requested = fresh.password();
    if (old.isEmpty() || old.getValue().length() > Password.MAX) {
      rejectOld();
    } else {
      requested.ifPresent(password -> show(changes.change(new Password(old.getValue()), password)));
    }
  }

  private void show(PasswordChangeResult result) {
    if (result instanceof PasswordChangeResult.Wait wait) {
      rejectOld(LockoutMessages.say(this::getTranslation, "login.wait", wait.until()));
      return;
    }
    if (fresh.show(result)) {
      return;
    }
    switch (result) {
      case PasswordChangeResult.Changed done -> {
        old.clear();
        fresh.clear();
        changed.show(getTranslation("password.changed"));
      }
      case PasswordChangeResult.NeedsCode needsCode ->
          new ProofDialog(
                  getTranslation("code.fresh.title"),
                  getTranslation("code.fresh.text"),
                  codeCheck::checkFresh,
                  this::change)
              .open();
      default -> rejectOld();
    }
  }

  private void rejectOld() {
    rejectOld(getTranslation(old.isEmpty() ? "password.old.missing" : "password.old.wrong"));
  }

  private void rejectOld(String message) {
    old.setErrorMessage(message);
    old.setInvalid(true);
    old.focus();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("password.change.title");
  }
}
