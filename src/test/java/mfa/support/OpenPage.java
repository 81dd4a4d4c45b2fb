package mfa.support;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.Locale;
import mfa.login.BrowserSession;
import mfa.login.CallerService;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a page of its own, without a browser. */
public final class OpenPage implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext context) {
    MockVaadin.setup();
  }

  /** The page is that of this visitor now, in English. */
  public static void isOf(Visitor reader, CallerService callers) {
    BrowserSession.bind(
        VaadinServletRequest.getCurrent().getHttpServletRequest(),
        callers.caller(reader.sessionKey()).orElseThrow());
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    MockVaadin.tearDown();
  }
}
