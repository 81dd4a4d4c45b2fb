package mfa.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import mfa.login.BrowserSession;
import mfa.login.Caller;

/** The browser that a page's server call comes from, and its session. */
public final class ThisBrowser {

  private ThisBrowser() {}

  /** Who the gate found this call to come from. */
  public static Optional<Caller> caller() {
    return BrowserSession.caller(request());
  }

  /** The time zone of its clock; UTC where it tells none. */
  public static ZoneId zone() {
    String told = UI.getCurrent().getPage().getExtendedClientDetails().getTimeZoneId();
    try {
      return told == null || told.isEmpty() ? ZoneOffset.UTC : ZoneId.of(told);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC; // It knows zones that Java does not.
    }
  }

  /** Whether its session began with a recovery code. */
  public static boolean isFromRecovery() {
    return session().isFromRecovery(request());
  }

  public static void forgetRecovery() {
    session().forgetRecovery(response());
  }

  /** Gives it the new key of its session. */
  public static void renewKey() {
    session().renew(request(), response());
  }

  /** Takes the key of its session from it, and closes its pages. */
  public static void endSession() {
    session().end(request(), response());
  }

  private static BrowserSession session() {
    return CDI.current().select(BrowserSession.class).get();
  }

  static HttpServletRequest request() {
    return VaadinServletRequest.getCurrent().getHttpServletRequest();
  }

  private static HttpServletResponse response() {
    return VaadinServletResponse.getCurrent().getHttpServletResponse();
  }
}
