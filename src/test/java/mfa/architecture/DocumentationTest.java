package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mfa.dev.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point at is there. */
class DocumentationTest {

  private static final Path DECISIONS = Path.of("src/docs/adr");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)[^)]*\\)");
  private static final Pattern CLASS = Pattern.compile("`([a-z]+/(?:ui/)?[A-Z][A-Za-z]+)`");

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadToFiles(Path document) throws IOException {
    Path directory = document.toAbsolutePath().getParent();

    assertThat(hits(LINK, document)).allMatch(link -> Files.exists(directory.resolve(link)));
  }

  @Test
  void classesToReadFirstExist() throws IOException {
    assertThat(hits(CLASS, Path.of("README.md")))
        .hasSize(5)
        .allMatch(name -> Files.exists(Path.of("src/main/java/mfa", name + ".java")));
  }

  @Test
  void sampleAccountsAreThoseOfTheLauncher() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(readme).contains(SampleData.PASSWORD);
    assertThat(SampleData.PEOPLE)
        .allMatch(person -> readme.contains("`" + person.email().replaceFirst("@.*", "@")));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void decisionHasItsThreeParts(Path decision) throws IOException {
    String number = decision.getFileName().toString().substring(0, 4);

    assertThat(Files.readString(decision))
        .startsWith("# " + number + " ")
        .containsSubsequence("\n## Context\n", "\n## Decision\n", "\n## Consequences\n")
        .contains("- Good: ", "- Bad: ", "- Neutral: ");
  }

  private static Stream<Path> documents() throws IOException {
    return Stream.concat(
        Stream.of(Path.of("README.md"), Path.of("server-config/README.md")), decisions());
  }

  private static Stream<Path> decisions() throws IOException {
    try (Stream<Path> files = Files.list(DECISIONS)) {
      return files.sorted().toList().stream();
    }
  }

  private static List<String> hits(Pattern pattern, Path document) throws IOException {
    return pattern.matcher(Files.readString(document)).results().map(hit -> hit.group(1)).toList();
  }
}
