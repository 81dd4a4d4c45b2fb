package mfa.application.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import mfa.application.EntryRequest;
import mfa.application.ReturnPath;
import mfa.platform.web.Cookies;
import org.jspecify.annotations.Nullable;

/**
 * Which application a browser wants into: in the address that it came by, and while somebody signs
 * in in a cookie of that one page. Nothing of it is believed: the application is looked up, and its
 * page is a path.
 */
@ApplicationScoped
class RememberedEntry {

  private static final String COOKIE = "mfa-entry";
  private static final String PATH = "/gate";
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{43}");

  @Inject private Cookies cookies;

  /** Behind the path of the page: what is read from its address. */
  static String query(EntryRequest entry) {
    return "?app="
        + entry.applicationId()
        + "&state="
        + entry.browserHash()
        + "&return="
        + URLEncoder.encode(entry.page().text(), UTF_8);
  }

  /** What the address says; else what was remembered. */
  Optional<EntryRequest> read(HttpServletRequest request) {
    return request.getQueryString() == null
        ? remembered(request)
        : entry(
            request.getParameter("app"),
            request.getParameter("state"),
            request.getParameter("return"));
  }

  private static Optional<EntryRequest> entry(
      @Nullable String application, @Nullable String state, @Nullable String page) {
    return application != null
            && NUMBER.matcher(application).matches()
            && state != null
            && HASH.matcher(state).matches()
        ? Optional.of(
            new EntryRequest(
                Long.parseLong(application), state, ReturnPath.of(page == null ? "/" : page)))
        : Optional.empty();
  }

  private static Optional<EntryRequest> remembered(HttpServletRequest request) {
    Cookie[] all = request.getCookies();
    return Arrays.stream(all == null ? new Cookie[0] : all)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(cookie -> cookie.getValue().split("\\.", -1))
        .filter(parts -> parts.length == 3)
        .findFirst()
        .flatMap(parts -> decoded(parts[2]).flatMap(page -> entry(parts[0], parts[1], page)));
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(text), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void record(HttpServletResponse response, EntryRequest entry) {
    String page =
        Base64.getUrlEncoder().withoutPadding().encodeToString(entry.page().text().getBytes(UTF_8));
    response.addCookie(
        cookie(entry.applicationId() + "." + entry.browserHash() + "." + page, LIFE));
  }

  void forget(HttpServletRequest request, HttpServletResponse response) {
    if (remembered(request).isPresent()) {
      response.addCookie(cookie("", Duration.ZERO));
    }
  }

  private Cookie cookie(String text, Duration life) {
    Cookie cookie = cookies.make(COOKIE, text, life);
    cookie.setPath(PATH);
    return cookie;
  }
}
