package mfa.login.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.regex.Pattern;
import mfa.login.Pages;
import mfa.login.ReturnUrl;
import mfa.platform.request.CurrentRequest;
import mfa.platform.time.TimeZones;
import mfa.shell.form.FormPage;

/** Leads on from the steps of signing in. */
@ApplicationScoped
public class WayIn {

  /** The path of the page where something that was typed waits, as the script of the page says. */
  private static final String WAITING = "waiting";

  /** The application that this tab wants into, as the script of the page says. */
  private static final String ENTRY = "entry";

  /** The only page that leads out; what stands behind it is looked at there. */
  private static final Pattern INTO_APPLICATION =
      Pattern.compile(Pages.GATE_START + "\\?app=[\\w.%*&=+-]{1,6000}");

  /** Where the browser is, as the script of the page says. */
  private static final String ZONE = "zone";

  @Inject private ReturnUrl returnUrl;
  @Inject private CurrentRequest request;

  /** Notes what the browser says of itself; what is odd is left out. */
  void recordTimeZone(FormPage page) {
    TimeZones.parse(page.typed(ZONE)).ifPresent(request::in);
  }

  /** Whether a recovery code is asked for here, or will be after the password. */
  static boolean isForRecovery(FormPage page) {
    return page.isAt(FormPage.RECOVERY);
  }

  /** Where the code is asked for that the visitor has. */
  static String codePage(FormPage page) {
    return isForRecovery(page) ? Pages.RECOVERY : Pages.LOGIN_CODE;
  }

  private static String entry(FormPage page) {
    String typed = page.typed(ENTRY);
    return INTO_APPLICATION.matcher(typed).matches() ? typed : "";
  }

  /**
   * To the application that was asked for, in this tab or else in this browser; else to the page
   * where something waits, else to the one that was asked for before.
   */
  void follow(FormPage page) throws IOException {
    String requested = returnUrl.take(page.request(), page.response());
    String entry = entry(page);
    if (!entry.isEmpty()) {
      page.leadOutBy(entry);
      return;
    }
    String waiting = page.typed(WAITING);
    boolean isForApplication = requested.equals(Pages.GATE_START);
    String next = !isForApplication && ReturnUrl.isOurs(waiting) ? waiting : requested;
    if (next.equals(Pages.GATE_START)) {
      page.leadOutBy(next);
    } else {
      page.leadTo(next);
    }
  }
}
