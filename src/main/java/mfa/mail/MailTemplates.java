package mfa.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.platform.config.ServerSettings;

/**
 * Turns a template and its parameters into subject, plain text and simple HTML.
 *
 * <p>A template is one text file: the subject in the first line, an empty line, the body. {@code
 * {name}} stands for a parameter. The HTML is made from the finished text, every character escaped,
 * so that no parameter can bring markup or a link of its own (R34).
 */
@ApplicationScoped
class MailTemplates {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Set<String> NAMES =
      Set.of("workspace", "inviter", "name", "member", "agent");

  /** A dot, at-sign or {@code ://} within a word; what follows is kept apart without a blank. */
  private static final Pattern LINK_SIGN =
      Pattern.compile("(?<=\\S)(?:[.@\u3002\uFF0E]|://)(?=\\S)");

  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private ServerSettings server;
  private Pattern ownLink;

  /** A finished mail. */
  record Rendered(String subject, String text, String html) {

    @Override
    public String toString() {
      return "Rendered";
    }
  }

  protected MailTemplates() {}

  @Inject
  MailTemplates(ServerSettings server) {
    this.server = server;
    String start = Pattern.quote(escape(server.baseUrl().toString()));
    this.ownLink = Pattern.compile(start + "(?:[/?#][^\\s<>\"]*)?(?![^\\s<>\"])");
  }

  Rendered render(MailTemplate template, Locale language, Map<String, String> parameters) {
    String[] parts = text(template, language).split("\n\n", 2);
    String subject = fill(parts[0], parameters).replaceAll("\\p{Cntrl}+", " ").strip();
    String body = fill(parts[1], parameters).strip();
    return new Rendered(subject, body + "\n", html(body, language));
  }

  private String text(MailTemplate template, Locale language) {
    String suffix = "zh".equals(language.getLanguage()) ? "_zh" : "_en";
    return texts.computeIfAbsent(template.fileName() + suffix, MailTemplates::load);
  }

  private static String load(String name) {
    try (InputStream file = MailTemplates.class.getResourceAsStream("/mail/" + name + ".txt")) {
      if (file == null) {
        throw new IllegalStateException("There is no mail template " + name + ".");
      }
      return new String(file.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String fill(String text, Map<String, String> parameters) {
    return PLACEHOLDER.matcher(text).replaceAll(hit -> quoted(hit.group(1), parameters));
  }

  private String quoted(String name, Map<String, String> parameters) {
    String filling =
        switch (name) {
          case "product" -> server.productName();
          case "server" -> server.baseUrl().toString();
          default -> unlinked(name, parameters.get(name));
        };
    if (filling == null) {
      throw new IllegalStateException("A mail lacks its parameter " + name + ".");
    }
    return Matcher.quoteReplacement(filling);
  }

  /**
   * What people chose as a name shows as it is, but mail programs, which make links of whatever
   * looks like one, find none: a workspace may be called after a site of somebody else (R34).
   */
  private static String unlinked(String parameter, String text) {
    return text != null && NAMES.contains(parameter)
        ? LINK_SIGN.matcher(text).replaceAll("$0\u2060")
        : text;
  }

  private String html(String body, Locale language) {
    StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"");
    html.append("zh".equals(language.getLanguage()) ? "zh-CN" : "en");
    html.append("\"><head><meta charset=\"utf-8\"></head>\n<body>\n");
    for (String paragraph : body.split("\n\n")) {
      String escaped = escape(paragraph).replace("\n", "<br>\n");
      html.append("<p>").append(linked(escaped)).append("</p>\n");
    }
    return html.append("</body></html>\n").toString();
  }

  /** Only addresses of this server: one that came with a parameter stays text. */
  private String linked(String escaped) {
    return ownLink.matcher(escaped).replaceAll("<a href=\"$0\">$0</a>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
