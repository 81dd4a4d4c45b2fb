package mfa.account.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.account.selfservice.OwnEmailResult;
import mfa.account.selfservice.OwnEmailService;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.CodeCheckService;
import mfa.authenticator.ui.ProofDialog;
import mfa.mail.EmailAddress;
import mfa.password.Password;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.CodeField;
import mfa.shell.LockoutMessages;
import mfa.shell.MainLayout;
import mfa.shell.SubmitForm;
import mfa.shell.notice.TicketWarning;
import mfa.verification.VerificationCode;

/** Changes the member's e-mail address: the new one and the password, then the mailed codes. */
@Route(value = "account/email", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class ChangeEmailView extends Div implements HasDynamicTitle {

  private final transient OwnEmailService changes;
  private final transient CodeCheckService codeCheck;
  private final transient Profile owner;
  private final boolean bound;
  private final EmailField requested = new EmailField(getTranslation("account.email.new"));
  private final PasswordField password = new PasswordField(getTranslation("password.old"));
  private final CodeField atNew = new CodeField(getTranslation("account.email.code-new"));
  private final CodeField atFormer = new CodeField(getTranslation("account.email.code-former"));
  private final Alert notice = new Alert(Alert.Kind.SUCCESS);
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Alert endsTicket = new Alert(Alert.Kind.WARNING);
  private final Section panel = new Section();
  private String mailedTo = "";

  @Inject
  public ChangeEmailView(
      OwnEmailService changes,
      CodeCheckService codeCheck,
      AccountService accounts,
      AuthenticatorService authenticators,
      TicketWarning warning) {
    this.changes = changes;
    this.codeCheck = codeCheck;
    owner = accounts.ownProfile();
    bound = authenticators.ownStatus().isBound();
    addClassName("page");
    requested.setManualValidation(true);
    requested.setMaxLength(EmailAddress.MAX_TYPED_LENGTH);
    requested.setAutocomplete(Autocomplete.EMAIL);
    password.setManualValidation(true);
    password.setMaxLength(Password.MAX_TYPED_LENGTH);
    password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
    panel.addClassName("panel");
    warning
        .ofCaller(
            this::getTranslation,
            bound ? "account.email.code-ends-ticket" : "account.email.ends-ticket")
        .ifPresent(endsTicket::show);
    add(
        new H1(getTranslation("account.email.title")),
        endsTicket,
        notice,
        problem,
        panel,
        new Anchor("/account", getTranslation("account.title")));
    showBegin();
  }

  private void showBegin() {
    panel.removeAll();
    panel.add(new Paragraph(getTranslation("account.email.text")));
    if (!bound) {
      panel.add(new Paragraph(getTranslation("account.email.former-too", owner.email().masked())));
    }
    SubmitForm form = new SubmitForm(getTranslation("bind.get-code"), this::begin);
    panel.add(form.with(requested, password));
  }

  private void begin() {
    notice.hide();
    problem.hide();
    requested.setInvalid(false);
    password.setInvalid(false);
    Optional<EmailAddress> address = EmailAddress.parseReachable(requested.getValue());
    // The last that is rejected has the focus: the one to mend first.
    if (password.isEmpty() || password.getValue().length() > Password.MAX) {
      rejectPassword(
          getTranslation(password.isEmpty() ? "password.old.missing" : "password.old.wrong"));
    }
    if (address.isEmpty()) {
      rejectAddress(AddressMessages.key(requested.getValue()));
    } else if (!password.isInvalid()) {
      show(changes.begin(address.get(), new Password(password.getValue())), this::begin);
    }
  }

  private void showCodes() {
    password.clear();
    NativeButton again = new NativeButton(getTranslation("account.email.again"));
    again.getElement().setAttribute("type", "button");
    again.addClassName("secondary-button");
    again.addClickListener(click -> showBegin());
    atNew.clear();
    atNew.setHelperText(requested.getValue());
    atFormer.clear();
    atFormer.setHelperText(owner.email().text());
    SubmitForm form = new SubmitForm(getTranslation("action.confirm"), this::confirm);
    panel.removeAll();
    panel.add(new Paragraph(getTranslation("account.email.sent")));
    panel.add((bound ? form.with(atNew) : form.with(atNew, atFormer)).beside(again));
    atNew.focus();
  }

  private void confirm() {
    problem.hide();
    atNew.accept();
    atFormer.accept();
    Optional<VerificationCode> fromNew = VerificationCode.parse(atNew.getValue());
    Optional<VerificationCode> fromFormer = VerificationCode.parse(atFormer.getValue());
    boolean complete = bound || fromFormer.isPresent();
    if (!complete) {
      atFormer.reject(getTranslation("code.form"));
    }
    if (fromNew.isEmpty()) {
      atNew.reject(getTranslation("code.form"));
    } else if (complete) {
      show(changes.confirm(fromNew, fromFormer), this::confirm);
    }
  }

  private void show(OwnEmailResult result, Runnable again) {
    switch (result) {
      case OwnEmailResult.Sent sent -> {
        mailedTo = requested.getValue();
        showCodes();
      }
      case OwnEmailResult.SameAddress same -> rejectAddress("account.email.same");
      case OwnEmailResult.WrongPassword wrong ->
          rejectPassword(getTranslation("password.old.wrong"));
      case OwnEmailResult.Wait wait ->
          rejectPassword(LockoutMessages.say(this, "login.wait", wait.until()));
      case OwnEmailResult.TooSoon soon -> {
        // What was mailed for the same address a moment ago is still good.
        if (mailedTo.equals(requested.getValue())) {
          showCodes();
        } else {
          mailedTo = "";
        }
        problem.lead(LockoutMessages.say(this, "code.too-soon", soon.at()));
      }
      case OwnEmailResult.WrongCode wrong -> rejectCode(wrong.former(), "code.verification.wrong");
      case OwnEmailResult.CodeElsewhere elsewhere ->
          rejectCode(elsewhere.former(), "code.verification.elsewhere");
      case OwnEmailResult.CodeOver over -> rejectCode(over.former(), "code.verification.expired");
      case OwnEmailResult.Locked locked -> rejectCode(locked.former(), "code.verification.locked");
      case OwnEmailResult.Over over -> beginAgain("account.email.over");
      case OwnEmailResult.Taken taken -> beginAgain("account.email.taken");
      case OwnEmailResult.Changed changed -> {
        panel.setVisible(false);
        endsTicket.hide();
        notice.lead(getTranslation("account.email.changed"));
      }
      case OwnEmailResult.NeedsCode needsCode ->
          new ProofDialog(
                  getTranslation("code.fresh.title"),
                  getTranslation("code.fresh.text"),
                  codeCheck::checkFresh,
                  again)
              .open();
    }
  }

  private void beginAgain(String message) {
    mailedTo = "";
    showBegin();
    problem.lead(getTranslation(message));
  }

  private void rejectAddress(String message) {
    requested.setErrorMessage(getTranslation(message));
    requested.setInvalid(true);
    requested.focus();
  }

  private void rejectPassword(String message) {
    password.setErrorMessage(message);
    password.setInvalid(true);
    password.focus();
  }

  private void rejectCode(boolean former, String message) {
    (former ? atFormer : atNew).reject(getTranslation(message));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("account.email.title");
  }
}
