package mfa.application.rest;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.application.ApplicationGateService;
import mfa.application.BrowserKey;
import mfa.application.EntryRequest;
import mfa.application.GateResult;
import mfa.login.Pages;
import mfa.platform.config.ServerSettings;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.Places;
import mfa.platform.web.ClientSource;
import mfa.platform.web.PageTemplates;

/**
 * Answers a reverse proxy that asks whether a request may pass to an application: 200 with who it
 * comes from; 401 where nobody is signed in, 403 for those who may not enter. Where the proxy
 * passes on other answers (Traefik, Caddy), a page load is led to our pages by a 302, and who sent
 * a form is told why it did not arrive. 503 where too many wait for an answer, or there is none.
 */
@WebServlet(Pages.GATE_CHECK + "/*")
public class CheckServlet extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final Logger LOG = Logger.getLogger(CheckServlet.class.getName());

  /** No application has it: where one was removed, our pages say that it is not there. */
  private static final long NO_APPLICATION = 0;

  /** Where a database is silent, those who wait for it leave threads for all other pages. */
  static final int MAX_AT_ONCE = 40;

  static final Places PLACES = new Places(MAX_AT_ONCE, MAX_AT_ONCE);

  @Inject private transient ApplicationGateService gate;
  @Inject private transient ApplicationCookies cookies;
  @Inject private transient ClientSource clients;
  @Inject private transient ServerSettings server;
  @Inject private transient RandomSource random;
  @Inject private transient PageTemplates templates;

  /**
   * Whatever the method and the rest of the path: Envoy asks with those of the request it holds.
   */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    Optional<ProxyRequest> asked = ProxyRequest.of(request);
    if (!PLACES.within(List.of(), () -> answer(request, response, asked))) {
      putOff(request, response, asked);
    }
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, Optional<ProxyRequest> asked)
      throws IOException {
    if (!clients.isFromTrustedProxy(request) || asked.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else {
      answer(request, response, asked.get());
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, ProxyRequest asked)
      throws IOException {
    GateResult result;
    try {
      result = gate.check(asked.origin(), cookies.key(request, asked.origin()), asked.isByPerson());
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "A check of the gate could not be answered.", e);
      putOff(request, response, Optional.of(asked));
      return;
    }
    switch (result) {
      case GateResult.Allowed allowed -> IdentityHeaders.add(response, allowed.identity());
      case GateResult.SignInNeeded needed ->
          refuse(
              request,
              response,
              asked,
              needed.applicationId(),
              HttpServletResponse.SC_UNAUTHORIZED);
      case GateResult.NoMember none ->
          refuse(request, response, asked, none.applicationId(), HttpServletResponse.SC_FORBIDDEN);
      case GateResult.UnknownApplication unknown ->
          refuse(request, response, asked, NO_APPLICATION, HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /** Nothing was decided; the same request can be sent again. */
  private void putOff(
      HttpServletRequest request, HttpServletResponse response, Optional<ProxyRequest> asked)
      throws IOException {
    response.setHeader("Retry-After", "1");
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    if (asked.filter(ProxyRequest::isForPage).isPresent()) {
      page(request, response).sayThatThereIsNoAnswer();
    }
  }

  private HostPage page(HttpServletRequest request, HttpServletResponse response) {
    HostPage page = new HostPage(response, request.getLocale(), server, templates);
    page.addHeaders();
    return page;
  }

  private void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      ProxyRequest asked,
      long applicationId,
      int status)
      throws IOException {
    if (!asked.isPageLoad()) {
      response.setStatus(status);
      if (asked.isForPage() && status == HttpServletResponse.SC_UNAUTHORIZED) {
        page(request, response).sayThatNothingWasSent();
      }
      return;
    }
    // One for all pages that the browser opens meanwhile.
    BrowserKey browser =
        cookies.browser(request, asked.origin()).orElseGet(() -> new BrowserKey(random.key()));
    cookies.setBrowser(response, asked.origin(), browser);
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader(
        "Location",
        server.baseUrl()
            + Pages.GATE_START
            + RememberedEntry.query(new EntryRequest(applicationId, browser.hash(), asked.page())));
  }
}
