package mfa.login.ui;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import mfa.login.BrowserSession;
import mfa.login.Pages;
import mfa.login.SignInService;
import mfa.shell.form.FormPage;
import mfa.shell.form.FormServlet;

/** Ends the sign-in of the browser: only a form of ours does it, no address alone. */
@WebServlet(Pages.SIGN_OUT)
public class SignOutServlet extends FormServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient SignInService signIn;
  @Inject private transient BrowserSession browser;

  @Override
  protected void show(FormPage page) throws IOException {
    page.show("sign-out");
  }

  @Override
  protected void submit(FormPage page) {
    signIn.signOut();
    browser.end(page.request(), page.response());
    page.leadTo(Pages.LOGIN);
  }
}
