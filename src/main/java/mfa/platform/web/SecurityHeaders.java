package mfa.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import mfa.platform.config.ServerSettings;

/** Tells browsers what our pages never do (R42); the reasons stand in ADR 0004. */
@ApplicationScoped
public class SecurityHeaders {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
          + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
          + " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self';"
          + " frame-ancestors 'none'";

  private ServerSettings server;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected SecurityHeaders() {}

  @Inject
  public SecurityHeaders(ServerSettings server) {
    this.server = server;
  }

  /**
   * @param isFile whether the answer is a file of the front end, the same for everybody, which may
   *     be kept
   */
  public void add(HttpServletResponse response, boolean isFile) {
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    if (server.isBehindTls()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    if (!isFile) {
      response.setHeader("Cache-Control", "no-store");
    }
  }
}
