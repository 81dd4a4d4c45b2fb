package mfa.application.rest;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.application.ApplicationGateService;
import mfa.application.ApplicationOrigin;
import mfa.application.BrowserKey;
import mfa.application.EntryResult;
import mfa.login.Pages;
import mfa.platform.config.ServerSettings;
import mfa.platform.web.ClientSource;
import mfa.platform.web.PageTemplates;

/**
 * Our two pages at an application's host: the one that a code comes to, and the one that signs out.
 * The proxy in front of the application passes them on.
 */
@WebServlet(Pages.AT_APPLICATION + "/*")
public class ApplicationHostServlet extends HttpServlet {

  static final String CALLBACK = Pages.AT_APPLICATION + "/callback";
  static final String SIGN_OUT = Pages.AT_APPLICATION + "/sign-out";

  private static final long serialVersionUID = 1;

  private static final Logger LOG = Logger.getLogger(ApplicationHostServlet.class.getName());

  @Inject private transient ApplicationGateService gate;
  @Inject private transient ApplicationCookies cookies;
  @Inject private transient ClientSource clients;
  @Inject private transient ServerSettings server;
  @Inject private transient PageTemplates templates;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ApplicationOrigin> origin = ProxyRequest.of(request).map(ProxyRequest::origin);
    if (!clients.isFromTrustedProxy(request) || origin.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    HostPage page = new HostPage(response, request.getLocale(), server, templates);
    page.addHeaders();
    try {
      answer(request, response, page, origin.get());
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "A request at an application's host could not be answered.", e);
      response.setHeader("Retry-After", "1");
      page.sayThatThereIsNoAnswer();
    }
  }

  private void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      HostPage page,
      ApplicationOrigin origin)
      throws IOException {
    switch (request.getMethod() + " " + request.getRequestURI()) {
      case "GET " + CALLBACK -> callback(request, response, page, origin);
      case "GET " + SIGN_OUT -> page.askToSignOut();
      case "POST " + SIGN_OUT -> signOut(request, response, page, origin);
      default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void callback(
      HttpServletRequest request,
      HttpServletResponse response,
      HostPage page,
      ApplicationOrigin origin)
      throws IOException {
    Optional<BrowserKey> browser = cookies.browser(request, origin);
    String code = request.getParameter("code");
    if (browser.isEmpty() || code == null) {
      // Leading on would lead here again, where a browser keeps no cookies.
      page.sayThatNoCookieCame();
      return;
    }
    EntryResult result = gate.redeem(origin, code, browser.get());
    if (result instanceof EntryResult.Entered entered) {
      cookies.setKey(response, origin, entered.key());
    }
    redirect(response, origin.text() + result.page().text());
  }

  /** Another site can make a browser send this, but not its cookie with it; nor such headers. */
  private void signOut(
      HttpServletRequest request,
      HttpServletResponse response,
      HostPage page,
      ApplicationOrigin origin)
      throws IOException {
    if (!isOfThisSite(request, origin)) {
      page.askToSignOut();
      return;
    }
    boolean over =
        cookies.key(request, origin).filter(key -> gate.signOut(origin, key)).isPresent();
    cookies.forgetKey(response, origin);
    // An old key ends nothing; the browser may be signed in with us all the same.
    redirect(response, server.baseUrl() + (over ? Pages.LOGIN : Pages.SIGN_OUT));
  }

  private static boolean isOfThisSite(HttpServletRequest request, ApplicationOrigin origin) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null
        ? origin.text().equals(request.getHeader("Origin"))
        : site.equals("same-origin");
  }

  private static void redirect(HttpServletResponse response, String target) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", target);
  }
}
