package mfa.account.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import mfa.account.AccountChangeResult;
import mfa.account.AccountService;
import mfa.account.selfservice.AccountDeletionResult;
import mfa.account.selfservice.AccountDeletionService;
import mfa.authenticator.CodeCheckService;
import mfa.authenticator.ui.ProofDialog;
import mfa.login.EndedSession;
import mfa.login.Pages;
import mfa.mail.EmailAddress;
import mfa.password.Password;
import mfa.platform.request.Roles;
import mfa.session.EndReason;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.LockoutMessages;
import mfa.shell.MailedCodeDialog;
import mfa.shell.MainLayout;
import mfa.shell.SubmitForm;
import mfa.shell.ThisBrowser;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;

/** Deletes the member's account, after the password and a fresh or a mailed code. */
@Route(value = "account/delete", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class DeleteAccountView extends Div implements HasDynamicTitle {

  private final transient AccountDeletionService deletion;
  private final transient CodeCheckService codeCheck;
  private final transient EndedSession ended;
  private final transient EmailAddress address;
  private final PasswordField password = new PasswordField(getTranslation("password.old"));
  private final Alert problem = new Alert(Alert.Kind.ERROR);

  @Inject
  public DeleteAccountView(
      AccountDeletionService deletion,
      CodeCheckService codeCheck,
      AccountService accounts,
      EndedSession ended) {
    this.deletion = deletion;
    this.codeCheck = codeCheck;
    this.ended = ended;
    address = accounts.ownProfile().email();
    addClassName("page");
    password.setManualValidation(true);
    password.setMaxLength(Password.MAX_TYPED_LENGTH);
    password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
    if (deletion.needsMailedCode()) {
      password.setHelperText(getTranslation("account.delete.mailed-code", address.masked()));
    }
    SubmitForm form =
        new SubmitForm(getTranslation("account.delete.action"), this::ask).destructive();
    Section panel =
        new Section(new Paragraph(getTranslation("account.delete.text")), form.with(password));
    panel.addClassName("panel");
    add(
        new H1(getTranslation("account.delete.title")),
        problem,
        panel,
        new Anchor("/account", getTranslation("account.title")));
  }

  private void ask() {
    problem.hide();
    password.setInvalid(false);
    if (password.isEmpty() || password.getValue().length() > Password.MAX) {
      reject(getTranslation(password.isEmpty() ? "password.old.missing" : "password.old.wrong"));
      return;
    }
    password.setInvalid(false);
    show(deletion.check(new Password(password.getValue())));
  }

  private void confirm() {
    new ConfirmDialog(
            getTranslation("account.delete.title"),
            getTranslation("account.delete.question", address.text()),
            getTranslation("account.delete.action"),
            this::delete)
        .open();
  }

  private void delete() {
    show(deletion.delete(new Password(password.getValue())));
  }

  /** Why the mailed code was not accepted, where that is so. */
  private Optional<VerificationResult> delete(VerificationCode code) {
    AccountDeletionResult answer = deletion.delete(new Password(password.getValue()), code);
    if (answer instanceof AccountDeletionResult.CodeRefused refused) {
      return Optional.of(refused.check());
    }
    show(answer);
    return Optional.empty();
  }

  private void show(AccountDeletionResult answer) {
    switch (answer) {
      case AccountDeletionResult.Ready ready -> confirm();
      case AccountDeletionResult.WrongPassword wrong ->
          reject(getTranslation("password.old.wrong"));
      case AccountDeletionResult.Wait wait ->
          reject(LockoutMessages.say(this, "login.wait", wait.until()));
      case AccountDeletionResult.NeedsCode needsCode ->
          new ProofDialog(
                  getTranslation("account.delete.confirm"),
                  getTranslation("account.delete.code"),
                  codeCheck::checkFresh,
                  this::ask)
              .open();
      case AccountDeletionResult.NeedsMailedCode needsCode ->
          new MailedCodeDialog(
                  getTranslation("account.delete.confirm"),
                  address,
                  deletion::sendCode,
                  this::delete)
              .open();
      case AccountDeletionResult.CodeRefused refused ->
          throw new IllegalStateException("A code is refused in its dialog.");
      case AccountDeletionResult.Decided decided -> show(decided.change());
    }
  }

  private void show(AccountChangeResult change) {
    if (change == AccountChangeResult.DONE) {
      HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
      HttpServletResponse response = VaadinServletResponse.getCurrent().getHttpServletResponse();
      ended.record(request, response, EndReason.ACCOUNT_DELETED);
      getUI().ifPresent(ui -> ui.getPage().setLocation(Pages.LOGIN));
      ThisBrowser.endSession();
    } else {
      problem.lead(AccountLabels.refusal(this, change));
    }
  }

  private void reject(String message) {
    password.setErrorMessage(message);
    password.setInvalid(true);
    password.focus();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("account.delete.title");
  }
}
