package mfa.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.web.BodySize;
import mfa.platform.web.ClientSource;
import mfa.platform.web.Cookies;
import mfa.platform.web.NormalPath;
import mfa.platform.web.RequestOrigin;
import mfa.platform.web.SecurityHeaders;
import mfa.session.DeviceService;
import mfa.session.EndReason;

/**
 * The one gate: turns the browser's session into a caller at every request, pages and server calls
 * alike, and leads page loads to where the caller has to be. The container asks it directly (ADR
 * 0096).
 */
@ApplicationScoped
public class SessionAuthenticationModule implements ServerAuthModule {

  private static final Logger LOG = Logger.getLogger(SessionAuthenticationModule.class.getName());
  private static final String RETRY_AFTER_SECONDS = "5";
  private static final String DEVICE_COOKIE = "mfa-device";
  private static final Pattern SERVER_CALL =
      Pattern.compile("(^|&)v-r=(uidl|init|heartbeat|push)(&|$)");

  /** Bytes of a server call: the longest texts of a form, each letter of three bytes, and room. */
  private static final int MAX_OF_ANONYMOUS = 128 * 1024;

  /** The same for a list of people to invite. */
  private static final int MAX_OF_MEMBERS = 512 * 1024;

  /**
   * The same for a draft of a process, of which a browser sends 256 KB as a text within a text, and
   * the element that is selected in it.
   */
  private static final int MAX_OF_PROCESS_OWNERS = 2 * 1024 * 1024;

  /** A model with the form around it, from a program. */
  private static final int MAX_OF_PROGRAMS = 3 * 1024 * 1024;

  @Inject private CallerService callers;
  @Inject private CurrentRequest current;
  @Inject private ClientSource clients;
  @Inject private Cookies cookies;
  @Inject private SecurityHeaders headers;
  @Inject private RequestOrigin origin;
  @Inject private RandomSource random;
  @Inject private ReturnUrl returnUrl;
  @Inject private EndedSession ended;
  @Inject private BrowserSession browser;

  /** The same for all requests, though the container hands it over at each. */
  private CallbackHandler container;

  @Override
  public void initialize(
      MessagePolicy request,
      MessagePolicy response,
      CallbackHandler handler,
      Map<String, Object> options) {
    container = handler;
  }

  @Override
  public Class<?>[] getSupportedMessageTypes() {
    return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
  }

  @Override
  public AuthStatus secureResponse(MessageInfo message, Subject server) {
    return AuthStatus.SEND_SUCCESS;
  }

  @Override
  public void cleanSubject(MessageInfo message, Subject client) {
    // Nothing of the caller is kept: signing out ends the session.
  }

  @Override
  public AuthStatus validateRequest(MessageInfo message, Subject client, Subject server)
      throws AuthException {
    HttpServletRequest request = (HttpServletRequest) message.getRequestMessage();
    HttpServletResponse response = (HttpServletResponse) message.getResponseMessage();
    try {
      return answer(request, response, client);
    } catch (IOException | UnsupportedCallbackException e) {
      throw new AuthException(e);
    }
  }

