package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point at is there. */
class DocumentationTest {

  private static final Pattern LINK =
      Pattern.compile("]\\((?!https?:)(?<file>[^)#]*)(#(?<part>[^)]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  /** At least two humps: words of one may be a status, a button, a type of BPMN. */
  private static final Pattern CODE_NAME =
      Pattern.compile(
          "`(?<class>[A-Z][a-z]+[A-Z][A-Za-z]*|[A-Z][a-z]+(?=\\.[a-z]+`))"
              + "(\\.(?<method>[a-z][A-Za-z]*))?(\\(\\))?`");

  private static final Pattern IMPORT = Pattern.compile("(?m)^import [a-z][\\w.]*\\.([A-Z]\\w*);");
  private static final Map<String, String> KNOWN = known();

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

  /** Names of ours in code marks, alone or with a method: whatever is renamed is renamed here. */
  @ParameterizedTest
  @MethodSource("documents")
  void classesAndMethodsThatAreNamedExist(Path document) throws IOException {
    for (MatchResult name : CODE_NAME.matcher(Files.readString(document)).results().toList()) {
      assertThat(KNOWN).as("%s names %s", document, name.group()).containsKey(name.group("class"));
      if (name.group("method") != null) {
        assertThat(KNOWN.get(name.group("class")))
            .as("%s names %s", document, name.group())
            .contains(" " + name.group("method") + "(");
      }
    }
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

  /** The text of each source by the name of its class; empty for what sources import. */
  private static Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    for (String root : List.of("src/main/java", "src/test/java")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String text = Files.readString(file);
          IMPORT.matcher(text).results().forEach(hit -> known.putIfAbsent(hit.group(1), ""));
          known.put(file.getFileName().toString().replace(".java", ""), text);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return known;
  }
}
