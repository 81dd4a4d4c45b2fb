package mfa.it.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import mfa.it.support.BoundAccounts.BoundAccount;

/** Somebody at one server, for what is done on pages of Vaadin alone. */
public final class RealBrowser implements AutoCloseable {

  private static final double PATIENCE_MILLIS = 120_000;

  private final Playwright playwright = Chromium.playwright();
  private final Page page;

  /** Signs in with password and code. */
  public RealBrowser(String baseUrl, BoundAccount account) {
    var browser = playwright.chromium().launch(Chromium.options("MAP unused.example 127.0.0.1"));
    page = browser.newPage(new Browser.NewPageOptions().setBaseURL(baseUrl).setLocale("en-US"));
    page.setDefaultTimeout(PATIENCE_MILLIS);
    open("/login");
    page.getByLabel("E-mail").fill(account.email());
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
        .fill(BoundAccounts.PASSWORD);
    button("Sign in").click();
    page.getByLabel("Security code").fill(account.app().nextCode());
    button("Confirm").click();
    page.waitForURL(baseUrl + "/");
  }

  public void open(String path) {
    page.navigate(path);
  }

  /** Opens the page, and returns the port of the server that sent it through the proxy. */
  public int openAndTellServer(String path) {
    var address = page.navigate(path).headerValue(ReverseProxy.SERVED_BY);
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  public String typed(String label) {
    return field(label).inputValue();
  }

  public void press(String button) {
    button(button).click();
  }

  public void awaitText(String text) {
    page.getByText(text, new Page.GetByTextOptions().setExact(true)).waitFor();
  }

  public void fill(String label, String text) {
    field(label).fill(text);
  }

  /** Presses a button, and the one of the same name in the dialog that asks. */
  public void doAndConfirm(String button) {
    button(button).click();
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  /** Waits for the button that offers to take it back. */
  public void awaitButton(String button) {
    button(button).waitFor();
  }

  private Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
