package mfa.application.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import mfa.platform.config.ServerSettings;
import mfa.platform.web.PageTemplates;

/**
 * A page of ours at an application's host. It stands alone: nothing of our origin can be loaded
 * there, and nothing of the application's is.
 */
final class HostPage {

  private static final String TEXTS = "vaadin-i18n.translations";

  private static final String STYLE =
      ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}"
          + "body{max-width:32rem;margin:4rem auto;padding:0 1rem}"
          + "button{font:inherit;padding:.5rem 1rem}";

  private static final String HASH_OF_STYLE = hash(STYLE);

  private final HttpServletResponse response;
  private final ServerSettings server;
  private final PageTemplates templates;
  private final Locale language;
  private final ResourceBundle texts;

  HostPage(
      HttpServletResponse response,
      Locale preferred,
      ServerSettings server,
      PageTemplates templates) {
    this.response = response;
    this.templates = templates;
    this.server = server;
    language = "zh".equals(preferred.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
    texts =
        ResourceBundle.getBundle(
            TEXTS, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The form leads on to our own origin. Its sender has to be told, which the strictest policy of
   * referrers prevents.
   */
  void addHeaders() {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src '"
            + HASH_OF_STYLE
            + "'; form-action 'self' "
            + server.baseUrl()
            + "; base-uri 'none'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
  }

  void askToSignOut() throws IOException {
    write(
        HttpServletResponse.SC_OK,
        "host-sign-out",
        Map.of(
            "action",
            ApplicationHostServlet.SIGN_OUT,
            "title",
            text("gate.sign-out"),
            "text",
            text("gate.sign-out.text")));
  }

  void sayThatNoCookieCame() throws IOException {
    say(
        HttpServletResponse.SC_BAD_REQUEST,
        text("gate.no-cookie"),
        text("gate.no-cookie.text"),
        text("gate.again"),
        false);
  }

  /** Going back shows the form of the application as it was. */
  void sayThatNothingWasSent() throws IOException {
    say(
        HttpServletResponse.SC_UNAUTHORIZED,
        text("gate.not-sent"),
        text("gate.not-sent.text"),
        text("gate.not-sent.sign-in"),
        true);
  }

  void sayThatThereIsNoAnswer() throws IOException {
    say(
        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        text("gate.no-answer"),
        text("gate.no-answer.text"),
        text("gate.again"),
        false);
  }

  /**
   * @param beside whether the link leaves this page where it is
   */
  private void say(int status, String title, String text, String linkText, boolean beside)
      throws IOException {
    write(
        status,
        "host-message",
        Map.of("title", title, "text", text, "linkText", linkText, "beside", beside));
  }

  private String text(String key) {
    return texts.getString(key);
  }

  private void write(int status, String template, Map<String, Object> texts) throws IOException {
    Map<String, Object> parameters = new HashMap<>(texts);
    parameters.put("style", STYLE);
    parameters.put("language", language.getLanguage());
    String page = templates.write(template, parameters);
    response.setStatus(status);
    response.setContentType("text/html; charset=UTF-8");
    response.getWriter().write(page);
  }
}
