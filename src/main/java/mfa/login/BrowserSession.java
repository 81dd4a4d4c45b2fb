package mfa.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import mfa.platform.request.Roles;
import mfa.platform.web.AnonymousSessions;
import mfa.platform.web.MemberSessions;

/** What the container's HTTP session holds of a sign-in: the id of its row. */
public final class BrowserSession {

  /** So that the row decides: whatever counts as activity there is a request here. */
  private static final Duration LONGER_THAN_THE_ROW = Duration.ofMinutes(1);

  private static final String SESSION = "mfa.session";
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

  /** Whether the browser comes with the cookie of a session that there is no more. */
  static boolean isGone(HttpServletRequest request) {
    return request.getSession(false) == null && request.getRequestedSessionId() != null;
  }

  static Optional<Long> sessionId(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.empty()
        : Optional.ofNullable((Long) session.getAttribute(SESSION));
  }

  /** Half signed in, the session is still anonymous: anyone who has the password alone. */
  static void recordCaller(HttpServletRequest request, Caller caller) {
    request.setAttribute(CALLER, caller);
    HttpSession session = request.getSession(false);
    if (session != null
        && !caller.is(Roles.HALF_SIGNED_IN)
        && session.getAttribute(MemberSessions.ACCOUNT) == null) {
      session.setAttribute(MemberSessions.ACCOUNT, caller.accountId());
    }
  }

  /** The browser has so many pages open. */
  public static void recordPages(HttpServletRequest request, int pages) {
    request.getSession().setAttribute(AnonymousSessions.PAGES, pages);
  }

  /** Somebody typed on a page of the browser. */
  public static void recordTyped(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(AnonymousSessions.TYPED) == null) {
      session.setAttribute(AnonymousSessions.TYPED, true);
    }
  }

  /** Who the gate found this request to come from. */
  public static Optional<Caller> caller(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(CALLER));
  }
}
