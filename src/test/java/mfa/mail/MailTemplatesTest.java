package mfa.mail;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mfa.platform.config.Configuration;
import mfa.platform.config.ServerSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("R34")
class MailTemplatesTest {

  private static final Map<String, String> ALL_PARAMETERS =
      Map.ofEntries(
          entry("code", "005924"),
          entry("minutes", "10"),
          entry("link", "https://mfa.example.com/password/reset?key=abc"),
          entry("browser", "Firefox, Linux"),
          entry("address", "203.0.113.7"),
          entry("when", "1 March 2026, 12:00 (UTC)"),
          entry("name", "Phone"),
          entry("left", "9"),
          entry("former", "3"),
          entry("days", "7"),
          entry("member", "Maya Chen"),
          entry("agent", "Kim Berger"),
          entry("count", "7"),
          entry("role", "SUPERVISOR"),
          entry("email", "maya@example.com"),
          entry("new", "m•••@example.net"),
          entry("inviter", "Ada Stone"),
          entry("until", "8 March 2026, 12:00 (UTC)"),
          entry("workspace", "Acme"),
          entry("objection", "https://mfa.example.com/objection/T-2026-000007?key=def"),
          entry("number", "T-2026-000007"),
          entry("process", "mfa-unbind"),
          entry("version", "4"),
          entry("note", "Second reviews only for heightened tickets"),
          entry("server", "https://mfa.example.com"),
          entry("product", "0.9.0"),
          entry("end", "30 May 2026, 12:00 (UTC)"));

  private final MailTemplates templates = new MailTemplates(settings());

  @Test
  @DisplayName("R34: a name that is an address of a site is no link for mail programs")
  void nameIsNoLinkForMailPrograms() {
    Map<String, String> parameters = new HashMap<>(ALL_PARAMETERS);
    parameters.put("workspace", "Prize at https://evil.example/win or www.evil.example");
    parameters.put("inviter", "help@evil.example");

    MailTemplates.Rendered mail =
        templates.render(MailTemplate.INVITATION, Locale.ENGLISH, parameters);

    for (String part : List.of(mail.subject(), mail.text(), mail.html())) {
      assertThat(part)
          .doesNotContain("evil.example", "www.evil", "https://evil", "@evil")
          .contains("evil.\u2060example");
    }
    assertThat(mail.text()).contains(parameters.get("link"));
  }

  @ParameterizedTest
  @EnumSource
  void everyMailExistsInBothLanguagesWithAllItsPlaceholdersFilled(MailTemplate template) {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
      MailTemplates.Rendered mail = templates.render(template, language, ALL_PARAMETERS);

      assertThat(mail.subject()).isNotBlank().doesNotContain("\n");
      assertThat(mail.text()).isNotBlank().doesNotContainPattern("\\{[a-zA-Z]+}");
      assertThat(mail.html()).doesNotContainPattern("\\{[a-zA-Z]+}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void languagesDiffer(MailTemplate template) {
    String english = templates.render(template, Locale.ENGLISH, ALL_PARAMETERS).text();
    String chinese = templates.render(template, Locale.CHINESE, ALL_PARAMETERS).text();

    assertThat(english).isNotEqualTo(chinese);
    assertThat(chinese).containsPattern("\\p{IsHan}");
  }

  @Test
  @Tag("R53")
  void formerAddressIsNotToldThatItHearsNoMore() {
    assertThat(text(Locale.ENGLISH)).doesNotContain("last notice");
    assertThat(text(Locale.CHINESE)).doesNotContain("最后一封");
  }

  private String text(Locale language) {
    return templates.render(MailTemplate.EMAIL_CHANGED, language, ALL_PARAMETERS).text();
  }

  /** What a reader sees. */
  private static String shown(String text) {
    return text.replace("\u2060", "");
  }

  @Test
  void markupInANameStaysText() {
    String name = "<a href=\"https://evil.example\">\"Click' & win</a><script>alert(1)</script>";

    MailTemplates.Rendered mail = boundMail(name);

    assertThat(mail.html())
        .contains("&lt;a href=&quot;")
        .contains("&lt;script&gt;")
        .contains("&#39;")
        .doesNotContain("<script>")
        .doesNotContain("<a href=\"https://evil.example\">\"")
        .doesNotContain("\"Click");
    assertThat(shown(mail.text())).contains(name);
  }

  @Test
  void addressInANameDoesNotBecomeALink() {
    for (String name :
        new String[] {
          "https://evil.example/win",
          "https://mfa.example.com.evil.example/win",
          "https://mfa.example.com@evil.example"
        }) {
      assertThat(shown(boundMail(name).html())).contains(name).doesNotContain("href=\"" + name);
    }
  }

  @Test
  void linkToThisServerCanBeFollowed() {
    String html =
        templates.render(MailTemplate.PASSWORD_RESET, Locale.ENGLISH, ALL_PARAMETERS).html();

    String link = ALL_PARAMETERS.get("link");
    assertThat(html).contains("<a href=\"" + link + "\">" + link + "</a>");
  }

  @Test
  void placeholderInAParameterIsNotFilled() {
    MailTemplates.Rendered mail = boundMail("{when} {server} $1 \\");

    assertThat(mail.text()).contains("{when} {server} $1 \\");
  }

  @Test
  void lineBreaksNeverReachTheSubject() {
    for (MailTemplate template : MailTemplate.values()) {
      Map<String, String> forged = new HashMap<>(ALL_PARAMETERS);
      forged.replaceAll((name, value) -> "1\r\nBcc: eve@example.com");

      assertThat(templates.render(template, Locale.ENGLISH, forged).subject())
          .doesNotContain("\r", "\n");
    }
  }

  @Test
  void missingParameterIsNamed() {
    assertThatThrownBy(
            () -> templates.render(MailTemplate.VERIFICATION_CODE, Locale.ENGLISH, Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("when");
  }

  @Test
  void unknownLanguageGetsEnglish() {
    assertThat(templates.render(MailTemplate.MFA_UNBOUND, Locale.FRENCH, ALL_PARAMETERS).text())
        .isEqualTo(
            templates.render(MailTemplate.MFA_UNBOUND, Locale.ENGLISH, ALL_PARAMETERS).text());
  }

  @Test
  void parametersSurviveTheOutbox() {
    Mail mail =
        Mail.of(
                MailTemplate.MFA_BOUND,
                new Recipient(
                    new EmailAddress("maya@example.com"),
                    Locale.ENGLISH,
                    ZoneId.of("Asia/Shanghai")))
            .with("name", "a=b&c %+ü 我\n\"")
            .with("when", Instant.parse("2026-03-01T12:00:00Z"));

    Map<String, String> read = MailParameters.read(MailParameters.write(mail));

    assertThat(read)
        .containsEntry("name", "a=b&c %+ü 我\n\"")
        .containsEntry("when", "1 Mar 2026, 20:00 (China Standard Time)");
    assertThat(MailParameters.read("")).isEmpty();
  }

  private MailTemplates.Rendered boundMail(String name) {
    return templates.render(
        MailTemplate.MFA_BOUND,
        Locale.ENGLISH,
        Map.of("name", name, "when", "1 March 2026, 12:00 (UTC)"));
  }

  private static ServerSettings settings() {
    return new ServerSettings(
        new Configuration(
            key ->
                key.equals("mfa.base-url")
                    ? Optional.of("https://mfa.example.com")
                    : Optional.empty()));
  }
}
