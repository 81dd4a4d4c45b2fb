package mfa.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import mfa.platform.web.StrangerSessions;

/**
 * What the container's HTTP session holds of a sign-in: the id of its row, and the page asked for.
 */
public final class BrowserSession {

  /** So that the row decides: whatever counts as activity there is a request here. */
  private static final Duration LONGER_THAN_THE_ROW = Duration.ofMinutes(1);

  private static final String SESSION = StrangerSessions.SIGNED_IN;
  private static final String WANTED = "mfa.wanted";
  private static final String CALLER = "mfa.caller";

  private BrowserSession() {}

  /**
   * Ties the browser to a sign-in, under a new cookie (R36).
   *
   * @param idle how long the sign-in counts without activity; no longer is anything kept for a
   *     browser that went away
   */
  public static void begin(HttpServletRequest request, long sessionId, Duration idle) {
    HttpSession session = request.getSession();
    request.changeSessionId();
    session.setAttribute(SESSION, sessionId);
    session.setMaxInactiveInterval((int) idle.plus(LONGER_THAN_THE_ROW).toSeconds());
  }

  /** Gives the browser a new cookie, because its sign-in is worth more now (R36). */
  public static void renew(HttpServletRequest request) {
    request.changeSessionId();
  }

  public static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  /** The path that was asked for before signing in, once; else the start page. */
  public static String takeWanted(HttpServletRequest request) {
    HttpSession session = request.getSession();
    Object wanted = session.getAttribute(WANTED);
    session.removeAttribute(WANTED);
    return wanted == null ? "/" : wanted.toString();
  }

  /** Where to go after signing in. */
  public static void noteWanted(HttpServletRequest request, String path) {
    request.getSession().setAttribute(WANTED, path);
  }

  static Optional<Long> sessionId(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.empty()
        : Optional.ofNullable((Long) session.getAttribute(SESSION));
  }

  static void noteCaller(HttpServletRequest request, Caller caller) {
    request.setAttribute(CALLER, caller);
  }

  /** Who the gate found this request to come from. */
  public static Optional<Caller> caller(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(CALLER));
  }
}
