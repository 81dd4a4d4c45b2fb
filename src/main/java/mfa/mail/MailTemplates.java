package mfa.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.platform.config.ServerSettings;
import org.jspecify.annotations.Nullable;

/**
 * Turns a template and its parameters into subject, plain text and HTML.
 *
 * <p>{@link MailTemplateText} is what a template says; {@code {name}} in it stands for a parameter.
 * It is taken apart before it is filled, and the frame around it escapes every character, so that
 * no parameter can bring markup, a button or a link of its own (R34).
 */
@ApplicationScoped
class MailTemplates {

  /** The parameters that the frame around all mails asks for. */
  static final String GREETED = "recipientName";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Set<String> NAMES =
      Set.of(
          "workspace",
          "workspaces",
          "inviter",
          "name",
          "member",
          "agent",
          "actor",
          "assignee",
          "process",
          "version",
          "note",
          "words",
          "subject",
          GREETED);

  /** A dot, at-sign or {@code ://} within a word; what follows is kept apart without a blank. */
  private static final Pattern LINK_SIGN =
      Pattern.compile("(?<=\\S)(?:[.@\u3002\uFF0E]|://)(?=\\S)");

  private final Map<String, MailTemplateText> texts = new ConcurrentHashMap<>();
  private final TemplateEngine frames =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, MailTemplates.class.getClassLoader());
  private ServerSettings server;

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
  }

  Rendered render(
      MailTemplate template, Locale language, EmailAddress to, Map<String, String> parameters) {
    MailContent content = content(text(template, language), new Filling(language, to, parameters));
    StringOutput html = new StringOutput();
    frames.render("mail.jte", content, html);
    return new Rendered(content.subject(), PlainMail.write(content), html.toString());
  }

  private MailContent content(MailTemplateText text, Filling filling) {
    return new MailContent(
        filling.language,
        server.productName(),
        server.baseUrl().toString(),
        filling.line(text.subject()),
        filling.greeting(),
        text.blocks().stream().filter(filling::isKnown).map(filling::block).toList(),
        filling.reason(text.reason()),
        server
            .customerService()
            .map(where -> MailWording.text("mail.help", filling.language, where)));
  }

  private MailTemplateText text(MailTemplate template, Locale language) {
    String suffix = MailWording.isChinese(language) ? "_zh" : "_en";
    return texts.computeIfAbsent(template.fileName() + suffix, MailTemplates::load);
  }

  private static MailTemplateText load(String name) {
    try (InputStream file = MailTemplates.class.getResourceAsStream("/mail/" + name + ".txt")) {
      if (file == null) {
        throw new IllegalStateException("There is no mail template " + name + ".");
      }
      return MailTemplateText.read(new String(file.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the parameters of one mail in their places. */
  private final class Filling {

    private final Locale language;
    private final EmailAddress to;
    private final Map<String, String> parameters;

    Filling(Locale language, EmailAddress to, Map<String, String> parameters) {
      this.language = language;
      this.to = to;
      this.parameters = parameters;
    }

    String greeting() {
      String name = parameters.getOrDefault(GREETED, "");
      return name.isBlank()
          ? MailWording.text("mail.greeting", language)
          : MailWording.text("mail.greeting.named", language, unlinked(GREETED, name));
    }

    String reason(String why) {
      return MailWording.text("mail.reason", language, fill(why), to.masked());
    }

    /**
     * A mail that an earlier release wrote, and that waited meanwhile, may lack what its template
     * asks for by now. Such a sentence is left out, as is one about something that nobody wrote; a
     * code or a link is not.
     */
    boolean isKnown(MailContent.Block block) {
      return switch (block) {
        case MailContent.Paragraph paragraph -> paragraph.lines().stream().allMatch(this::isKnown);
        case MailContent.Facts facts -> facts.facts().stream().anyMatch(this::isKnown);
        case MailContent.Code code -> true;
        case MailContent.Button button -> true;
      };
    }

    private boolean isKnown(MailContent.Fact fact) {
      return isKnown(fact.value());
    }

    private boolean isKnown(String text) {
      return PLACEHOLDER
          .matcher(text)
          .results()
          .map((MatchResult hit) -> hit.group(1))
          .map(this::value)
          .allMatch(value -> value != null && !value.isBlank());
    }

    MailContent.Block block(MailContent.Block block) {
      return switch (block) {
        case MailContent.Paragraph paragraph ->
            new MailContent.Paragraph(
                paragraph.lines().stream().map(this::fill).flatMap(String::lines).toList());
        case MailContent.Code code -> new MailContent.Code(line(code.digits()));
        case MailContent.Button button ->
            new MailContent.Button(
                line(button.label()), ownLink(fill(button.link())), button.kind());
        case MailContent.Facts facts ->
            new MailContent.Facts(
                facts.facts().stream()
                    .filter(this::isKnown)
                    .map(fact -> new MailContent.Fact(fact.name(), line(fact.value())))
                    .toList());
      };
    }

    /** A button leads to this server, whatever it was given. */
    private String ownLink(String link) {
      String home = server.baseUrl().toString();
      if (!link.startsWith(home + "/") || !link.matches("[!-~]+")) {
        throw new IllegalStateException("A button of a mail leads elsewhere.");
      }
      return link;
    }

    /** Without line ends. */
    String line(String text) {
      return fill(text).replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private String fill(String text) {
      return PLACEHOLDER.matcher(text).replaceAll(hit -> quoted(hit.group(1)));
    }

    private String quoted(String name) {
      String value = value(name);
      if (value == null) {
        throw new IllegalStateException("A mail lacks its parameter " + name + ".");
      }
      return Matcher.quoteReplacement(value);
    }

    private @Nullable String value(String name) {
      return switch (name) {
        case "product" -> server.productName();
        case "server" -> server.baseUrl().toString();
        default -> unlinked(name, parameters.get(name));
      };
    }
  }

  /**
   * What people chose as a name or wrote as a note shows as it is, but mail programs, which make
   * links of whatever looks like one, find none: a workspace may be called after a site of somebody
   * else (R34).
   */
  private static @Nullable String unlinked(String parameter, @Nullable String text) {
    return text != null && NAMES.contains(parameter)
        ? LINK_SIGN.matcher(text).replaceAll("$0\u2060")
        : text;
  }
}
