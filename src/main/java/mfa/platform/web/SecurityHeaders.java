package mfa.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import mfa.platform.config.ServerSettings;

/** Tells browsers what our pages never do (R42); the reasons stand in ADR 0004. */
@ApplicationScoped
public class SecurityHeaders {

  private static final String POLICY = "Content-Security-Policy";
  private static final String REFERRER = "Referrer-Policy";

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
          + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
          + " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self';"
          + " frame-ancestors 'none'";

  /** Of pages that hold nothing inline, and load from here only. */
  private static final String POLICY_OF_PLAIN_PAGES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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
    response.setHeader(POLICY, CONTENT_SECURITY_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader(REFERRER, "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    if (server.isBehindTls()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    if (isFile) {
      // The container compresses for those who can read it, and does not say so to caches.
      response.setHeader("Vary", "Accept-Encoding");
    } else {
      response.setHeader("Cache-Control", "no-store");
    }
  }

  /**
   * What differs for a plain page, over the headers of every answer. Its form has to say where it
   * comes from, to us alone: with {@code no-referrer} browsers hide the origin of a form as well.
   */
  public void addOfPlainPage(HttpServletResponse response) {
    response.setHeader(POLICY, POLICY_OF_PLAIN_PAGES);
    response.setHeader(REFERRER, "same-origin");
  }
}
