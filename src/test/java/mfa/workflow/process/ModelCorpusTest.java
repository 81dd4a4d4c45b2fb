package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("R68")
@DisplayName("R68: a model with one fault is refused for it, at its element; sensible ones pass")
class ModelCorpusTest {

  private static final Path CORPUS = Path.of("src/test/bpmn");

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(files = "src/test/bpmn/broken/expectations.csv", numLinesToSkip = 1)
  void faultIsFoundAtItsElement(String file, String element, String rule) throws IOException {
    List<Finding> findings = findings(CORPUS.resolve("broken").resolve(file + ".bpmn"));

    List<Finding> errors = findings.stream().filter(Finding::error).toList();
    assertThat(errors).extracting(Finding::elementId).as(errors.toString()).contains(element);
    assertThat(errors)
        .filteredOn(finding -> finding.elementId().equals(element))
        .as(errors.toString())
        .anySatisfy(finding -> assertThat(ModelFindings.rule(finding)).startsWith(rule))
        .allSatisfy(finding -> assertThat(ModelFindings.advice(finding)).isNotBlank());
    assertThat(errors).as("one fault, one finding: %s", errors).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sensible")
  void sensibleChangePasses(String file) throws IOException {
    assertThat(findings(CORPUS.resolve("sensible").resolve(file)))
        .filteredOn(Finding::error)
        .isEmpty();
  }

  @Test
  void everyBrokenModelIsExpectedToBe() throws IOException {
    List<String> expected =
        Files.readAllLines(CORPUS.resolve("broken/expectations.csv")).stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')) + ".bpmn")
            .toList();

    assertThat(names("broken")).hasSizeGreaterThanOrEqualTo(60).containsExactlyElementsOf(expected);
    assertThat(names("sensible")).hasSizeGreaterThanOrEqualTo(25);
  }

  @Test
  void fiftyMegabytesAreRefusedUnread() {
    List<Finding> findings =
        new ProcessModelValidator(UnbindModel.CONTRACT)
            .findings(UnbindModel.FILE_NAME, new byte[50 * 1024 * 1024]);

    assertThat(findings)
        .singleElement()
        .extracting(ModelFindings::rule)
        .isEqualTo("A file has at most 2 MB.");
  }

  private static Stream<String> sensible() throws IOException {
    return names("sensible").stream();
  }

  private static List<String> names(String directory) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(directory))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".bpmn"))
          .sorted()
          .toList();
    }
  }

  private static List<Finding> findings(Path file) throws IOException {
    return new ProcessModelValidator(UnbindModel.CONTRACT)
        .findings(UnbindModel.FILE_NAME, Files.readAllBytes(file));
  }
}
