package mfa.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.Optional;
import mfa.dev.SampleData.Person;

/** A person in front of one tab of a browser. */
final class Visitor {

  static final String SESSION_COOKIE = "mfa-session";

  private static final double PATIENCE_MILLIS = 60_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  private final Product product;
  private final BrowserContext context;
  private final Words words;
  private final Page page;

  Visitor(Product product, BrowserContext context, Words words) {
    this.product = product;
    this.context = context;
    this.words = words;
    context.setDefaultTimeout(PATIENCE_MILLIS);
    page = context.newPage();
  }

  /** The same person in another tab of the same browser. */
  Visitor inAnotherTab() {
    return new Visitor(product, context, words);
  }

  Product product() {
    return product;
  }

  BrowserContext context() {
    return context;
  }

  Page page() {
    return page;
  }

  /** A label of the product in the language of this person. */
  String say(String english) {
    return words.say(english);
  }

  /** Types an address into the address bar, and waits until the page stands still. */
  Visitor open(String path) {
    page.navigate(path);
    awaitQuiet();
    return this;
  }

  /** Presses the Back button of the browser. */
  void back() {
    page.goBack();
    awaitQuiet();
  }

  /** Follows a link inside the loaded page, which the page itself carries out. */
  void followLinkInPage(String path) {
    page.evaluate(
        "path => { const link = document.createElement('a'); link.href = path; link.textContent = 'on';"
            + " document.body.append(link); link.click(); }",
        path);
  }

  /** Waits until the page is loaded and the server has answered what the page asked. */
  void awaitQuiet() {
    page.waitForLoadState(LoadState.LOAD);
    page.waitForFunction(
        "() => document.querySelector('h1') !== null && (document.querySelector('body.plain-page')"
            + " || window.Vaadin && window.Vaadin.Flow && window.Vaadin.Flow.clients"
            + " && Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive || !client.isActive()))");
  }

  /** Waits for a page by its path, and until it stands still. */
  Visitor awaitPath(String path) {
    page.waitForURL(url -> Path.of(path).equals(Path.of(pathOf(url))));
    awaitQuiet();
    return this;
  }

  /** Path in the address bar. */
  String path() {
    return pathOf(page.url());
  }

  private static String pathOf(String url) {
    return java.net.URI.create(url).getPath();
  }

  /** Value of a cookie of this browser. */
  Optional<String> cookie(String name) {
    return context.cookies(product.baseUrl()).stream()
        .filter(cookie -> cookie.name.equals(name))
        .map(cookie -> cookie.value)
        .findFirst();
  }

  /** Value of the cookie that stands for the session. */
  String sessionCookie() {
    return cookie(SESSION_COOKIE).orElseThrow();
  }

  /** Puts the value of a session cookie into this browser, as a thief of cookies does. */
  void takeSessionCookie(String value) {
    replaceCookie(SESSION_COOKIE, value);
  }

  void replaceCookie(String name, String value) {
    context.addCookies(java.util.List.of(new Cookie(name, value).setUrl(product.baseUrl())));
  }

  /** The one heading that says what the page is. */
  Locator heading() {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  /** The button with this (English) label. */
  Locator button(String english) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(say(english)).setExact(true));
  }

  /** The link with this (English) label. */
  Locator link(String english) {
    return page.getByRole(
        AriaRole.LINK, new Page.GetByRoleOptions().setName(say(english)).setExact(true));
  }

  /** The field with this (English) label. */
  Locator field(String english) {
    return page.getByRole(
        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(say(english)).setExact(true));
  }

  SignInPage signInPage() {
    open("/login");
    return new SignInPage(this);
  }

  CodePage codePage() {
    return new CodePage(this);
  }

  /** The three steps of binding, wherever they are shown. */
  BindSteps bindSteps(Person person) {
    return new BindSteps(this, person);
  }

  SecuritySettings securitySettings() {
    open("/account/security");
    return new SecuritySettings(this);
  }

  TopBar topBar() {
    return new TopBar(this);
  }

  /** Signs in with password and code and waits for the start page. */
  void signIn(Person person, AuthenticatorApp app) {
    signInPage().signIn(person);
    codePage().confirm(app.nextCode());
    awaitPath("/");
  }

  /** Binds an authenticator app in Security Settings; this person is signed in there. */
  AuthenticatorApp bind(Person person) {
    securitySettings().bind();
    return bindSteps(person).bind();
  }

  /** Binds an authenticator app where the page for it stands open. */
  AuthenticatorApp bindWhereRequired(Person person) {
    awaitPath("/login/bind");
    return bindSteps(person).bind();
  }

  /** Signs in for the first time, which leads to binding, and goes on to the start page. */
  Visitor signInAndBind(Person person) {
    signInPage().signIn(person);
    bindWhereRequired(person);
    bindSteps(person).saved();
    return awaitPath("/");
  }

  void keepPicture(Path file) {
    if (!page.isClosed()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
  }
}
