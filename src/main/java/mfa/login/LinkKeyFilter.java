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
import mfa.platform.web.Cookies;

/**
 * Takes the key of a mailed link out of the address bar: it moves into a cookie, and the browser is
 * sent to the bare page. That is all that following a link does (R65).
 */
@WebFilter(urlPatterns = "/password/reset", asyncSupported = true)
public class LinkKeyFilter implements Filter {

  public static final String COOKIE = "mfa-reset";
  private static final Duration LIFE = Duration.ofMinutes(30);

  @Inject private Cookies cookies;

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
    if (key.matches("[A-Za-z0-9_-]{1,100}")) {
      answer.addCookie(cookies.make(COOKIE, key, LIFE));
    }
    answer.setStatus(HttpServletResponse.SC_SEE_OTHER);
    answer.setHeader("Location", http.getRequestURI());
  }
}
