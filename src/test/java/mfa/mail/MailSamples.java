package mfa.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mfa.account.PlatformRole;
import mfa.platform.config.Configuration;
import mfa.platform.config.ServerSettings;
import mfa.ticket.Outcome;
import mfa.workspace.WorkspaceRole;

/** Every mail as somebody gets it, for people who look at them and for tests. */
public final class MailSamples {

  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);

  static final String SERVER = "https://mfa.example.com";

  private static final Map<String, String> SETTINGS =
      Map.of("mfa.base-url", SERVER, "mfa.customer-service", "help@example.com");
  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TICKET = "T-2026-000007";

  /** What all templates may ask for; the name of a parameter means the same in all but few. */
  private static final Map<String, Object> PARAMETERS =
      Map.ofEntries(
          Map.entry("actor", "Ada Stone"),
          Map.entry("address", "203.0.113.7"),
          Map.entry("agent", "Kim Berger"),
          Map.entry("assignee", Word.NOBODY),
          Map.entry("browser", "Firefox, Linux"),
          Map.entry("code", "005924"),
          Map.entry("count", 7),
          Map.entry("days", 14),
          Map.entry("deadline", TIME.plus(Duration.ofDays(6))),
          Map.entry("email", "maya@example.com"),
          Map.entry("end", TIME.plus(Duration.ofDays(90))),
          Map.entry("further", Word.NO_FURTHER_DEVICES),
          Map.entry("filed", TIME.minus(Duration.ofHours(40))),
          Map.entry("former", 7),
          Map.entry("id", 7),
          Map.entry("inviter", "Ada Stone"),
          Map.entry("left", 9),
          Map.entry("link", SERVER + "/ticket/" + TICKET + "?key=2hT9wSample"),
          Map.entry("member", "Maya Chen"),
          Map.entry("minutes", 10),
          Map.entry("name", "Pixel 9"),
          Map.entry("new", "m•••@example.net"),
          Map.entry("note", "Second reviews only for heightened tickets"),
          Map.entry("number", TICKET),
          Map.entry("objection", SERVER + "/objection/" + TICKET + "?key=2hT9wSample"),
          Map.entry("process", "Unbind MFA"),
          Map.entry("proof", Word.SECURITY_CODE),
          Map.entry("reminded", TIME),
          Map.entry("role", Word.of("platform-role.", PlatformRole.SUPERVISOR)),
          Map.entry("text", "Which browser do you use?\nPlease send a picture of the page."),
          Map.entry("subject", "The export stops half way"),
          Map.entry("until", TIME.plus(Duration.ofDays(1))),
          Map.entry("version", 4),
          Map.entry("wait", Duration.ofHours(24)),
          Map.entry("usual", Duration.ofHours(5)),
          Map.entry("aim", ""),
          Map.entry("when", TIME),
          Map.entry("why", Word.of("ticket.outcome.", Outcome.NO_REPLY)),
          Map.entry("workspace", "Acme"),
          Map.entry("words", "Ann Lee: “We do this before the audit.”"),
          Map.entry("workspaces", List.of("Acme", "Globex")));

  private static final Map<MailTemplate, Map<String, Object>> OTHERS =
      Map.of(
          MailTemplate.EXEMPTION_ENDED, Map.of("demand", Word.BIND_NOW, "until", ""),
          MailTemplate.ROLE_GRANTED, Map.of("name", "Maya Chen"),
          MailTemplate.OWN_ROLE_CHANGED,
              Map.of("granted", Word.of("platform-role.", PlatformRole.SUPERVISOR), "taken", ""),
          MailTemplate.MFA_RESET_BY_OPERATOR, Map.of("name", "Maya Chen"),
          MailTemplate.PROCESS_DEPLOYED, Map.of("name", "Ada Stone"),
          MailTemplate.PROCESS_ROLLED_BACK, Map.of("name", "Ada Stone"),
          MailTemplate.DEPLOY_TOKEN_MADE, Map.of("name", "Laptop"),
          MailTemplate.MEMBER_ROLE_CHANGED,
              Map.of(
                  "former", Word.of("role.", WorkspaceRole.STANDARD),
                  "role", Word.of("role.", WorkspaceRole.ADMINISTRATOR)));

  private MailSamples() {}

  /** A finished mail. */
  public record Sample(String name, Locale language, String subject, String text, String html) {}

  /** All in one language. */
  public static List<Sample> all(Locale language) {
    MailTemplates templates = new MailTemplates(server());
    return Arrays.stream(MailTemplate.values())
        .map(template -> sample(templates, template, language))
        .toList();
  }

  private static Sample sample(MailTemplates templates, MailTemplate template, Locale language) {
    MailTemplates.Rendered mail =
        templates.render(
            template, language, reader(language).address(), parameters(template, language));
    return new Sample(template.fileName(), language, mail.subject(), mail.text(), mail.html());
  }

  /** The parameters of a mail, in the words of its reader. */
  static Map<String, String> parameters(MailTemplate template, Locale language) {
    Map<String, Object> given = new HashMap<>(PARAMETERS);
    given.putAll(OTHERS.getOrDefault(template, Map.of()));
    Map<String, String> told = new HashMap<>();
    Recipient reader = reader(language);
    given.forEach((name, parameter) -> told.put(name, MailWording.of(parameter, reader)));
    told.put(MailTemplates.GREETED, reader.name());
    return told;
  }

  static Recipient reader(Locale language) {
    return language.equals(Locale.CHINESE)
        ? new Recipient(address(), "王伟", language, ZoneId.of("Asia/Shanghai"))
        : new Recipient(address(), "Sam Lee", language, ZoneId.of("Europe/Berlin"));
  }

  private static EmailAddress address() {
    return new EmailAddress("sam@example.com");
  }

  static ServerSettings server() {
    return new ServerSettings(new Configuration(key -> Optional.ofNullable(SETTINGS.get(key))));
  }
}
