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
  private static final Duration LIFE = Duration.ofMinutes(30);

  @Inject private Cookies cookies;

  void record(HttpServletResponse response, EndReason reason) {
    response.addCookie(cookies.make(COOKIE, reason.name(), LIFE));
  }

  /** Why the session of this browser ended, once; empty where none did. */
  public Optional<EndReason> take(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> noted = Cookies.read(request, COOKIE);
    if (noted.isPresent()) {
      response.addCookie(cookies.make(COOKIE, "", Duration.ZERO));
    }
    return noted.flatMap(
        name ->
            Arrays.stream(EndReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst());
  }
}
