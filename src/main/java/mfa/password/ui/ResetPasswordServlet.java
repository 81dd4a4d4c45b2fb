package mfa.password.ui;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Optional;
import mfa.login.LinkKeys;
import mfa.login.Pages;
import mfa.password.Password;
import mfa.password.PasswordChangeResult;
import mfa.password.PasswordResetService;
import mfa.shell.form.FormPage;
import mfa.shell.form.FormServlet;
import mfa.shell.form.Notice;
import mfa.shell.notice.TicketWarning;

/** Sets a new password with a mailed link, whose key the cookie of the page's own path has. */
@WebServlet({Pages.RESET, Pages.RESET + "/*"})
public class ResetPasswordServlet extends FormServlet {

  private static final long serialVersionUID = 1;
  private static final String PASSWORD = "password";

  /** In the place of a key that was used: the page can say so as often as it is loaded. */
  private static final String DONE = "done";

  @Inject private transient PasswordResetService resets;
  @Inject private transient LinkKeys links;
  @Inject private transient TicketWarning warning;

  @Override
  protected void show(FormPage page) throws IOException {
    String key = key(page);
    if (key.equals(DONE)) {
      page.say(Notice.Kind.SUCCESS, page.getTranslation("reset.done"));
      page.showMessage(
          page.getTranslation("reset.title"), Pages.LOGIN, page.getTranslation("login.sign-in"));
    } else if (resets.isOpen(key)) {
      warning
          .ofResetLink(key, page, "reset.ends-ticket")
          .ifPresent(words -> page.say(Notice.Kind.WARNING, words));
      page.show("reset");
    } else {
      showOver(page);
    }
  }

  @Override
  protected void submit(FormPage page) throws IOException {
    String typed = page.typed(PASSWORD);
    if (typed.length() > Password.MAX) {
      page.reject(PASSWORD, page.getTranslation("password.too-long"));
      show(page);
      return;
    }
    PasswordChangeResult result = resets.complete(key(page), new Password(typed));
    Optional<String> problem = NewPasswordField.problem(page, result);
    if (problem.isPresent()) {
      page.reject(PASSWORD, problem.get());
      show(page);
    } else if (result instanceof PasswordChangeResult.Changed) {
      links.keep(page.response(), page.request().getRequestURI(), DONE);
      page.leadTo(page.path());
    } else {
      showOver(page);
    }
  }

  private static void showOver(FormPage page) throws IOException {
    page.say(Notice.Kind.ERROR, page.getTranslation("reset.over"));
    page.showMessage(
        page.getTranslation("reset.title"), Pages.FORGOT, page.getTranslation("forgot.title"));
  }

  private String key(FormPage page) {
    return links.keyInCookie(page.request()).orElse("");
  }
}