  /** The container would answer what fails with nothing to read. */
  private AuthStatus answer(
      HttpServletRequest request, HttpServletResponse response, Subject client)
      throws IOException, UnsupportedCallbackException {
    try {
      return let(request, response, client);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "Who asks could not be found out.", e);
      response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
      return refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private AuthStatus let(HttpServletRequest request, HttpServletResponse response, Subject client)
      throws IOException, UnsupportedCallbackException {
    String path = path(request);
    int refusal = refusal(request, path);
    if (refusal != 0) {
      return refuse(response, refusal);
    }
    if (isCheck(request) || Pages.isPassedOn(path)) {
      // The cookies are those of an application's host, and so are the headers of the answer.
      current.from(clients.client(request), null);
      return asNobody(client);
    }
    boolean file = Pages.isFile(path) && isPageLoad(request);
    headers.add(response, file);
    if (file) {
      // Whatever answers instead of a file that does not exist knows where the request came from.
      current.from(clients.client(request), device(request).orElse(null));
      return asNobody(client);
    }
    if (Pages.isForPrograms(path)) {
      // No cookie is read: what a browser sends along on its own opens nothing there.
      current.from(clients.client(request), null);
      return asNobody(client);
    }
    current.from(clients.client(request), deviceKey(request, response));
    Optional<String> key = browser.key(request);
    Optional<Caller> caller = key.flatMap(callers::caller);
    if (key.isPresent() && caller.isEmpty()) {
      recordEnd(request, response, path, key.get());
    }
    caller.ifPresent(known -> current.by(known.accountId(), known.sessionId()));
    int tooLarge = refusal(request, path, maxBytes(caller.orElse(null)));
    if (tooLarge != 0) {
      return refuse(response, tooLarge);
    }
    if (isPageLoad(request)) {
      Optional<String> redirectFor = Pages.redirectFor(caller.orElse(null), path);
      if (redirectFor.isPresent()) {
        return redirect(request, response, redirectFor.get());
      }
    }
    if (caller.isEmpty()) {
      return asNobody(client);
    }
    browser.recordCaller(request, caller.get());
    return as(caller.get(), client);
  }

  private AuthStatus asNobody(Subject client) throws IOException, UnsupportedCallbackException {
    container.handle(new Callback[] {new CallerPrincipalCallback(client, (Principal) null)});
    return AuthStatus.SUCCESS;
  }

  private AuthStatus as(Caller caller, Subject client)
      throws IOException, UnsupportedCallbackException {
    container.handle(
        new Callback[] {
          new CallerPrincipalCallback(client, Long.toString(caller.accountId())),
          new GroupPrincipalCallback(client, caller.roles().toArray(String[]::new))
        });
    return AuthStatus.SUCCESS;
  }

  /** The status of what is refused no matter who asks, before anything else looks at it; else 0. */
  private static int refusal(HttpServletRequest request, String path) {
    if (!isCheck(request) && !NormalPath.is(path)) {
      return HttpServletResponse.SC_BAD_REQUEST;
    }
    if (Pages.isClosed(path)) {
      return HttpServletResponse.SC_NOT_FOUND;
    }
    return refusal(request, path, MAX_OF_PROCESS_OWNERS);
  }

  /**
   * Whether a proxy asks about a request to an application. Envoy puts that one's path behind ours,
   * however it is written: nobody reads it, and it led the container to what answers this alone.
   */
  private static boolean isCheck(HttpServletRequest request) {
    return Pages.GATE_CHECK.equals(request.getServletPath());
  }

  /** Files that go up are bounded where they arrive. */
  private static int refusal(HttpServletRequest request, String path, int max) {
    if (Pages.isFileOfPage(path)) {
      return 0;
    }
    return BodySize.refusal(request, Pages.isForPrograms(path) ? MAX_OF_PROGRAMS : max);
  }

  private static int maxBytes(Caller caller) {
    if (caller == null) {
      return MAX_OF_ANONYMOUS;
    }
    if (caller.is(Roles.PROCESS_OWNER)) {
      return MAX_OF_PROCESS_OWNERS;
    }
    return caller.is(Roles.MEMBER) ? MAX_OF_MEMBERS : MAX_OF_ANONYMOUS;
  }

  /**
   * Why the session of this key ended is told at the sign-in page. That alone takes the key away:
   * to an answer that is late, the browser may have a new one by now. Pages stay where nobody knows
   * the key, which was another one a moment ago perhaps.
   */
  private void recordEnd(
      HttpServletRequest request, HttpServletResponse response, String path, String key) {
    EndReason reason = callers.whyOver(key);
    if (reason == EndReason.GONE) {
      ended.recordGone(request, response);
    } else {
      ended.record(request, response, reason);
      browser.endPages(request);
    }
    if (path.equals(Pages.LOGIN) && isPageLoad(request)) {
      browser.forgetKey(response);
    }
  }

  /**
   * Everything but the calls of a page that is open already, which {@code StalePageGuard} looks at;
   * a plain form has no such calls, whatever its address says.
   */
  private static boolean isPageLoad(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null || isForm(request) || !SERVER_CALL.matcher(query).find();
  }

  private static boolean isForm(HttpServletRequest request) {
    return Pages.isForm(path(request));
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  private AuthStatus redirect(
      HttpServletRequest request, HttpServletResponse response, String target) {
    if (target.equals(Pages.LOGIN) && request.getMethod().equals("GET") && !isForm(request)) {
      returnUrl.record(request, response);
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + target);
    return AuthStatus.SEND_CONTINUE;
  }

  private AuthStatus refuse(HttpServletResponse response, int status) throws IOException {
    headers.add(response, false);
    response.sendError(status);
    return AuthStatus.SEND_FAILURE;
  }

  private String deviceKey(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> known = device(request);
    if (known.isPresent() || !mayBecomeKnown(request)) {
      return known.orElse(null);
    }
    String key = random.key();
    Cookie cookie = cookies.make(cookies.boundToHost(DEVICE_COOKIE), key, DeviceService.LIFE);
    response.addCookie(cookie);
    return key;
  }

  private Optional<String> device(HttpServletRequest request) {
    return Cookies.read(request, cookies.boundToHost(DEVICE_COOKIE));
  }

  /** Comes with a page; or with a form of ours, from a browser that has lost what it got then. */
  private boolean mayBecomeKnown(HttpServletRequest request) {
    return isPageLoad(request)
        && (request.getMethod().equals("GET") || isForm(request) && origin.isOurs(request));
  }
}
