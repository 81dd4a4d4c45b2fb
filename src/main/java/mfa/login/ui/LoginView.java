package mfa.login.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import mfa.login.EndedSession;
import mfa.login.Pages;
import mfa.login.ReturnUrl;
import mfa.login.SignInResult;
import mfa.login.SignInService;
import mfa.mail.EmailAddress;
import mfa.password.Password;
import mfa.shell.Alert;
import mfa.shell.DraftNotice;
import mfa.shell.LockoutMessages;
import mfa.shell.PublicLayout;
import mfa.shell.SubmitForm;
import mfa.shell.ThisBrowser;

/** The first step of signing in: address and password. */
@Route(value = "login", layout = PublicLayout.class)
@AnonymousAllowed
public class LoginView extends Div implements HasDynamicTitle {

  private final transient SignInService signIn;
  private final transient ReturnUrl returnUrl;
  private final transient EndedSession ended;
  private final EmailField email = new EmailField(getTranslation("login.email"));
  private final PasswordField password = new PasswordField(getTranslation("login.password"));
  private final Alert problem = new Alert(Alert.Kind.ERROR);

  @Inject
  public LoginView(SignInService signIn, ReturnUrl returnUrl, EndedSession ended) {
    this.signIn = signIn;
    this.returnUrl = returnUrl;
    this.ended = ended;
    email.setAutocomplete(Autocomplete.USERNAME);
    email.setManualValidation(true);
    email.setMaxLength(EmailAddress.MAX_TYPED_LENGTH);
    email.setAutofocus(true);
    password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
    password.setManualValidation(true);
    password.setMaxLength(Password.MAX_TYPED_LENGTH);
    SubmitForm form = new SubmitForm(getTranslation("login.sign-in"), this::signIn);
    Anchor forgot = new Anchor("/password/forgot", getTranslation("login.forgot"));
    Anchor unbind = new Anchor(Pages.UNBIND, getTranslation("login.unbind"));
    Div links = new Div(forgot, unbind);
    links.addClassName("links");
    add(
        new H1(getTranslation("login.title")),
        whyHere(),
        new DraftNotice(),
        problem,
        form.with(email, password),
        links);
  }

  /** Why somebody who was signed in is here. */
  private Alert whyHere() {
    Alert reason = new Alert(Alert.Kind.INFORMATION);
    ended
        .take(
            VaadinServletRequest.getCurrent().getHttpServletRequest(),
            VaadinServletResponse.getCurrent().getHttpServletResponse())
        .ifPresent(end -> reason.show(getTranslation("login.ended." + end)));
    return reason;
  }

  private void signIn() {
    problem.hide();
    email.setInvalid(false);
    password.setInvalid(false);
    Optional<EmailAddress> address = EmailAddress.parse(email.getValue());
    if (address.isEmpty()) {
      email.setErrorMessage(getTranslation("login.email.wrong"));
      email.setInvalid(true);
      email.focus();
      return;
    }
    String typed = password.getValue();
    if (typed.isEmpty()) {
      password.setErrorMessage(getTranslation("login.password.missing"));
      password.setInvalid(true);
      password.focus();
      return;
    }
    if (typed.length() > Password.MAX) {
      refuse(getTranslation("login.refused"));
      return;
    }
    show(signIn.signIn(address.get(), new Password(typed)));
  }

  private void show(SignInResult result) {
    switch (result) {
      case SignInResult.Opened opened -> goOn(opened);
      case SignInResult.Refused refused -> refuse(getTranslation("login.refused"));
      case SignInResult.NeedsNewPassword known ->
          refuse(getTranslation("login.needs-new-password"));
      case SignInResult.Wait wait -> refuse(LockoutMessages.say(this, "login.wait", wait.until()));
      case SignInResult.CodeLocked locked ->
          refuse(LockoutMessages.say(this, "login.code-locked", locked.until()));
    }
  }

  private void refuse(String message) {
    problem.show(message);
    password.focus();
  }

  private void goOn(SignInResult.Opened opened) {
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    ThisBrowser.renewKey();
    UI ui = UI.getCurrent();
    switch (opened.nextStep()) {
      case ENTER_CODE -> ui.getPage().setLocation(Pages.LOGIN_CODE);
      case BIND, OFFER_BIND -> ui.getPage().setLocation(Pages.LOGIN_BIND);
      case PROCEED -> DraftNotice.continueTo(ui, requestedPage(request));
    }
  }

  private String requestedPage(HttpServletRequest request) {
    return returnUrl.take(request, VaadinServletResponse.getCurrent().getHttpServletResponse());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("login.title");
  }
}
