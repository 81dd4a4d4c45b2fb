package mfa.login.ui;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Optional;
import mfa.authenticator.CodeCheckResult;
import mfa.authenticator.OneTimeCode;
import mfa.authenticator.Proof;
import mfa.authenticator.RecoveryCode;
import mfa.login.BrowserSession;
import mfa.login.Pages;
import mfa.login.SignInService;
import mfa.shell.LockoutMessages;
import mfa.shell.form.FormPage;
import mfa.shell.form.FormServlet;
import mfa.shell.form.Notice;
import mfa.shell.notice.TicketWarning;

/** The second step of signing in: the code of the authenticator, or a recovery code. */
@WebServlet(Pages.LOGIN_CODE)
public class CodeServlet extends FormServlet {

  private static final long serialVersionUID = 1;
  private static final String CODE = "code";

  /** The button that leaves this sign-in. */
  private static final String BACK = "back";

  @Inject private transient SignInService signIn;
  @Inject private transient BrowserSession browser;
  @Inject private transient WayIn wayIn;
  @Inject private transient TicketWarning warning;

  @Override
  protected void show(FormPage page) throws IOException {
    page.focus(CODE);
    warning
        .ofCaller(page, "login.code.ends-ticket")
        .ifPresent(words -> page.say(Notice.Kind.INFORMATION, words));
    page.show(WayIn.isForRecovery(page) ? "recovery" : "code");
  }

  @Override
  protected void submit(FormPage page) throws IOException {
    if (page.isPressed(BACK)) {
      signIn.signOut();
      browser.end(page.request(), page.response());
      page.leadTo(Pages.LOGIN);
      return;
    }
    boolean recovery = WayIn.isForRecovery(page);
    String typed = page.typed(CODE);
    Optional<? extends Proof> proof =
        recovery ? RecoveryCode.parse(typed) : OneTimeCode.parse(typed);
    if (proof.isEmpty()) {
      showAgain(page, recovery ? "code.recovery.form" : "code.form");
      return;
    }
    wayIn.recordTimeZone(page);
    switch (signIn.confirm(proof.get())) {
      case CodeCheckResult.Accepted accepted -> {
        browser.renew(page.request(), page.response());
        if (recovery) {
          browser.recordRecovery(page.response());
        }
        wayIn.follow(page);
      }
      case CodeCheckResult.Blocked blocked ->
          showAgain(page, recovery ? "code.recovery.blocked" : "code.blocked");
      case CodeCheckResult.Locked locked -> showEnd(page, locked);
      case CodeCheckResult.Wrong wrong -> rejectAsWrong(page, recovery);
      case CodeCheckResult.Replayed replayed -> rejectAsWrong(page, recovery);
      case CodeCheckResult.ClockOff off -> rejectAsWrong(page, recovery);
    }
  }

  private void rejectAsWrong(FormPage page, boolean recovery) throws IOException {
    showAgain(page, recovery ? "code.recovery.wrong" : "code.wrong");
  }

  private void showAgain(FormPage page, String message) throws IOException {
    page.reject(CODE, page.getTranslation(message));
    show(page);
  }

  private void showEnd(FormPage page, CodeCheckResult.Locked locked) throws IOException {
    browser.end(page.request(), page.response());
    page.refuse(LockoutMessages.say(page, "login.code.locked", locked.until()));
    page.showMessage(
        page.getTranslation("login.code.title"),
        Pages.LOGIN,
        page.getTranslation("login.code.back"));
  }
}
