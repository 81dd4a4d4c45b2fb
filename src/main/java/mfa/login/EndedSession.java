package mfa.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import mfa.platform.web.Cookies;
import mfa.session.EndReason;

/**
 * Carries to the sign-in page why this browser's session ended, in a cookie: the session itself is
 * gone by then.
 */
@ApplicationScoped
public class EndedSession {

  private static final String COOKIE = "mfa-ended";

  /** The same within one request, which the sign-in page may be. */
  private static final String ATTRIBUTE = "mfa.ended";

  private static final Duration LIFE = Duration.ofMinutes(30);

  @Inject private Cookies cookies;

  /** Lets the next sign-in page of this browser say why its session ended. */
  public void record(HttpServletRequest request, HttpServletResponse response, EndReason reason) {
    request.setAttribute(ATTRIBUTE, reason);
    response.addCookie(cookies.make(COOKIE, reason.name(), LIFE));
  }

  /**
   * The browser comes with the cookie of a session that there is no more. Where a call of an open
   * page came before and was told why, that stays.
   */
  void recordGone(HttpServletRequest request, HttpServletResponse response) {
    if (Cookies.read(request, COOKIE).isEmpty()) {
      record(request, response, EndReason.GONE);
    }
  }

  /** Why the session of this browser ended, once; empty where none did. */
  public Optional<EndReason> take(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> noted = Cookies.read(request, COOKIE);
    Optional<EndReason> now = Optional.ofNullable((EndReason) request.getAttribute(ATTRIBUTE));
    if (noted.isPresent() || now.isPresent()) {
      response.addCookie(cookies.make(COOKIE, "", Duration.ZERO));
    }
    return now.or(() -> noted.flatMap(EndedSession::named));
  }

  private static Optional<EndReason> named(String name) {
    return Arrays.stream(EndReason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst();
  }
}
