package mfa.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import mfa.platform.web.Cookies;

/**
 * Remembers the page that somebody asked for before signing in, in a cookie of the browser, so that
 * leading anonymous visitors to the sign-in page costs no memory. Only a page of ours is ever come
 * back to, whatever the cookie says.
 */
@ApplicationScoped
public class ReturnUrl {

  private static final String COOKIE = "mfa-wanted";
  private static final Duration LIFE = Duration.ofMinutes(30);

  /** Neither another host ({@code //host}) nor anything that a browser could read as one. */
  private static final Pattern OURS = Pattern.compile("(/[A-Za-z0-9_-]+)+|/");

  private static final int MAX = 200;

  private Cookies cookies;

  protected ReturnUrl() {}

  @Inject
  public ReturnUrl(Cookies cookies) {
    this.cookies = cookies;
  }

  /** Where to go after signing in; nothing changes where that is no page of ours. */
  public void record(HttpServletResponse response, String path) {
    if (isOurs(path)) {
      response.addCookie(cookies.make(COOKIE, path.replace('/', '~'), LIFE));
    }
  }

  /** The path that was asked for before signing in, once; else the start page. */
  public String take(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> requested = Cookies.read(request, COOKIE);
    if (requested.isPresent()) {
      response.addCookie(cookies.make(COOKIE, "", Duration.ZERO));
    }
    return requested
        .map(text -> text.replace('~', '/'))
        .filter(ReturnUrl::isOurs)
        .orElse(Pages.START);
  }

  /** Whether it is the path of a page of ours, and can be read as nothing else. */
  public static boolean isOurs(String path) {
    return path.length() <= MAX && OURS.matcher(path).matches();
  }
}
