package mfa.application.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.util.Optional;
import mfa.application.ApplicationGateService;
import mfa.application.Entry;
import mfa.application.EntryRequest;
import mfa.login.BrowserSession;
import mfa.login.Caller;
import mfa.login.Pages;
import mfa.login.ReturnUrl;
import mfa.platform.request.Roles;

/**
 * Leads a browser that comes from an application back into it, by way of signing in, giving a code
 * and binding where that is due; and tells who may not enter. The address of the sign-in page says
 * which application it is for, as other tabs may want into others; the cookie says it where no
 * script reads that.
 */
@WebServlet(Pages.GATE_START)
public class StartServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** The cookie has the page as well, and proxies bound what stands above an answer. */
  private static final int MAX_OF_TAB = 1500;

  @Inject private transient ApplicationGateService gate;
  @Inject private transient RememberedEntry remembered;
  @Inject private transient ReturnUrl returnUrl;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    Optional<EntryRequest> entry = remembered.read(request);
    Optional<Caller> caller = BrowserSession.caller(request);
    if (entry.isEmpty()) {
      redirect(response, request.getContextPath() + Pages.home(caller.orElse(null)));
    } else if (caller.filter(known -> known.is(Roles.MEMBER)).isEmpty()) {
      remembered.record(response, entry.get());
      returnUrl.record(response, Pages.GATE_START);
      String home = Pages.home(caller.orElse(null));
      redirect(response, request.getContextPath() + home + ofTab(request, home, entry.get()));
    } else {
      remembered.forget(request, response);
      redirect(
          response,
          gate.enter(entry.get())
              .map(StartServlet::callback)
              .orElse(request.getContextPath() + Pages.GATE_REFUSED));
    }
  }

  /** Only where a browser loads a page is there a tab, and a script that reads this. */
  private static String ofTab(HttpServletRequest request, String home, EntryRequest entry) {
    String query = RememberedEntry.query(entry);
    return Pages.isForm(home)
            && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
            && query.length() <= MAX_OF_TAB
        ? "#" + Pages.GATE_START + query
        : "";
  }

  private static String callback(Entry entry) {
    return entry.origin()
        + ApplicationHostServlet.CALLBACK
        + "?code="
        + URLEncoder.encode(entry.code(), UTF_8);
  }

  private static void redirect(HttpServletResponse response, String target) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", target);
  }
}
