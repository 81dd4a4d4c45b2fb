package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("R68")
@DisplayName("R68: what bpmnlint says with our .bpmnlintrc, the checks say too")
class BpmnlintTest {

  private static final Path CONFIGURATION = Path.of("bpmn", ".bpmnlintrc");
  private static final Path MODELS = Path.of("src", "test", "bpmn");
  private static final Path EXPECTATIONS = MODELS.resolve("lint/expectations.csv");

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(files = "src/test/bpmn/lint/expectations.csv", numLinesToSkip = 1)
  void whatItFindsTheChecksFind(String rule, String severity, String element, String key)
      throws IOException {
    byte[] model = Files.readAllBytes(MODELS.resolve("lint").resolve(rule + ".bpmn"));

    List<Finding> findings =
        new ProcessModelValidator(UnbindModel.CONTRACT).findings(UnbindModel.FILE_NAME, model);

    if (key == null) {
      assertThat(severity).as("what is no rule here is no error there").isEqualTo("warn");
    } else {
      assertThat(findings)
          .filteredOn(finding -> finding.key().equals(key))
          .filteredOn(finding -> finding.elementId().equals(element))
          .isNotEmpty()
          .allMatch(finding -> finding.error() == severity.equals("error"));
    }
  }

  @Test
  void everyRuleThatWeSetIsTried() {
    JsonNode rules = new JsonMapper().readTree(CONFIGURATION.toFile()).get("rules");
    Map<String, String> set = new TreeMap<>();
    rules.properties().forEach(rule -> set.put(rule.getKey(), rule.getValue().asString()));
    set.values().removeIf("off"::equals);

    assertThat(set).hasSizeGreaterThan(15);
    assertThat(expected()).containsAllEntriesOf(set);
  }

  @Nested
  @Tag("thorough")
  @DisplayName("R68: bpmnlint itself, where ./test --full installed it")
  class OfBpmnlint {

    private static final Path PROGRAM = Path.of("target", "bpmnlint");
    private static List<Report> reports;

    @BeforeAll
    static void lint() throws IOException, InterruptedException {
      assumeTrue(Files.exists(PROGRAM.resolve("node_modules/bpmnlint")), "There is no bpmnlint.");
      List<String> command = new ArrayList<>(List.of("node", path("src/test/bpmnlint/lint.cjs")));
      command.add(path(CONFIGURATION.toString()));
      command.add(path("bpmn/mfa-unbind.bpmn"));
      for (String folder : List.of("lint", "sensible")) {
        try (Stream<Path> files = Files.list(MODELS.resolve(folder))) {
          files
              .filter(file -> file.toString().endsWith(".bpmn"))
              .forEach(file -> command.add(path(file.toString())));
        }
      }
      reports = run(command).lines().map(Report::of).toList();
    }

    private static String path(String file) {
      return Path.of(file).toAbsolutePath().toString();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
      Process process =
          new ProcessBuilder(command).directory(PROGRAM.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return output;
    }

    @Test
    void everyRuleThatIsOnFiresAtItsModel() {
      Map<String, String> on = new TreeMap<>();
      reports.stream()
          .filter(report -> report.file().isEmpty())
          .forEach(report -> on.put(report.rule(), report.severity()));

      assertThat(on).isEqualTo(expected());
      assertThat(on)
          .allSatisfy(
              (rule, severity) ->
                  assertThat(reports).contains(new Report(severity, rule, rule + ".bpmn")));
    }

    @Test
    void whatPassesTheChecksHasNoErrorThereEither() throws IOException {
      List<String> passing = new ArrayList<>(List.of(UnbindModel.FILE_NAME));
      try (Stream<Path> files = Files.list(MODELS.resolve("sensible"))) {
        files.forEach(file -> passing.add(file.getFileName().toString()));
      }

      assertThat(reports)
          .filteredOn(report -> passing.contains(report.file()))
          .noneMatch(report -> report.severity().equals("error"));
      assertThat(reports).noneMatch(report -> report.file().equals(UnbindModel.FILE_NAME));
    }
  }

  private static Map<String, String> expected() {
    try {
      Map<String, String> expected = new TreeMap<>();
      for (String line : Files.readAllLines(EXPECTATIONS).stream().skip(1).toList()) {
        String[] columns = line.split(",");
        expected.put(columns[0], columns[1]);
      }
      return expected;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A line of the script.
   *
   * @param file its name; empty for a rule that is on
   */
  private record Report(String severity, String rule, String file) {

    static Report of(String line) {
      String[] columns = Arrays.copyOf(line.split("\t"), 3);
      String file = columns[2] == null ? "" : Path.of(columns[2]).getFileName().toString();
      return new Report(columns[0], columns[1], file);
    }
  }
}
