package mfa.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import mfa.platform.config.ServerSettings;

/** Makes cookies that only this server gets and no script reads; reads them with care. */
@ApplicationScoped
public class Cookies {

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_.~-]+");
  private static final int MAX = 200;

  private ServerSettings server;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected Cookies() {}

  @Inject
  public Cookies(ServerSettings server) {
    this.server = server;
  }

  public Cookie make(String name, String text, Duration life) {
    Cookie cookie = new Cookie(name, text);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(server.isBehindTls());
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge((int) life.toSeconds());
    return cookie;
  }

  /** A name by which browsers take a cookie from nobody but this host, and over TLS only. */
  public String boundToHost(String name) {
    return server.isBehindTls() ? "__Host-" + name : name;
  }

  /** Up to 200 letters, digits and a few signs that mean nothing in a header. */
  public static boolean isHarmless(String text) {
    return isHarmless(text, MAX);
  }

  private static boolean isHarmless(String text, int max) {
    return text.length() <= max && HARMLESS.matcher(text).matches();
  }

  /** The cookie's text, if it is there and harmless. */
  public static Optional<String> read(HttpServletRequest request, String name) {
    return read(request, name, MAX);
  }

  /** The same of a cookie that has up to so many letters. */
  public static Optional<String> read(HttpServletRequest request, String name, int max) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .filter(text -> isHarmless(text, max))
            .findFirst();
  }
}
