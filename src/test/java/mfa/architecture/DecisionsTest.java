package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decisions have one form, say whether they hold and since when, and stand in their index. */
class DecisionsTest {

  private static final Path DECISIONS = Path.of("src/docs/adr");
  private static final Path INDEX = DECISIONS.resolve("README.md");

  private static final Pattern HEAD =
      Pattern.compile(
          "# (?<number>[0-9]{4}) (?<title>.+)\n\n"
              + "- Status: (?<status>accepted|superseded by [0-9]{4})\n"
              + "- Date: (?<date>20[0-9]{2}-[01][0-9]-[0-3][0-9])"
              + "(, amended 20[0-9]{2}-[01][0-9]-[0-3][0-9])?\n\n");

  @ParameterizedTest
  @MethodSource("decisions")
  void decisionSaysWhetherItHoldsAndSinceWhen(Path decision) {
    assertThat(read(decision))
        .as("Below the title: an empty line, '- Status: accepted', '- Date: YYYY-MM-DD'")
        .matches(text -> HEAD.matcher(text).lookingAt());
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void decisionHasItsThreeParts(Path decision) {
    assertThat(read(decision))
        .containsSubsequence("\n## Context\n", "\n## Decision\n", "\n## Consequences\n")
        .contains("- Good: ", "- Bad: ", "- Neutral: ");
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void decisionIsCalledByItsNumber(Path decision) {
    assertThat(read(decision)).startsWith("# " + name(decision).substring(0, 4) + " ");
  }

  @Test
  void noNumberIsUsedTwice() {
    assertThat(decisions()).extracting(file -> name(file).substring(0, 4)).doesNotHaveDuplicates();
  }

  @Test
  void indexHasOneLineForEachDecisionInTheirOrder() {
    List<String> lines = decisions().map(DecisionsTest::line).toList();

    assertThat(read(INDEX).lines().filter(line -> line.startsWith("| ["))).isEqualTo(lines);
  }

  private static String line(Path decision) {
    MatchResult head =
        HEAD.matcher(read(decision)).results().findFirst().orElseThrow(AssertionError::new);
    return "| [%s](%s) | %s | %s | %s |"
        .formatted(
            head.group("number"),
            name(decision),
            head.group("title"),
            head.group("status"),
            head.group("date"));
  }

  private static Stream<Path> decisions() {
    try (Stream<Path> files = Files.list(DECISIONS)) {
      return files.filter(file -> !file.equals(INDEX)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
