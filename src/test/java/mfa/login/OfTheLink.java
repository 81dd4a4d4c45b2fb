package mfa.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** The request of a browser that followed a mailed link to a page. */
final class OfTheLink extends HttpServletRequestWrapper {

  private final String path;
  private final String key;

  OfTheLink(HttpServletRequest request, String path, String key) {
    super(request);
    this.path = path;
    this.key = key;
  }

  @Override
  public String getRequestURI() {
    return getContextPath() + path;
  }

  @Override
  public Cookie[] getCookies() {
    return new Cookie[] {new Cookie("mfa-link", LinkKeys.name(path) + "~" + key)};
  }
}
