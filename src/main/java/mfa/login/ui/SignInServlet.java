package mfa.login.ui;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Optional;
import mfa.login.BrowserSession;
import mfa.login.EndedSession;
import mfa.login.Pages;
import mfa.login.SignInResult;
import mfa.login.SignInService;
import mfa.mail.EmailAddress;
import mfa.password.Password;
import mfa.session.EndReason;
import mfa.session.SessionSettings;
import mfa.shell.LockoutMessages;
import mfa.shell.form.FormPage;
import mfa.shell.form.FormServlet;
import mfa.shell.form.Notice;

/** The first step of signing in: address and password. */
@WebServlet(Pages.LOGIN)
public class SignInServlet extends FormServlet {

  private static final long serialVersionUID = 1;
  private static final String EMAIL = "email";
  private static final String PASSWORD = "password";

  @Inject private transient SignInService signIn;
  @Inject private transient BrowserSession browser;
  @Inject private transient EndedSession ended;
  @Inject private transient WayIn wayIn;
  @Inject private transient SessionSettings settings;

  /** Says why somebody who was signed in is here. */
  @Override
  protected void open(FormPage page) throws IOException {
    page.focus(EMAIL);
    ended
        .take(page.request(), page.response())
        .ifPresent(end -> page.say(Notice.Kind.INFORMATION, why(page, end)));
    show(page);
  }

  private String why(FormPage page, EndReason end) {
    Object[] limit =
        switch (end) {
          case IDLE -> new Object[] {LockoutMessages.span(page, settings.idle())};
          case TOO_OLD -> new Object[] {LockoutMessages.span(page, settings.absolute())};
          default -> new Object[0];
        };
    return page.getTranslation("login.ended." + end, limit);
  }

  @Override
  protected void show(FormPage page) throws IOException {
    if (WayIn.isForRecovery(page)) {
      page.say(Notice.Kind.INFORMATION, page.getTranslation("login.for-recovery"));
    }
    page.show("login");
  }

  @Override
  protected void submit(FormPage page) throws IOException {
    Optional<EmailAddress> address = EmailAddress.parse(page.typed(EMAIL));
    String typed = page.typed(PASSWORD);
    if (typed.isEmpty()) {
      page.reject(PASSWORD, page.getTranslation("login.password.missing"));
    }
    if (address.isEmpty()) {
      page.reject(EMAIL, page.getTranslation("login.email.wrong"));
    }
    if (address.isEmpty() || typed.isEmpty()) {
      show(page);
    } else if (typed.length() > Password.MAX) {
      refuse(page, page.getTranslation("login.refused"));
    } else {
      wayIn.recordTimeZone(page);
      answer(page, signIn.signIn(address.get(), new Password(typed)));
    }
  }

  private void answer(FormPage page, SignInResult result) throws IOException {
    switch (result) {
      case SignInResult.Opened opened -> goOn(page, opened);
      case SignInResult.Refused refused -> refuse(page, page.getTranslation("login.refused"));
      case SignInResult.NeedsNewPassword known ->
          refuse(page, page.getTranslation("login.needs-new-password"));
      case SignInResult.Wait wait ->
          refuse(page, LockoutMessages.say(page, "login.wait", wait.until()));
      case SignInResult.CodeLocked locked ->
          refuse(page, LockoutMessages.say(page, "login.code-locked", locked.until()));
    }
  }

  private void refuse(FormPage page, String message) throws IOException {
    page.refuse(message);
    page.focus(PASSWORD);
    show(page);
  }

  private void goOn(FormPage page, SignInResult.Opened opened) throws IOException {
    browser.renew(page.request(), page.response());
    switch (opened.nextStep()) {
      case ENTER_CODE -> page.leadTo(WayIn.codePage(page));
      case PROCEED -> wayIn.follow(page);
      default -> page.leadTo(Pages.of(opened.nextStep()));
    }
  }
}
