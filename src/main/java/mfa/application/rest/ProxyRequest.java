package mfa.application.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mfa.application.ApplicationOrigin;
import mfa.application.ReturnPath;
import org.jspecify.annotations.Nullable;

/**
 * A request to an application, as the proxy in front of it describes it in headers.
 *
 * @param origin of the application
 * @param page what was asked for there, where the proxy tells it
 * @param isPageLoad whether a browser loads a page, and so can be led to sign in; false where the
 *     proxy takes no other answer than yes and no
 * @param isByPerson whether somebody clicked or typed to load a page: browsers tell this
 *     themselves, and scripts cannot
 */
record ProxyRequest(
    ApplicationOrigin origin, ReturnPath page, boolean isPageLoad, boolean isByPerson) {

  /** Empty where a header that says which application is meant is missing or there twice. */
  static Optional<ProxyRequest> of(HttpServletRequest request) {
    Optional<String> scheme = single(request, "X-Forwarded-Proto");
    Optional<String> host = single(request, "X-Forwarded-Host");
    return scheme
        .flatMap(proto -> host.map(name -> proto + "://" + name))
        .filter(text -> !text.endsWith("/"))
        .flatMap(ApplicationOrigin::parse)
        .map(
            origin ->
                new ProxyRequest(
                    origin,
                    single(request, "X-Forwarded-Uri").map(ReturnPath::of).orElse(ReturnPath.START),
                    isPageLoad(request),
                    "?1".equals(request.getHeader("Sec-Fetch-User"))));
  }

  /** Nginx asks without method and address: it can pass on a 401 or 403 only. */
  private static boolean isPageLoad(HttpServletRequest request) {
    if (!single(request, "X-Forwarded-Method").equals(Optional.of("GET"))
        || single(request, "X-Forwarded-Uri").isEmpty()) {
      return false;
    }
    String mode = request.getHeader("Sec-Fetch-Mode");
    return mode == null ? acceptsPages(request.getHeader("Accept")) : mode.equals("navigate");
  }

  private static boolean acceptsPages(@Nullable String accept) {
    return accept != null && accept.contains("text/html");
  }

  private static Optional<String> single(HttpServletRequest request, String name) {
    List<String> values = Collections.list(request.getHeaders(name));
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}
