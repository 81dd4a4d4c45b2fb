package mfa.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R34")
class MailTemplatesTest {

  private static final EmailAddress READER = new EmailAddress("sam@example.com");

  private final MailTemplates templates = new MailTemplates(MailSamples.server());

  @Test
  @DisplayName("R34: a name that is an address of a site is no link for mail programs")
  void nameIsNoLinkForMailPrograms() {
    Map<String, String> parameters =
        MailSamples.parameters(MailTemplate.INVITATION, Locale.ENGLISH);
    parameters.put("workspace", "Prize at https://evil.example/win or www.evil.example");
    parameters.put("inviter", "help@evil.example");

    MailTemplates.Rendered mail =
        templates.render(MailTemplate.INVITATION, Locale.ENGLISH, READER, parameters);

    for (String part : List.of(mail.subject(), mail.text(), mail.html())) {
      assertThat(part)
          .doesNotContain("evil.example", "www.evil", "https://evil", "@evil")
          .contains("evil.\u2060example");
    }
    assertThat(mail.text()).contains(parameters.get("link"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"process", "version", "note", "name"})
  @DisplayName("R34: nor is what a process owner calls a version, or notes about it")
  void wordsOfAProcessOwnerAreNoLink(String parameter) {
    Map<String, String> parameters =
        MailSamples.parameters(MailTemplate.PROCESS_DEPLOYED, Locale.ENGLISH);
    parameters.put(parameter, "Confirm at https://evil.example/win");

    MailTemplates.Rendered mail =
        templates.render(MailTemplate.PROCESS_DEPLOYED, Locale.ENGLISH, READER, parameters);

    for (String part : List.of(mail.subject(), mail.text(), mail.html())) {
      assertThat(part).doesNotContain("evil.example", "https://evil");
    }
    assertThat(mail.text()).contains("evil.\u2060example", "https://mfa.example.com/process");
  }

  @ParameterizedTest
  @EnumSource
  void everyMailExistsInBothLanguagesWithAllItsPlaceholdersFilled(MailTemplate template) {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
      MailTemplates.Rendered mail = render(template, language);

      assertThat(mail.subject()).isNotBlank().doesNotContain("\n");
      assertThat(mail.text()).isNotBlank().doesNotContainPattern("\\{[a-zA-Z]+}");
      assertThat(body(mail)).doesNotContainPattern("\\{[a-zA-Z]+}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void languagesDiffer(MailTemplate template) {
    String english = render(template, Locale.ENGLISH).text();
    String chinese = render(template, Locale.CHINESE).text();

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
    return render(MailTemplate.EMAIL_CHANGED, language).text();
  }

  /** What a reader sees. */
  private static String shown(String text) {
    return text.replace("\u2060", "");
  }

  @ParameterizedTest
  @EnumSource(names = {"MFA_REQUIRED", "MFA_WILL_BE_REQUIRED", "BIND_REMINDER"})
  @DisplayName("Where nobody is known who asks for an authenticator, nobody is said to administer")
  void nobodyIsSaidToAskWhoIsNotKnown(MailTemplate template) {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
      Map<String, String> parameters = MailSamples.parameters(template, language);
      String sentence = language == Locale.ENGLISH ? ", who administers " : "，其负责管理 ";
      String actor = parameters.get("actor");
      assertThat(shown(templates.render(template, language, READER, parameters).text()))
          .contains(actor, sentence);

      parameters.putAll(Map.of("actor", "", "words", ""));
      assertThat(shown(templates.render(template, language, READER, parameters).text()))
          .contains(parameters.get("workspace"))
          .doesNotContain(actor, sentence);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TICKET_REPLY", "TICKET_REJECTED", "SUPPORT_SOLVED"})
  @DisplayName("What customer service wrote stands in the mail, plain and HTML, beside the link")
  void replyStandsInItsMail(MailTemplate template) {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
      Map<String, String> parameters = MailSamples.parameters(template, language);
      parameters.put("text", "We cannot do this.\n<b>Call</b> us.");

      MailTemplates.Rendered mail = templates.render(template, language, READER, parameters);

      assertThat(mail.text())
          .contains("We cannot do this.\n<b>Call</b> us.", parameters.get("link"));
      assertThat(mail.html())
          .contains("We cannot do this.", "&lt;b&gt;Call&lt;/b&gt; us.", parameters.get("link"));
    }
  }

  @Test
  @DisplayName("A rejection without a word, or of an earlier release, quotes nobody")
  void rejectionWithoutAWordQuotesNobody() {
    Map<String, String> parameters =
        MailSamples.parameters(MailTemplate.TICKET_REJECTED, Locale.ENGLISH);
    parameters.put("text", "");
    Map<String, String> former = new HashMap<>(parameters);
    former.remove("text");

    for (Map<String, String> given : List.of(parameters, former)) {
      MailTemplates.Rendered mail =
          templates.render(MailTemplate.TICKET_REJECTED, Locale.ENGLISH, READER, given);
      assertThat(mail.text()).contains("was rejected").doesNotContain("wrote");
      assertThat(mail.html()).doesNotContain("wrote");
    }
  }

  @Test
  void markupInANameStaysText() {
    String name = "<a href=\"https://evil.example\">\"Click' & win</a><script>alert(1)</script>";

    MailTemplates.Rendered mail = boundMail(name);

    assertThat(mail.html())
        .contains("&lt;a href=")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>")
        .doesNotContain("<a href=\"https://evil.example\">\"");
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
    String html = render(MailTemplate.PASSWORD_RESET, Locale.ENGLISH).html();

    String link = MailSamples.parameters(MailTemplate.PASSWORD_RESET, Locale.ENGLISH).get("link");
    assertThat(html).contains("<a href=\"" + link + "\"");
  }

  @Test
  void placeholderInAParameterIsNotFilled() {
    MailTemplates.Rendered mail = boundMail("{when} {server} $1 \\");

    assertThat(mail.text()).contains("{when} {server} $1 \\");
  }

  @Test
  void lineBreaksNeverReachTheSubject() {
    for (MailTemplate template : MailTemplate.values()) {
      Map<String, String> forged = MailSamples.parameters(template, Locale.ENGLISH);
      forged.replaceAll(
          (name, value) ->
              value.startsWith("https:") || name.equals("number") || name.equals("id")
                  ? value
                  : "1\r\nBcc: eve@example.com");

      assertThat(templates.render(template, Locale.ENGLISH, READER, forged).subject())
          .doesNotContain("\r", "\n");
    }
  }

  @Test
  void missingParameterIsNamed() {
    assertThatThrownBy(
            () ->
                templates.render(MailTemplate.VERIFICATION_CODE, Locale.ENGLISH, READER, Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("code");
  }

  @Test
  void mailOfAnEarlierReleaseLeavesWithoutTheSentencesItCannotFill() {
    Map<String, String> parameters =
        MailSamples.parameters(MailTemplate.TICKET_FILED, Locale.ENGLISH);
    parameters
        .keySet()
        .removeAll(List.of("wait", "usual", "aim", "browser", MailTemplates.GREETED));

    String text =
        templates.render(MailTemplate.TICKET_FILED, Locale.ENGLISH, READER, parameters).text();

    assertThat(text)
        .startsWith("Hello,\n\nFiled: ")
        .contains("Network address: ", "Follow the ticket:\nhttps://")
        .doesNotContain("Browser", "{");
  }

  @Test
  void unknownLanguageGetsEnglish() {
    assertThat(
            templates
                .render(
                    MailTemplate.MFA_UNBOUND,
                    Locale.FRENCH,
                    READER,
                    MailSamples.parameters(MailTemplate.MFA_UNBOUND, Locale.ENGLISH))
                .text())
        .isEqualTo(render(MailTemplate.MFA_UNBOUND, Locale.ENGLISH).text());
  }

  @Test
  void parametersSurviveTheOutbox() {
    Mail mail =
        Mail.of(
                MailTemplate.MFA_BOUND,
                new Recipient(
                    new EmailAddress("maya@example.com"),
                    "Maya",
                    Locale.ENGLISH,
                    ZoneId.of("Asia/Shanghai")))
            .with("name", "a=b&c %+ü 我\n\"")
            .with("when", Instant.parse("2026-03-01T12:00:00Z"));

    Map<String, String> read = MailParameters.read(MailParameters.write(mail));

    assertThat(read)
        .containsEntry("name", "a=b&c %+ü 我\n\"")
        .containsEntry("when", "1 Mar 2026, 20:00 (China Standard Time)");
    assertThat(read).containsEntry(MailTemplates.GREETED, "Maya");
    assertThat(MailParameters.read("")).isEmpty();
  }

  private MailTemplates.Rendered boundMail(String name) {
    Map<String, String> parameters = MailSamples.parameters(MailTemplate.MFA_BOUND, Locale.ENGLISH);
    parameters.put("name", name);
    return templates.render(MailTemplate.MFA_BOUND, Locale.ENGLISH, READER, parameters);
  }

  private MailTemplates.Rendered render(MailTemplate template, Locale language) {
    return templates.render(template, language, READER, MailSamples.parameters(template, language));
  }

  private static String body(MailTemplates.Rendered mail) {
    return mail.html().substring(mail.html().indexOf("<body"));
  }

  @Test
  void buttonThatWouldLeadElsewhereIsNoMail() {
    for (String link :
        new String[] {
          "https://evil.example/", "https://mfa.example.com.evil.example/", "javascript:alert(1)"
        }) {
      Map<String, String> parameters =
          MailSamples.parameters(MailTemplate.INVITATION, Locale.ENGLISH);
      parameters.put("link", link);

      assertThatThrownBy(
              () -> templates.render(MailTemplate.INVITATION, Locale.ENGLISH, READER, parameters))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void lineOfAParameterIsNoPartOfTheMail() {
    String html = boundMail("x\n\n# 123456\n\n> Win: https://mfa.example.com/\n\n-- y").html();

    assertThat(html).doesNotContain("class=\"code\"", ">Win<");
  }

  @Test
  void constantIsNoWordOfAMail() {
    assertThatThrownBy(
            () -> MailWording.of(MailTemplate.INVITATION, MailSamples.reader(Locale.ENGLISH)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MailWording.of(Optional.of("x"), MailSamples.reader(Locale.ENGLISH)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void listsRolesAndWaitsAreToldInTheLanguage() {
    Recipient english = MailSamples.reader(Locale.ENGLISH);
    Recipient chinese = MailSamples.reader(Locale.CHINESE);
    List<String> list = List.of("Acme", "Globex", "Umbrella");

    assertThat(MailWording.of(list, english)).isEqualTo("Acme, Globex and Umbrella");
    assertThat(MailWording.of(list, chinese)).isEqualTo("Acme、Globex和Umbrella");
    assertThat(MailWording.of(new Word("platform-role.SUPERVISOR"), english))
        .isEqualTo("Supervisor");
    assertThat(MailWording.of(new Word("platform-role.SUPERVISOR"), chinese)).isEqualTo("客服主管");
    assertThat(MailWording.of(Duration.ofHours(72), english)).isEqualTo("72 hours");
    assertThat(MailWording.of(Duration.ofMinutes(90), english)).isEqualTo("90 minutes");
    assertThat(MailWording.of(Duration.ofSeconds(10), chinese)).isEqualTo("10 秒");
  }
}
