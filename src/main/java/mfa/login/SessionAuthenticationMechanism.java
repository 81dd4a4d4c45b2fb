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
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * alike, and leads page loads to where the caller has to be.
 */
@ApplicationScoped
public class SessionAuthenticationMechanism implements HttpAuthenticationMechanism {

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

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    int refusal = refusal(request, path);
    if (refusal != 0) {
      return refuse(response, refusal);
    }
    if (isCheck(request) || Pages.isPassedOn(path)) {
      // The cookies are those of an application's host, and so are the headers of the answer.
      current.from(clients.client(request), null);
      return context.doNothing();
    }
    boolean file = Pages.isFile(path) && isPageLoad(request);
    headers.add(response, file);
    if (file) {
      // Whatever answers instead of a file that does not exist knows where the request came from.
      current.from(clients.client(request), device(request).orElse(null));
      return context.doNothing();
    }
    if (Pages.isForPrograms(path)) {
      // No cookie is read: what a browser sends along on its own opens nothing there.
      current.from(clients.client(request), null);
      return context.doNothing();
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
      return context.doNothing();
    }
    browser.recordCaller(request, caller.get());
    return context.notifyContainerAboutLogin(
        Long.toString(caller.get().accountId()), caller.get().roles());
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
    return Pages.isForm(request.getRequestURI().substring(request.getContextPath().length()));
  }

  private AuthenticationStatus redirect(
      HttpServletRequest request, HttpServletResponse response, String target) {
    if (target.equals(Pages.LOGIN) && request.getMethod().equals("GET") && !isForm(request)) {
      returnUrl.record(response, request.getRequestURI());
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + target);
    return AuthenticationStatus.SEND_CONTINUE;
  }

  private AuthenticationStatus refuse(HttpServletResponse response, int status)
      throws AuthenticationException {
    headers.add(response, false);
    try {
      response.sendError(status);
      return AuthenticationStatus.SEND_FAILURE;
    } catch (IOException e) {
      throw new AuthenticationException(e);
    }
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
