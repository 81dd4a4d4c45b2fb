package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the glossary are those that people read. */
class GlossaryTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]+ \\| ([^|]*)\\|$");

  @Test
  void everyChineseWordStandsInTheTexts() throws IOException {
    String texts = chineseTexts();

    assertThat(rows())
        .hasSizeGreaterThan(40)
        .flatExtracting(row -> Arrays.asList(row.get(1).split(", ")))
        .filteredOn(word -> !word.isEmpty() && !word.equals("中文"))
        .hasSizeGreaterThan(20)
        .allMatch(texts::contains);
  }

  @Test
  void noWordIsExplainedTwice() throws IOException {
    assertThat(rows())
        .extracting(List::getFirst)
        .filteredOn(word -> !word.equals("word"))
        .doesNotHaveDuplicates();
  }

  private static List<List<String>> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("src/docs/glossary.md")))
        .results()
        .map(row -> List.of(row.group(1).strip(), row.group(2).strip()))
        .toList();
  }

  private static String chineseTexts() throws IOException {
    String pages =
        Files.readString(Path.of("src/main/resources/vaadin-i18n/translations_zh.properties"));
    try (Stream<Path> mails = Files.list(Path.of("src/main/resources/mail"))) {
      return mails
          .filter(mail -> mail.toString().contains("_zh."))
          .map(GlossaryTest::read)
          .collect(Collectors.joining("\n", pages, ""));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
