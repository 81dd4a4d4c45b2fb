package mfa.application.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import mfa.application.ApplicationOrigin;
import mfa.application.BrowserKey;
import mfa.platform.web.Cookies;

/**
 * The two cookies at an application's host: the key of the sign-in there, and on the way in what
 * tells the browser from all others. Behind TLS their names bind them to the host.
 */
@ApplicationScoped
class ApplicationCookies {

  static final String KEY = "mfa-application";
  private static final String BROWSER = "mfa-application-browser";
  private static final String BOUND_TO_HOST = "__Host-";
  private static final int UNTIL_THE_BROWSER_ENDS = -1;

  /** As long as signing in may take, with binding on the way. */
  private static final Duration WAY_IN = Duration.ofMinutes(30);

  Optional<String> key(HttpServletRequest request, ApplicationOrigin origin) {
    return Cookies.read(request, name(KEY, origin));
  }

  void setKey(HttpServletResponse response, ApplicationOrigin origin, String key) {
    response.addCookie(cookie(KEY, origin, key, UNTIL_THE_BROWSER_ENDS));
  }

  void forgetKey(HttpServletResponse response, ApplicationOrigin origin) {
    response.addCookie(cookie(KEY, origin, "", 0));
  }

  Optional<BrowserKey> browser(HttpServletRequest request, ApplicationOrigin origin) {
    return Cookies.read(request, name(BROWSER, origin)).map(BrowserKey::new);
  }

  void setBrowser(HttpServletResponse response, ApplicationOrigin origin, BrowserKey key) {
    response.addCookie(cookie(BROWSER, origin, key.text(), (int) WAY_IN.toSeconds()));
  }

  private static Cookie cookie(String name, ApplicationOrigin origin, String text, int seconds) {
    Cookie cookie = new Cookie(name(name, origin), text);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(origin.isOverTls());
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge(seconds);
    return cookie;
  }

  private static String name(String name, ApplicationOrigin origin) {
    return origin.isOverTls() ? BOUND_TO_HOST + name : name;
  }
}
