package mfa.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every mail has its text in both languages, and gets from the code what the text asks for. */
class MailTextsTest {

  private static final Path TEXTS = Path.of("src/main/resources/mail");
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  private static final EmailAddress READER = new EmailAddress("sam@example.com");
  private static final Set<String> LINKS = Set.of("link", "objection");

  /** Known for every mail. */
  private static final Set<String> GIVEN = Set.of("product", "server");

  private static final Map<MailTemplate, List<Set<String>>> SENT = MailsInCode.parameters();

  private final MailTemplates templates = new MailTemplates(MailSamples.server());

  @Test
  void thereIsOneTextForEachTemplateAndLanguageAndNoOther() throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(MailTemplate.values())
                  .flatMap(template -> LANGUAGES.stream().map(zone -> fileName(template, zone)))
                  .toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothLanguagesHaveTheSamePlaceholders(MailTemplate template) throws IOException {
    assertThat(placeholders(template, Locale.CHINESE))
        .isEqualTo(placeholders(template, Locale.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource
  void codeGivesExactlyWhatTheTextAsksFor(MailTemplate template) throws IOException {
    Set<String> asked = placeholders(template, Locale.ENGLISH);
    asked.removeAll(GIVEN);

    assertThat(SENT).containsKey(template);
    assertThat(SENT.get(template)).allSatisfy(given -> assertThat(given).isEqualTo(asked));
  }

  @ParameterizedTest
  @EnumSource
  void mailIsCompleteInBothLanguages(MailTemplate template) {
    Map<String, String> parameters =
        SENT.get(template).getFirst().stream()
            .collect(toMap(Function.identity(), MailTextsTest::marked));

    for (Locale language : LANGUAGES) {
      var mail = templates.render(template, language, READER, parameters);

      assertThat(mail.subject()).isNotBlank().doesNotContain("{", "\n");
      String html = mail.html().replaceAll("(?s)<style>.*</style>", "");
      assertThat(mail.text() + html).doesNotContain("{");
      assertThat(parameters.values()).allMatch(mail.text()::contains).noneMatch(html::contains);
    }
  }

  private static String marked(String name) {
    return LINKS.contains(name) ? MailSamples.SERVER + "/<" + name + ">" : "<" + name + ">";
  }

  private static String fileName(MailTemplate template, Locale language) {
    return template.fileName() + "_" + language.getLanguage() + ".txt";
  }

  private static Set<String> placeholders(MailTemplate template, Locale language)
      throws IOException {
    String text = Files.readString(TEXTS.resolve(fileName(template, language)), UTF_8);
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map((MatchResult hit) -> hit.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
