package mfa.password.ui;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import mfa.login.Pages;
import mfa.mail.EmailAddress;
import mfa.password.PasswordResetService;
import mfa.shell.LockoutMessages;
import mfa.shell.form.FormPage;
import mfa.shell.form.FormServlet;
import mfa.shell.form.Notice;

/** Asks for a link to set a new password; the answer is the same for every address. */
@WebServlet(Pages.FORGOT)
public class ForgotPasswordServlet extends FormServlet {

  private static final long serialVersionUID = 1;
  private static final String EMAIL = "email";

  @Inject private transient PasswordResetService resets;

  @Override
  protected void open(FormPage page) throws IOException {
    page.focus(EMAIL);
    if (page.isAt(FormPage.SENT)) {
      page.say(Notice.Kind.INFORMATION, page.getTranslation("forgot.sent"));
    }
    show(page);
  }

  @Override
  protected void show(FormPage page) throws IOException {
    page.show("forgot");
  }

  @Override
  protected void submit(FormPage page) throws IOException {
    Optional<EmailAddress> address = EmailAddress.parse(page.typed(EMAIL));
    if (address.isEmpty()) {
      page.reject(EMAIL, page.getTranslation("login.email.wrong"));
      show(page);
      return;
    }
    Optional<Instant> nextAt = resets.request(address.get());
    if (nextAt.isPresent()) {
      page.reject(EMAIL, LockoutMessages.say(page, "forgot.too-soon", nextAt.get()));
      show(page);
    } else {
      page.leadTo(Pages.FORGOT + "?" + FormPage.SENT);
    }
  }
}
