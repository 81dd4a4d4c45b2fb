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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import mfa.platform.web.Cookies;

/**
 * Takes the key of a mailed link out of the address bar: it moves into a cookie of the page's own
 * path, and the browser is sent to the bare page. That is all that following a link does (R65).
 * When the page of a view comes, its key is put beside the container's session: the server calls of
 * a view go to another path, which its cookie is not sent to. A form goes to its own path.
 */
@WebFilter(
    urlPatterns = {
      "/password/reset/*",
      "/ticket/*",
      "/objection/*",
      "/invitation/*",
      "/email/take-back/*"
    },
    asyncSupported = true)
public class LinkKeyFilter implements Filter {

  private static final int TAG_LENGTH = 12;

  @Inject private LinkKeys keys;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    boolean opens = http.getMethod().equals("GET");
    String key = opens ? http.getParameter("key") : null;
    String path = http.getRequestURI().substring(http.getContextPath().length());
    if (key == null) {
      if (opens && !Pages.isForm(path)) {
        keys.open(http);
      }
      chain.doFilter(request, response);
      return;
    }
    HttpServletResponse answer = (HttpServletResponse) response;
    String page = Pages.isOfManyLinks(path) ? Pages.ofLink(path, tag(key)) : path;
    if (Cookies.isHarmless(key) && Cookies.isHarmless(LinkKeys.name(page))) {
      keys.keep(answer, http.getContextPath() + page, key);
    }
    answer.setStatus(HttpServletResponse.SC_SEE_OTHER);
    answer.setHeader("Location", http.getContextPath() + page);
  }

  /** Tells the links of one kind apart, and nothing about the key. */
  private static String tag(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(hash).substring(0, TAG_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
