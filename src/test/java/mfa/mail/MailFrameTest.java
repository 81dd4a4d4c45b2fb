package mfa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all mails have in common. */
@Tag("R34")
class MailFrameTest {

  /** What holds the parts of a mail together in one form and not in the other. */
  private static final Pattern HOLDING_TOGETHER = Pattern.compile("[\\s:：\u2060]+|-- ");

  private static final String PRODUCT = MailSamples.server().productName();

  private static final List<String> STYLED =
      List.of("body", "td", "th", "h1", "p", "a", "table.page");

  static Stream<MailSamples.Sample> mails() {
    return MailSamples.LANGUAGES.stream().flatMap(language -> MailSamples.all(language).stream());
  }

  @ParameterizedTest
  @MethodSource("mails")
  @DisplayName("Plain text and HTML say the same, in the same order, with the same links")
  void bothFormsSayTheSame(MailSamples.Sample mail) {
    Element body = Jsoup.parse(mail.html()).body();
    body.select("a:not(.quiet a)").forEach(link -> link.appendText(" " + link.attr("href")));

    assertThat(squeezed(body.text())).isEqualTo(squeezed(PRODUCT + mail.subject() + mail.text()));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void readerIsGreetedByNameAndToldWhyAndWhere(MailSamples.Sample mail) {
    boolean chinese = mail.language().equals(Locale.CHINESE);

    assertThat(mail.text()).startsWith(chinese ? "王伟，您好！\n\n" : "Hello Sam Lee,\n\n");
    assertThat(mail.text()).containsPattern(chinese ? "-- \n您收到此邮件" : "-- \nYou get this because");
    assertThat(mail.text()).contains("s•••@example.com").doesNotContain("sam@example.com");
  }

  @ParameterizedTest
  @MethodSource("mails")
  void englishSentencesBeginWithCapitals(MailSamples.Sample mail) {
    if (mail.language().equals(Locale.ENGLISH)) {
      assertThat(mail.subject()).matches("(?s)\\P{Ll}.*");
      assertThat(mail.text().split("\n\n")).allMatch(part -> part.matches("(?s)\\P{Ll}.*"));
      assertThat(mail.text()).doesNotContainPattern("[.!?] \\p{Ll}");
      assertThat(mail.text()).doesNotContainPattern("\\bat \\d{1,2} \\p{Lu}");
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void everyMailIsInTheWordsOfItsReader(MailSamples.Sample mail) {
    assertThat(MachineTerms.ofMachines(mail.subject() + "\n" + mail.text())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mails")
  @DisplayName("It is read without pictures, scripts and styles from elsewhere, in light and dark")
  void itStandsAlone(MailSamples.Sample mail) {
    Document page = Jsoup.parse(mail.html());

    assertThat(page.select("img, script, link, iframe, object, form, svg, [background]")).isEmpty();
    assertThat(mail.html()).doesNotContain("url(", "@import", "http://");
    assertThat(page.select("a").eachAttr("href"))
        .allMatch(link -> link.startsWith(MailSamples.SERVER));
    assertThat(page.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
    assertThat(mail.html()).contains("@media (prefers-color-scheme: dark)");
    assertThat(page.select("html").attr("lang"))
        .isEqualTo(mail.language().equals(Locale.CHINESE) ? "zh-CN" : "en");
    assertThat(page.body().select(String.join(",", STYLED)))
        .allMatch(part -> part.hasAttr("style"));
    assertThat(page.select("table:not([role=presentation])"))
        .allMatch(table -> !table.select("th").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("mails")
  void thereIsOneButtonToGoOnWithAndOneToStop(MailSamples.Sample mail) {
    Document page = Jsoup.parse(mail.html());

    assertThat(page.select(".go"))
        .hasSizeLessThanOrEqualTo(mail.name().equals("unbind-instructions") ? 2 : 1);
    assertThat(page.select(".stop")).hasSizeLessThanOrEqualTo(1);
    assertThat(page.select("p:contains(https://)")).isEmpty();
  }

  @Test
  void codeStandsBigOnALineOfItsOwn() {
    List<MailSamples.Sample> codes =
        mails().filter(mail -> mail.html().contains("class=\"code\"")).toList();

    assertThat(codes).hasSize(10);
    assertThat(codes)
        .allSatisfy(
            mail -> {
              assertThat(mail.text()).contains("\n\n005924\n\n");
              Element code = Jsoup.parse(mail.html()).selectFirst(".code");
              assertThat(code.text()).isEqualTo("005924");
              assertThat(code.attr("style")).contains("font-size: 34px");
            });
  }

  @Test
  void whoIsNotKnownIsGreetedWithoutAName() {
    var parameters = MailSamples.parameters(MailTemplate.EMAIL_LOST, Locale.ENGLISH);
    parameters.put(MailTemplates.GREETED, "");

    assertThat(
            new MailTemplates(MailSamples.server())
                .render(
                    MailTemplate.EMAIL_LOST,
                    Locale.ENGLISH,
                    new EmailAddress("sam@example.com"),
                    parameters)
                .text())
        .startsWith("Hello,\n\n");
  }

  private static String squeezed(String text) {
    return HOLDING_TOGETHER.matcher(text).replaceAll("");
  }
}
