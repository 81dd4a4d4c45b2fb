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
 * @param isForPage whether a browser will show the answer as a page; false where the proxy takes no
 *     other answer than yes and no
 * @param isPageLoad whether it asks for nothing else, and so can be led to sign in and back
 * @param isByPerson whether somebody clicked or typed to load a page
 */
record ProxyRequest(
    ApplicationOrigin origin,
    ReturnPath page,
    boolean isForPage,
    boolean isPageLoad,
    boolean isByPerson) {

  private static final String MODE = "Sec-Fetch-Mode";
  private static final String NAVIGATE = "navigate";

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
                    isForPage(request),
                    isForPage(request)
                        && single(request, "X-Forwarded-Method").equals(Optional.of("GET")),
                    isByPerson(request)));
  }

  /** Nginx asks without method and address: it can pass on a 401 or 403 only. */
  private static boolean isForPage(HttpServletRequest request) {
    if (single(request, "X-Forwarded-Method").filter(method -> !method.isEmpty()).isEmpty()
        || single(request, "X-Forwarded-Uri").filter(uri -> !uri.isEmpty()).isEmpty()) {
      return false;
    }
    String mode = request.getHeader(MODE);
    return mode == null ? acceptsPages(request.getHeader("Accept")) : mode.equals(NAVIGATE);
  }

  /**
   * Browsers tell this themselves, and scripts cannot. Those of Apple do not tell who loads a page:
   * each load of a whole page counts there.
   */
  private static boolean isByPerson(HttpServletRequest request) {
    String user = request.getHeader("Sec-Fetch-User");
    return user == null
        ? NAVIGATE.equals(request.getHeader(MODE))
            && "document".equals(request.getHeader("Sec-Fetch-Dest"))
            && isOfApple(request.getHeader("User-Agent"))
        : user.equals("?1");
  }

  private static boolean isOfApple(@Nullable String userAgent) {
    return userAgent != null
        && userAgent.contains("AppleWebKit/")
        && !userAgent.contains(" Chrome/");
  }

  private static boolean acceptsPages(@Nullable String accept) {
    return accept != null && accept.contains("text/html");
  }

  private static Optional<String> single(HttpServletRequest request, String name) {
    List<String> values = Collections.list(request.getHeaders(name));
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}
