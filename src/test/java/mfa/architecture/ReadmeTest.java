package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import mfa.dev.SampleData;
import org.junit.jupiter.api.Test;

/** What the README tells a newcomer is so: where to begin, and the way of one click. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Pattern FIRST = Pattern.compile("(?m)^[1-9]\\. `([A-Z][A-Za-z]+)` — ");
  private static final Pattern CLICK =
      Pattern.compile("(?m)^`[A-Z]\\w+\\.\\w+`( → `\\w+\\.\\w+`)+$");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void itIsReadInAFewMinutes() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThan(160);
  }

  @Test
  void classesToReadFirstExist() throws IOException {
    List<String> names =
        FIRST.matcher(Files.readString(README)).results().map(hit -> hit.group(1)).toList();

    assertThat(names).hasSize(5);
    names.forEach(name -> assertThat(named(name)).as(name).isNotNull());
  }

  /** Each step calls the next one; signing in takes five classes at most, binding four. */
  @Test
  void clicksTakeTheWayThatTheySay() throws IOException {
    List<List<String>> clicks =
        CLICK
            .matcher(Files.readString(README))
            .results()
            .map(hit -> List.of(hit.group().replace("`", "").split(" → ")))
            .toList();

    assertThat(clicks).hasSize(2);
    assertThat(clicks.getFirst()).startsWith("CodeServlet.submit").hasSizeLessThanOrEqualTo(5);
    assertThat(clicks.getLast()).startsWith("BindForm.confirm").hasSizeLessThanOrEqualTo(4);
    clicks.forEach(ReadmeTest::assertEachStepCallsTheNext);
  }

  private static void assertEachStepCallsTheNext(List<String> steps) {
    for (int next = 1; next < steps.size(); next++) {
      String[] step = steps.get(next - 1).split("\\.");
      assertThat(named(step[0]).getMethods()).extracting("name").contains(step[1]);
      assertThat(named(step[0]).getMethodCallsFromSelf())
          .extracting(
              call -> call.getTargetOwner().getSimpleName() + "." + call.getTarget().getName())
          .contains(steps.get(next));
    }
  }

  @Test
  void sampleAccountsAreThoseOfTheLauncher() throws IOException {
    String readme = Files.readString(README);

    assertThat(readme).contains(SampleData.PASSWORD);
    assertThat(SampleData.PEOPLE)
        .allMatch(person -> readme.contains("`" + person.email().replaceFirst("@.*", "@")));
  }

  private static JavaClass named(String simpleName) {
    return CLASSES.stream()
        .filter(each -> each.getSimpleName().equals(simpleName))
        .findFirst()
        .orElse(null);
  }
}
