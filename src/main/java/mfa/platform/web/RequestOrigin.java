package mfa.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import mfa.platform.config.ServerSettings;
import org.jspecify.annotations.Nullable;

/** Tells by what browsers say whether a page of ours made a request, or one of another site. */
@ApplicationScoped
public class RequestOrigin {

  private ServerSettings server;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected RequestOrigin() {}

  @Inject
  public RequestOrigin(ServerSettings server) {
    this.server = server;
  }

  /**
   * False where another site made it, or a page that hides where it is from. Every browser says one
   * of the three; a request that says none comes from no page at all.
   */
  public boolean isOurs(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader("Origin");
    String source = origin == null ? request.getHeader("Referer") : origin;
    return source == null || isOurs(source, request.getHeader("Host"));
  }

  /** The address that people have, or the one that this browser asked, such as within a network. */
  private boolean isOurs(String source, @Nullable String host) {
    try {
      URI page = new URI(source);
      URI ours = server.baseUrl();
      String authority = page.getAuthority();
      // Behind TLS a page without it is not ours, whatever its host says.
      boolean asSafe = "https".equalsIgnoreCase(page.getScheme()) || !server.isBehindTls();
      return authority != null
          && (asSafe && authority.equalsIgnoreCase(host)
              || authority.equalsIgnoreCase(ours.getAuthority())
                  && ours.getScheme().equalsIgnoreCase(page.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
