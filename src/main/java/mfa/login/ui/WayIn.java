package mfa.login.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import mfa.login.Pages;
import mfa.login.ReturnUrl;
import mfa.shell.form.FormPage;

/** Leads on from the steps of signing in. */
@ApplicationScoped
public class WayIn {

  /** The path of the page where something that was typed waits, as the script of the page says. */
  private static final String WAITING = "waiting";

  @Inject private ReturnUrl returnUrl;

  /** To the page where something waits, else to the one that was asked for before. */
  void follow(FormPage page) throws IOException {
    String requested = returnUrl.take(page.request(), page.response());
    String waiting = page.typed(WAITING);
    String next = ReturnUrl.isOurs(waiting) ? waiting : requested;
    if (next.equals(Pages.GATE_START)) {
      page.leadOutBy(next);
    } else {
      page.leadTo(next);
    }
  }
}
