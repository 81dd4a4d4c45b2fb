package mfa.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.CurrentRequest;
import mfa.platform.web.ClientSource;
import mfa.platform.web.Cookies;
import mfa.platform.web.SecurityHeaders;
import mfa.session.DeviceService;

/**
 * The one gate: turns the browser's session into a caller at every request, pages and server calls
 * alike, and leads page loads to where the caller has to be.
 */
@ApplicationScoped
public class SessionAuthenticationMechanism implements HttpAuthenticationMechanism {

  static final String DEVICE_COOKIE = "mfa-device";
  private static final Pattern SERVER_CALL =
      Pattern.compile("(^|&)v-r=(uidl|init|heartbeat|push)(&|$)");

  private CallerService callers;
  private CurrentRequest current;
  private ClientSource clients;
  private Cookies cookies;
  private SecurityHeaders headers;
  private RandomSource random;

  protected SessionAuthenticationMechanism() {}

  @Inject
  public SessionAuthenticationMechanism(
      CallerService callers,
      CurrentRequest current,
      ClientSource clients,
      Cookies cookies,
      SecurityHeaders headers,
      RandomSource random) {
    this.callers = callers;
    this.current = current;
    this.clients = clients;
    this.cookies = cookies;
    this.headers = headers;
    this.random = random;
  }

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    boolean file = Pages.isFile(path) && isPageLoad(request);
    headers.add(response, file);
    if (file) {
      // Whatever answers instead of a file that does not exist knows where the request came from.
      current.from(clients.client(request), Cookies.read(request, DEVICE_COOKIE).orElse(null));
      return context.doNothing();
    }
    current.from(clients.client(request), deviceKey(request, response));
    Optional<Caller> caller = caller(request);
    if (isPageLoad(request)) {
      Optional<String> detour = Pages.detour(caller.orElse(null), path);
      if (detour.isPresent()) {
        return redirect(request, response, detour.get());
      }
    }
    if (caller.isEmpty()) {
      return context.doNothing();
    }
    BrowserSession.noteCaller(request, caller.get());
    return context.notifyContainerAboutLogin(
        Long.toString(caller.get().accountId()), caller.get().roles());
  }

  private Optional<Caller> caller(HttpServletRequest request) {
    Optional<Long> sessionId = BrowserSession.sessionId(request);
    Optional<Caller> caller = sessionId.flatMap(callers::caller);
    if (sessionId.isPresent() && caller.isEmpty()) {
      BrowserSession.end(request);
    }
    caller.ifPresent(known -> current.by(known.accountId(), known.sessionId()));
    return caller;
  }

  /** Everything but the calls of a page that is open already, which {@code Gatekeeper} looks at. */
  private static boolean isPageLoad(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null || !SERVER_CALL.matcher(query).find();
  }

  private AuthenticationStatus redirect(
      HttpServletRequest request, HttpServletResponse response, String target) {
    String path = request.getRequestURI();
    if (target.equals(Pages.LOGIN) && request.getMethod().equals("GET") && isOrdinary(path)) {
      BrowserSession.noteWanted(request, path);
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + target);
    return AuthenticationStatus.SEND_CONTINUE;
  }

  /** A page of ours to come back to, and nothing that could lead elsewhere. */
  private static boolean isOrdinary(String path) {
    return path.matches("/[A-Za-z0-9/_-]{1,200}") && !path.startsWith("//");
  }

  private String deviceKey(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> known = Cookies.read(request, DEVICE_COOKIE);
    if (known.isPresent() || !request.getMethod().equals("GET") || !isPageLoad(request)) {
      return known.orElse(null);
    }
    String key = random.key();
    Cookie cookie = cookies.make(DEVICE_COOKIE, key, DeviceService.LIFE);
    response.addCookie(cookie);
    return key;
  }
}
