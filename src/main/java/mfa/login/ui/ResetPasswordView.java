package mfa.login.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import mfa.login.LinkKeys;
import mfa.login.PasswordChange;
import mfa.login.PasswordResetService;
import mfa.shell.Notice;
import mfa.shell.PublicLayout;
import mfa.shell.SubmitForm;

/** Sets a new password with a mailed link. */
@Route(value = "password/reset", layout = PublicLayout.class)
@AnonymousAllowed
public class ResetPasswordView extends Div implements HasDynamicTitle {

  private final transient PasswordResetService resets;
  private final NewPasswordField fresh = new NewPasswordField();
  private final String key;

  @Inject
  public ResetPasswordView(PasswordResetService resets, LinkKeys links) {
    this.resets = resets;
    key =
        links
            .key(VaadinServletRequest.getCurrent().getHttpServletRequest(), "/password/reset")
            .orElse("");
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
              PasswordChange result = resets.complete(key, password);
              if (!fresh.show(result)) {
                showEnd(result);
              }
            });
  }

  private void showEnd(PasswordChange result) {
    removeAll();
    add(new H1(getTranslation("reset.title")));
    if (result instanceof PasswordChange.Changed) {
      add(
          new Notice(Notice.Kind.SUCCESS, getTranslation("reset.done")),
          new Anchor("/login", getTranslation("login.sign-in")));
    } else {
      showOver();
    }
  }

  private void showOver() {
    add(
        new Notice(Notice.Kind.ERROR, getTranslation("reset.over")),
        new Anchor("/password/forgot", getTranslation("forgot.title")));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("reset.title");
  }
}
