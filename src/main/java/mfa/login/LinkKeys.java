package mfa.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import mfa.platform.request.CurrentRequest;
import mfa.platform.web.Cookies;

/**
 * The keys of mailed links that a browser has opened: each in a cookie of hours for the path of its
 * page, and for the server calls of a view in the container's session. That one is worth nothing in
 * another browser: a sibling host can make a browser use a session that it knows.
 */
@ApplicationScoped
public class LinkKeys {

  private static final String COOKIE = "mfa-link";
  private static final String ATTRIBUTE = "mfa.links";
  private static final Duration LIFE = Duration.ofHours(4);

  /** Of one browser; beyond, the one that was opened first is forgotten. */
  private static final int MAX = 10;

  @Inject private Cookies cookies;
  @Inject private CurrentRequest current;

  /**
   * Gives the browser the key of a page.
   *
   * @param path of the page, as the browser has it
   */
  public void keep(HttpServletResponse response, String path, String key) {
    response.addCookie(cookie(path, name(path) + "~" + key, LIFE));
  }

  /** The page comes: its server calls will need the key that its cookie brings. */
  void open(HttpServletRequest request) {
    keyInCookie(request)
        .ifPresent(key -> ofThisBrowser(request.getSession()).put(path(request), key));
  }

  /** The key that the cookie brings for the very page that is asked for or sent. */
  public Optional<String> keyInCookie(HttpServletRequest request) {
    String page = name(request.getRequestURI());
    return Cookies.read(request, COOKIE)
        .filter(text -> text.startsWith(page + "~"))
        .map(text -> text.substring(page.length() + 1));
  }

  /**
   * The key that this browser came with for a page.
   *
   * @param path of the page, such as {@code /ticket/T-2026-000001}
   */
  public Optional<String> key(HttpServletRequest request, String path) {
    return Optional.ofNullable(request.getSession(false))
        .flatMap(this::known)
        .map(opened -> opened.get(path));
  }

  /** The browser forgets the key of a page. */
  public void forget(HttpServletRequest request, HttpServletResponse response, String path) {
    response.addCookie(cookie(request.getContextPath() + path, "", Duration.ZERO));
    Optional.ofNullable(request.getSession(false))
        .flatMap(this::known)
        .ifPresent(opened -> opened.remove(path));
  }

  /** What this browser opened, and no other that the session is shared with. */
  private Optional<Opened> known(HttpSession session) {
    return session.getAttribute(ATTRIBUTE) instanceof Opened opened
            && opened.device.equals(device())
        ? Optional.of(opened)
        : Optional.empty();
  }

  private Opened ofThisBrowser(HttpSession session) {
    synchronized (session) {
      return known(session)
          .orElseGet(
              () -> {
                Opened fresh = new Opened(device());
                session.setAttribute(ATTRIBUTE, fresh);
                return fresh;
              });
    }
  }

  private String device() {
    return current.deviceKey().orElse("");
  }

  /** What a page is called among those of its kind: a ticket's number, or its last word. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  private Cookie cookie(String path, String text, Duration life) {
    Cookie cookie = cookies.make(COOKIE, text, life);
    cookie.setPath(path);
    return cookie;
  }

  /** Keys by the paths of their pages, of one browser. */
  private static final class Opened implements Serializable {

    private static final long serialVersionUID = 1;

    private final String device;
    private final LinkedHashMap<String, String> keys = new LinkedHashMap<>();

    Opened(String device) {
      this.device = device;
    }

    synchronized void put(String path, String key) {
      keys.remove(path);
      keys.put(path, key);
      if (keys.size() > MAX) {
        keys.pollFirstEntry();
      }
    }

    synchronized String get(String path) {
      return keys.get(path);
    }

    synchronized void remove(String path) {
      keys.remove(path);
    }
  }
}
