package mfa.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
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
  private static final Pattern OURS =
      Pattern.compile("((/[A-Za-z0-9_-]+)+|/)(\\?[A-Za-z0-9_.~%+*=&:@,!-]*)?");

  private static final int MAX = 500;
  private static final int MAX_OF_COOKIE = 700;

  private Cookies cookies;

  protected ReturnUrl() {}

  @Inject
  public ReturnUrl(Cookies cookies) {
    this.cookies = cookies;
  }

  /** Where to go after signing in; nothing changes where that is no page of ours. */
  public void record(HttpServletResponse response, String path) {
    if (isOurs(path)) {
      response.addCookie(cookies.make(COOKIE, encode(path), LIFE));
    }
  }

  /** The page that this request asks for, with its query where that is as our pages write it. */
  void record(HttpServletRequest request, HttpServletResponse response) {
    String path = request.getRequestURI();
    String page = path + "?" + request.getQueryString();
    record(response, request.getQueryString() != null && isOurs(page) ? page : path);
  }

  /** The page that was asked for before signing in, once; else the start page. */
  public String take(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> requested = Cookies.read(request, COOKIE, MAX_OF_COOKIE);
    if (requested.isPresent()) {
      response.addCookie(cookies.make(COOKIE, "", Duration.ZERO));
    }
    return requested.flatMap(ReturnUrl::decode).filter(ReturnUrl::isOurs).orElse(Pages.START);
  }

  /** In letters that every cookie takes. */
  private static String encode(String path) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(path.getBytes(UTF_8));
  }

  private static Optional<String> decode(String text) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(text), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether it leads to a page of ours, with a query or without, and can be read as nothing else.
   * Into an application leads what its visitor asked for, not what stands here.
   */
  public static boolean isOurs(String path) {
    return path.length() <= MAX
        && OURS.matcher(path).matches()
        && !path.startsWith(Pages.GATE_START + "?");
  }
}
