package mfa.application.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import mfa.application.ApplicationGateService;
import mfa.application.BrowserKey;
import mfa.application.GateResult;
import mfa.login.Pages;
import mfa.platform.config.ServerSettings;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.Places;
import mfa.platform.web.ClientSource;

/**
 * Answers a reverse proxy that asks whether a request may pass to an application: 200 with who it
 * comes from; 401 where nobody is signed in, 403 for those who may not enter. Where the proxy
 * passes on other answers (Traefik, Caddy), a page load is led to our pages by a 302. 503 where too
 * many wait for an answer.
 */
@WebServlet(Pages.GATE_CHECK + "/*")
public class CheckServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** Where a database is silent, those who wait for it leave threads for all other pages. */
  static final int MAX_AT_ONCE = 40;

  static final Places PLACES = new Places(MAX_AT_ONCE, MAX_AT_ONCE);

  @Inject private transient ApplicationGateService gate;
  @Inject private transient ApplicationCookies cookies;
  @Inject private transient ClientSource clients;
  @Inject private transient ServerSettings server;
  @Inject private transient RandomSource random;

  /**
   * Whatever the method and the rest of the path: Envoy asks with those of the request it holds.
   */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    if (!PLACES.within(List.of(), () -> answer(request, response))) {
      response.setHeader("Retry-After", "1");
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) {
    Optional<ProxyRequest> asked = ProxyRequest.of(request);
    if (!clients.isFromTrustedProxy(request) || asked.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Optional<String> key = cookies.key(request, asked.get().origin());
    switch (gate.check(asked.get().origin(), key, asked.get().isByPerson())) {
      case GateResult.Allowed allowed -> IdentityHeaders.add(response, allowed.identity());
      case GateResult.SignInNeeded needed ->
          refuse(
              request,
              response,
              asked.get(),
              needed.applicationId(),
              HttpServletResponse.SC_UNAUTHORIZED);
      case GateResult.NoMember none ->
          refuse(
              request,
              response,
              asked.get(),
              none.applicationId(),
              HttpServletResponse.SC_FORBIDDEN);
      case GateResult.UnknownApplication unknown ->
          response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      ProxyRequest asked,
      long applicationId,
      int status) {
    if (!asked.isPageLoad()) {
      response.setStatus(status);
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
            + "?app="
            + applicationId
            + "&state="
            + browser.hash()
            + "&return="
            + URLEncoder.encode(asked.page().text(), UTF_8));
  }
}
