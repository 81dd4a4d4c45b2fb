package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of requirements, the numbers that are cited, and the tests that prove them, agree. */
class RequirementsTest {

  private static final Path PAGE = Path.of("src/docs/requirements.md");
  private static final List<Path> CITING =
      List.of(
          Path.of("src"),
          Path.of("bpmn"),
          Path.of("server-config"),
          Path.of("README.md"),
          Path.of(".github"));

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (R[0-9]{2}) \\| ([a-z]+) \\|(?:[^|\n]+\\|){3}$");

  /** A number; not that of a repeated timer, such as R10/PT1M. */
  private static final Pattern NUMBER = Pattern.compile("\\bR[0-9]{2}\\b(?!/)");

  /** Some of these are no text at all. */
  private static final Path BROKEN_MODELS = Path.of("src/test/bpmn/broken");

  private static final Pattern TEXT = Pattern.compile(".*\\.(java|md|properties|bpmn|sql|css|js)");

  /** Where a test says what it proves: its tag, or the name it is shown by. */
  private static final Set<String> NAMING =
      Set.of("@Tag", "@DisplayName", "@ParameterizedTest", "@RepeatedTest", "@Label");

  private static final List<MatchResult> ROWS = ROW.matcher(read(PAGE)).results().toList();

  @Test
  void numbersFollowEachOther() {
    assertThat(ROWS)
        .extracting(row -> row.group(1))
        .isEqualTo(IntStream.rangeClosed(1, ROWS.size()).mapToObj("R%02d"::formatted).toList())
        .hasSizeGreaterThan(70);
  }

  @Test
  void levelIsOneOfThree() {
    assertThat(ROWS).extracting(row -> row.group(2)).isSubsetOf("must", "should", "planned");
  }

  @Test
  void everyCitedNumberStandsOnThePage() throws IOException {
    Set<String> known = numbers("must", "should", "planned");

    for (Path file : citing()) {
      assertThat(known).as(file.toString()).containsAll(numbersIn(read(file)));
    }
  }

  @Test
  void everyNumberHasATestThatNamesIt() {
    assertThat(proven()).containsAll(numbers("must", "should"));
  }

  /** Each build of every day runs at least one test of each, as far as it needs no server. */
  @Test
  void noNumberIsLeftToThoroughTests() {
    Set<String> quick = new TreeSet<>();
    Set<String> thorough = new TreeSet<>();
    for (JavaClass type : new ClassFileImporter().importPaths("target/test-classes/mfa")) {
      if (type.getSimpleName().endsWith("Test")) {
        Set<String> ofAll = numbersIn(marks(type));
        boolean whole = marks(type).contains("thorough");
        for (JavaMethod method : type.getMethods()) {
          String marks = marks(method);
          Set<String> proven = whole || marks.contains("thorough") ? thorough : quick;
          if (!marks.isEmpty()) {
            proven.addAll(ofAll);
            proven.addAll(numbersIn(marks));
          }
        }
      }
    }
    thorough.removeAll(quick);

    assertThat(quick).hasSizeGreaterThan(50);
    assertThat(thorough).isEmpty();
  }

  private static String marks(HasAnnotations<?> place) {
    return place.getAnnotations().stream()
        .map(annotation -> annotation.getProperties().toString())
        .collect(Collectors.joining(" "));
  }

  /** Who builds one writes its test, and takes the word away. */
  @Test
  void noPlannedNumberHasATest() {
    assertThat(numbers("planned")).doesNotContainAnyElementsOf(proven());
  }

  private static Set<String> numbers(String... levels) {
    return ROWS.stream()
        .filter(row -> List.of(levels).contains(row.group(2)))
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> proven() {
    var tests =
        SourceFiles.ofTests().stream()
            .filter(source -> source.name().matches(".*(Test|IT)\\.java"))
            .toList();
    return Literals.in(tests).stream()
        .filter(literal -> NAMING.contains(literal.user()))
        .flatMap(literal -> numbersIn(literal.text()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> numbersIn(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> citing() throws IOException {
    Stream<Path> found = Stream.empty();
    for (Path root : CITING) {
      if (Files.exists(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          found = Stream.concat(found, files.filter(RequirementsTest::isText).toList().stream());
        }
      }
    }
    return found.toList();
  }

  private static boolean isText(Path file) {
    return TEXT.matcher(file.toString()).matches()
        && !file.equals(PAGE)
        && !file.startsWith(BROKEN_MODELS);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
