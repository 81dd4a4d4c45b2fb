package mfa.support;

import com.vaadin.browserless.internal.MockVaadin;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a page of its own, without a browser. */
public final class OpenPage implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext context) {
    MockVaadin.setup();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    MockVaadin.tearDown();
  }
}
