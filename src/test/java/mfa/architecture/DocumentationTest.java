package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mfa.dev.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point at is there. */
class DocumentationTest {

  private static final Pattern LINK =
      Pattern.compile("]\\((?!https?:)(?<file>[^)#]*)(#(?<part>[^)]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern CLASS = Pattern.compile("`([a-z]+/(?:ui/)?[A-Z][A-Za-z]+)`");

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadToFilesAndTheirParts(Path document) throws IOException {
    for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
      Path target =
          link.group("file").isEmpty()
              ? document
              : document.toAbsolutePath().resolveSibling(link.group("file"));

      assertThat(target).exists();
      if (link.group("part") != null) {
        assertThat(parts(target)).as(link.group()).contains(link.group("part"));
      }
    }
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

  /** What is wanted at the top: everything else has a place below. */
  @Test
  void topDirectoryHoldsWhatItSays() throws IOException {
    List<PathMatcher> ignored =
        Files.readAllLines(Path.of(".gitignore")).stream()
            .map(line -> line.replaceAll("^/|/$", ""))
            .map(name -> FileSystems.getDefault().getPathMatcher("glob:" + name))
            .toList();
    try (Stream<Path> files = Files.list(Path.of(""))) {
      assertThat(files)
          .filteredOn(file -> ignored.stream().noneMatch(matcher -> matcher.matches(file)))
          .extracting(Path::toString)
          .filteredOn(name -> !name.startsWith("."))
          .isSubsetOf(
              "pom.xml", "src", "bpmn", "server-config", "README.md", "run", "test", "LICENSE");
    }
  }

  /** Every document of ours; {@code target} and the like hold those of others. */
  private static Stream<Path> documents() throws IOException {
    List<Path> found = new ArrayList<>(List.of(Path.of("README.md")));
    for (String root : List.of("src/docs", "bpmn", "server-config", ".github")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(found::add);
      }
    }
    return found.stream();
  }

  /** The names by which links reach the headings of a document. */
  private static List<String> parts(Path document) throws IOException {
    return HEADING
        .matcher(Files.readString(document))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
        .toList();
  }

  private static List<String> hits(Pattern pattern, Path document) throws IOException {
    return pattern.matcher(Files.readString(document)).results().map(hit -> hit.group(1)).toList();
  }
}
