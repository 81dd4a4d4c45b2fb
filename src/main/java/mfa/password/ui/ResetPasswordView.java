package mfa.password.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import mfa.login.LinkKeys;
import mfa.login.Pages;
import mfa.password.PasswordChangeResult;
import mfa.password.PasswordResetService;
import mfa.shell.Alert;
import mfa.shell.PublicLayout;
import mfa.shell.SubmitForm;

/** Sets a new password with a mailed link. */
@Route(value = "password/reset", layout = PublicLayout.class)
@AnonymousAllowed
public class ResetPasswordView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient PasswordResetService resets;
  private final NewPasswordField fresh = new NewPasswordField();
  private final transient LinkKeys links;
  private String key;

  @Inject
  public ResetPasswordView(PasswordResetService resets, LinkKeys links) {
    this.resets = resets;
    this.links = links;
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter String tag) {
    removeAll();
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    key = links.key(request, Pages.ofLink(Pages.RESET, tag)).orElse("");
    add(new H1(getTranslation("reset.title")));
    if (!resets.isOpen(key)) {
      showOver();
      return;
    }
    SubmitForm form = new SubmitForm(getTranslation("reset.action"), this::complete);
    add(new Paragraph(getTranslation("reset.text")), form.with(fresh));
  }

  private void complete() {
    fresh
        .password()
        .ifPresent(
            password -> {
              PasswordChangeResult result = resets.complete(key, password);
              if (!fresh.show(result)) {
                showEnd(result);
              }
            });
  }

  private void showEnd(PasswordChangeResult result) {
    removeAll();
    add(new H1(getTranslation("reset.title")));
    if (result instanceof PasswordChangeResult.Changed) {
      add(
          new Alert(Alert.Kind.SUCCESS, getTranslation("reset.done")),
          new Anchor("/login", getTranslation("login.sign-in")));
    } else {
      showOver();
    }
  }

  private void showOver() {
    add(
        new Alert(Alert.Kind.ERROR, getTranslation("reset.over")),
        new Anchor("/password/forgot", getTranslation("forgot.title")));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("reset.title");
  }
}
