package mfa.login.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import mfa.authenticator.CodeCheckResult;
import mfa.authenticator.OneTimeCode;
import mfa.authenticator.Proof;
import mfa.authenticator.RecoveryCode;
import mfa.login.Pages;
import mfa.login.ReturnUrl;
import mfa.login.SignInService;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.CodeField;
import mfa.shell.DraftNotice;
import mfa.shell.LockoutMessages;
import mfa.shell.PublicLayout;
import mfa.shell.SubmitForm;
import mfa.shell.ThisBrowser;

/** The second step of signing in: the code of the authenticator, or a recovery code. */
@Route(value = "login/code", layout = PublicLayout.class)
@RolesAllowed(Roles.HALF_SIGNED_IN)
public class LoginCodeView extends Div implements HasDynamicTitle {

  private final transient SignInService signIn;
  private final transient ReturnUrl returnUrl;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Div body = new Div();
  private CodeField code;
  private boolean recovery;

  @Inject
  public LoginCodeView(SignInService signIn, ReturnUrl returnUrl) {
    this.signIn = signIn;
    this.returnUrl = returnUrl;
    add(new H1(getTranslation("login.code.title")), problem, body);
    ask();
  }

  private void ask() {
    problem.hide();
    body.removeAll();
    code = new CodeField(getTranslation(recovery ? "code.recovery" : "code.security"));
    code.askForRecoveryCode(recovery);
    SubmitForm form = new SubmitForm(getTranslation("action.confirm"), this::confirm);
    Button other =
        textButton(recovery ? "login.code.use-security" : "login.code.use-recovery", this::change);
    Button back = textButton("login.code.back", this::back);
    Anchor unbind = new Anchor(Pages.UNBIND, getTranslation("login.unbind"));
    Div links = new Div(other, unbind, back);
    links.addClassName("links");
    body.add(
        new Paragraph(getTranslation(recovery ? "login.code.recovery-hint" : "login.code.hint")),
        form.with(code),
        links);
    code.focus();
  }

  private Button textButton(String label, Runnable action) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }

  private void change() {
    recovery = !recovery;
    ask();
  }

  private void back() {
    signIn.signOut();
    leave(Pages.LOGIN);
  }

  private void leave(String page) {
    getUI().ifPresent(ui -> ui.getPage().setLocation(page));
    if (page.equals(Pages.LOGIN)) {
      ThisBrowser.endSession();
    }
  }

  private void confirm() {
    code.accept();
    Optional<? extends Proof> proof =
        recovery ? RecoveryCode.parse(code.getValue()) : OneTimeCode.parse(code.getValue());
    if (proof.isEmpty()) {
      code.reject(getTranslation(recovery ? "code.recovery.form" : "code.form"));
      return;
    }
    switch (signIn.confirm(proof.get())) {
      case CodeCheckResult.Accepted accepted -> enter();
      case CodeCheckResult.Blocked blocked -> code.reject(getTranslation("code.blocked"));
      case CodeCheckResult.Locked locked -> {
        body.removeAll();
        problem.show(LockoutMessages.say(this, "login.code.locked", locked.until()));
        body.add(textButton("login.code.back", () -> leave(Pages.LOGIN)));
      }
      case CodeCheckResult.Wrong wrong -> reject();
      case CodeCheckResult.Replayed replayed -> reject();
    }
  }

  private void reject() {
    code.reject(getTranslation(recovery ? "code.recovery.wrong" : "code.wrong"));
  }

  private void enter() {
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    HttpServletResponse response = VaadinServletResponse.getCurrent().getHttpServletResponse();
    ThisBrowser.renewKey();
    String page = returnUrl.take(request, response);
    getUI().ifPresent(ui -> DraftNotice.continueTo(ui, page));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("login.code.title");
  }
}
