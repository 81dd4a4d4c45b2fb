package mfa.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.web.AnonymousSessions;
import mfa.platform.web.Cookies;
import mfa.platform.web.MemberSessions;
import mfa.session.SessionSettings;

/**
 * What a browser holds of its sign-in: the key of the session, in a cookie of its own (R71). It
 * counts on every server. The container's HTTP session only holds open pages, and may be lost.
 */
@ApplicationScoped
public class BrowserSession {

  /** So that the row decides: whatever counts as activity there is a request here. */
  private static final Duration LONGER_THAN_THE_ROW = Duration.ofMinutes(1);

  private static final String COOKIE = "mfa-session";

  private static final String RECOVERY = "mfa-recovery";

  private static final int UNTIL_THE_BROWSER_ENDS = -1;

  private static final String CALLER = "mfa.caller";

  @Inject private Cookies cookies;
  @Inject private SessionSettings settings;
  @Inject private CurrentRequest current;
  @Inject private KeyRing keyRing;

  /**
   * Gives the browser the new key of its session, if this request made one, and pages of the
   * container under a new cookie as well (R36).
   */
  public void renew(HttpServletRequest request, HttpServletResponse response) {
    current
        .issuedSessionKey()
        .ifPresent(key -> response.addCookie(cookie(key, UNTIL_THE_BROWSER_ENDS)));
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
  }

  /** Takes the key from the browser, and forgets its open pages. */
  public void end(HttpServletRequest request, HttpServletResponse response) {
    forgetKey(response);
    endPages(request);
  }

  /** Notes for as long as the browser keeps the session that a recovery code opened it. */
  public void recordRecovery(HttpServletResponse response) {
    current
        .sessionId()
        .ifPresent(id -> response.addCookie(ofRecovery(Long.toString(id), UNTIL_THE_BROWSER_ENDS)));
  }

  /** Whether a recovery code opened the very session that asks. */
  public boolean isFromRecovery(HttpServletRequest request) {
    OptionalLong id = current.sessionId();
    return id.isPresent()
        && Cookies.read(request, RECOVERY)
            .filter(Long.toString(id.getAsLong())::equals)
            .isPresent();
  }

  public void forgetRecovery(HttpServletResponse response) {
    response.addCookie(ofRecovery("", 0));
  }

  private Cookie ofRecovery(String session, int seconds) {
    Cookie cookie = cookies.make(RECOVERY, session, Duration.ZERO);
    cookie.setMaxAge(seconds);
    return cookie;
  }

  void forgetKey(HttpServletResponse response) {
    response.addCookie(cookie("", 0));
  }

  /** Forgets the open pages of the browser: nobody who may see them asks for them any more. */
  void endPages(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  private Cookie cookie(String key, int seconds) {
    Cookie cookie = cookies.make(name(), key, Duration.ZERO);
    cookie.setMaxAge(seconds);
    return cookie;
  }

  private String name() {
    return cookies.boundToHost(COOKIE);
  }

  /** The key that the browser shows; whether it is one of a session is another question. */
  Optional<String> key(HttpServletRequest request) {
    return Cookies.read(request, name());
  }

  /**
   * Notes who the gate found this request to come from. Open pages are kept as long as their
   * member's session counts, and only for that member. Half signed in, they are still anonymous:
   * anyone who has the password alone.
   */
  void recordCaller(HttpServletRequest request, Caller caller) {
    bind(request, caller);
    HttpSession session = request.getSession(false);
    if (session == null || caller.is(Roles.HALF_SIGNED_IN)) {
      return;
    }
    Object owner = session.getAttribute(MemberSessions.ACCOUNT);
    if (owner == null) {
      session.setAttribute(MemberSessions.ACCOUNT, caller.accountId());
      session.setMaxInactiveInterval((int) settings.idle().plus(LONGER_THAN_THE_ROW).toSeconds());
    } else if (!owner.equals(caller.accountId())) {
      session.invalidate();
    }
  }

  /** Makes the caller known to the pages of this request. */
  public static void bind(HttpServletRequest request, Caller caller) {
    request.setAttribute(CALLER, caller);
  }

  /**
   * Tells the pages of one sign-in on one server from those of another, such as after a restart;
   * the pages may have it, which tells nothing else.
   */
  public String nameOfPages(HttpServletRequest request) {
    long began = request.getSession().getCreationTime();
    return keyRing.hash("pages", began + "/" + current.sessionId().orElse(0));
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
