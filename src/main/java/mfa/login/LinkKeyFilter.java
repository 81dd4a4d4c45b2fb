package mfa.login;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mfa.platform.web.Cookies;

/**
 * Takes the key of a mailed link out of the address bar: it moves into a cookie, and the browser is
 * sent to the bare page. That is all that following a link does (R65).
 */
@WebFilter(
    urlPatterns = {
      "/password/reset",
      "/ticket/*",
      "/objection/*",
      "/invitation",
      "/email/take-back"
    },
    asyncSupported = true)
public class LinkKeyFilter implements Filter {

  private static final Duration LIFE = Duration.ofDays(30);

  @Inject private Cookies cookies;

  /** The kinds of mailed links, each with a cookie of its own. */
  public enum Link {
    RESET("/password/", "mfa-reset"),
    TICKET("/ticket/", "mfa-ticket"),
    OBJECTION("/objection/", "mfa-objection"),
    INVITATION("/invitation", "mfa-invitation"),
    TAKE_BACK("/email/", "mfa-take-back");

    private final String start;
    private final String cookie;

    Link(String start, String cookie) {
      this.start = start;
      this.cookie = cookie;
    }

    /** The key that this browser came with for a page, such as a ticket's number. */
    public Optional<String> key(HttpServletRequest request, String page) {
      return Cookies.read(request, cookie)
          .filter(text -> text.startsWith(page + "~"))
          .map(text -> text.substring(page.length() + 1));
    }

    private static Link of(String path) {
      for (Link link : values()) {
        if (path.startsWith(link.start)) {
          return link;
        }
      }
      throw new IllegalArgumentException("No link leads to this path.");
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    String key = http.getMethod().equals("GET") ? http.getParameter("key") : null;
    if (key == null) {
      chain.doFilter(request, response);
      return;
    }
    HttpServletResponse answer = (HttpServletResponse) response;
    String path = http.getRequestURI().substring(http.getContextPath().length());
    String page = path.substring(path.lastIndexOf('/') + 1);
    if (Cookies.isHarmless(key) && Cookies.isHarmless(page)) {
      answer.addCookie(cookies.make(Link.of(path).cookie, page + "~" + key, LIFE));
    }
    answer.setStatus(HttpServletResponse.SC_SEE_OTHER);
    answer.setHeader("Location", http.getContextPath() + path);
  }
}
