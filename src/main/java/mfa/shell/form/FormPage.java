package mfa.shell.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mfa.platform.web.FileAddress;
import mfa.shell.Languages;
import mfa.shell.Texts;
import org.jspecify.annotations.Nullable;

/**
 * One request for a plain page, and the page that answers it: what was typed, what is said of it,
 * and what every such page shows.
 */
public final class FormPage implements Texts {

  /** In the address where a recovery code is what somebody has. */
  public static final String RECOVERY = "recovery";

  /** In the address where a mail was asked for. */
  public static final String SENT = "sent";

  static final String TOKEN = "token";
  static final String LANGUAGE = "language";

  /** Whatever else stands behind a path is of somebody who wants a form to say it. */
  private static final Set<String> QUERIES = Set.of(RECOVERY, SENT);

  private static final int SEE_OTHER = HttpServletResponse.SC_SEE_OTHER;
  private static final int NOT_ACCEPTED = 422;

  /** In seconds. */
  private static final String SOON = "5";

  private final FormPages pages;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final FormTexts texts;
  private final List<Notice> notices = new ArrayList<>();
  private final Map<String, String> errors = new HashMap<>();
  private int status = HttpServletResponse.SC_OK;
  private @Nullable String focus;

  FormPage(FormPages pages, HttpServletRequest request, HttpServletResponse response) {
    this.pages = pages;
    this.request = request;
    this.response = response;
    this.texts = new FormTexts(Languages.preferred(request));
  }

  public HttpServletRequest request() {
    return request;
  }

  public HttpServletResponse response() {
    return response;
  }

  /** Whether a form was sent, not only asked for. */
  boolean isSent() {
    return request.getMethod().equals("POST");
  }

  /** The path below the application's. */
  public String path() {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** Whether this stands in the address, behind its path. */
  public boolean isAt(String query) {
    return query.equals(request.getQueryString());
  }

  /** What was typed into the field of the form that was sent; never what an address says. */
  public String typed(String field) {
    return Objects.requireNonNullElse(sent(field), "");
  }

  /** Whether this button sent the form. */
  public boolean isPressed(String button) {
    return sent(button) != null;
  }

  /** Values in an address come before those of the form: beside any of them nothing was typed. */
  private @Nullable String sent(String name) {
    String query = request.getQueryString();
    boolean asShown = query == null || QUERIES.contains(query);
    return isSent() && asShown ? request.getParameter(name) : null;
  }

  @Override
  public String getTranslation(String key, Object... values) {
    return texts.getTranslation(key, values);
  }

  /** Says something above the form. */
  public void say(Notice.Kind kind, String text) {
    notices.add(new Notice(kind, text));
  }

  /** Says above the form why it was not carried out. */
  public void refuse(String text) {
    refuse(NOT_ACCEPTED, text);
  }

  void refuse(int problem, String text) {
    status = problem;
    say(Notice.Kind.ERROR, text);
  }

  /** Says above the form that nothing was done, and that it can be in a moment. */
  void refuseForNow(String text) {
    response.setHeader("Retry-After", SOON);
    refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, text);
  }

  /** Says at a field what is wrong with it, and has typing go on there. */
  public void reject(String field, String error) {
    status = NOT_ACCEPTED;
    errors.put(field, error);
    focus(field);
  }

  /** Has typing begin in this field. */
  public void focus(String field) {
    focus = field;
  }

  /** Answers with a page of a form. */
  public void show(String template) throws IOException {
    write(template, new HashMap<>());
  }

  /** Answers with a page that has no form: its notices, and a link that leads on. */
  public void showMessage(String title, String link, String linkText) throws IOException {
    write("message", new HashMap<>(Map.of("title", title, "link", link, "linkText", linkText)));
  }

  private void write(String template, Map<String, Object> parameters) throws IOException {
    parameters.put("page", this);
    String text = pages.write(template, parameters);
    response.setStatus(status);
    response.setContentType("text/html; charset=UTF-8");
    response.getWriter().write(text);
  }

  /** Leads on to a page of ours, by a load of its own: coming back sends nothing twice. */
  public void leadTo(String path) {
    response.setStatus(SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + path);
  }

  /**
   * Leads on to a page of ours that leads to another site. The policy that lets a form go to us
   * alone would stop a redirect there, so that a page of its own is loaded in between.
   */
  public void leadOutBy(String path) throws IOException {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("title", getTranslation("login.title"));
    parameters.put("link", path);
    parameters.put("linkText", getTranslation("form.go-on"));
    parameters.put("followed", true);
    write("message", parameters);
  }

  /** Keeps the language in the browser. */
  void choose(Locale language) {
    Languages.choose(pages.cookies(), response, language);
  }

  // What the templates ask for.

  public String productName() {
    return pages.server().productName();
  }

  /** What leads to customer service; null where nobody says how it is reached. */
  public @Nullable String customerService() {
    return pages
        .server()
        .customerService()
        .map(address -> getTranslation("shell.customer-service"))
        .orElse(null);
  }

  public @Nullable String customerServiceLink() {
    return pages.server().customerServiceLink().orElse(null);
  }

  /** The address of a file of the front end. */
  public String file(String path) {
    return FileAddress.of(request, path);
  }

  public String languageTag() {
    return Languages.tag(texts.language());
  }

  public List<Locale> languages() {
    return Languages.ALL;
  }

  public boolean isIn(Locale language) {
    return texts.language().equals(language);
  }

  /** What is read out first when the page comes: whether something is wrong, and its title. */
  public String windowTitle(String title) {
    return isRefused() ? getTranslation("form.refused", title) : title;
  }

  private boolean isRefused() {
    return !errors.isEmpty()
        || notices.stream().anyMatch(notice -> notice.kind() == Notice.Kind.ERROR);
  }

  public List<Notice> notices() {
    return notices;
  }

  /** Where the form goes: to its own address, without what others added to it. */
  public String action() {
    String query = request.getQueryString();
    boolean ours = query != null && QUERIES.contains(query);
    return request.getRequestURI() + (ours ? "?" + query : "");
  }

  public String token() {
    return pages.token(path());
  }

  public Field field(String name) {
    if (focus == null && isRefused()) {
      focus = name;
    }
    return new Field(name, typed(name), errors.get(name), name.equals(focus), !notices.isEmpty());
  }
}
