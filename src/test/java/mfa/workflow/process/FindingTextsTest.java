package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("R68")
@DisplayName("R68: findings speak the language of who reads them")
class FindingTextsTest {

  private static final List<Object> ARGUMENTS = List.of("first", "second", List.of("this", "that"));

  static Stream<String> keys() {
    return ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT).keySet().stream()
        .filter(key -> key.startsWith("finding.") && !key.startsWith("finding.names."))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyTextCanBeFilled(String key) {
    assertThat(Finding.text(key, ARGUMENTS, Locale.ENGLISH))
        .doesNotContain("{", "'")
        .doesNotContainPattern("[\\p{IsHan}]");
    assertThat(Finding.text(key, ARGUMENTS, Locale.CHINESE))
        .doesNotContain("{", "'")
        .containsPattern("[\\p{IsHan}]");
  }

  @Test
  void everyFindingAboutTheBrokenModelsIsSaidInBothLanguages() throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (Stream<Path> models = Files.list(Path.of("src/test/bpmn/broken"))) {
      for (Path model : models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
        findings.addAll(
            new ProcessModelValidator(UnbindModel.CONTRACT)
                .findings(UnbindModel.FILE_NAME, Files.readAllBytes(model)));
      }
    }

    assertThat(findings)
        .hasSizeGreaterThan(60)
        .allSatisfy(
            finding ->
                assertThat(finding.rule(Locale.CHINESE) + finding.advice(Locale.CHINESE))
                    .containsPattern("。.*[。.]$")
                    .isNotEqualTo(finding.rule(Locale.ENGLISH) + finding.advice(Locale.ENGLISH)));
  }

  @Test
  void namesToChooseFromAreAPartOfTheSentence() {
    assertThat(
            Finding.text("finding.message-missing.advice", List.of(List.of("a")), Locale.ENGLISH))
        .isEqualTo("Choose a.");
    assertThat(
            Finding.text(
                "finding.message-missing.advice", List.of(List.of("b", "a")), Locale.ENGLISH))
        .isEqualTo("Choose one of a, b.");
    assertThat(
            Finding.text(
                "finding.message-missing.advice", List.of(List.of("b", "a")), Locale.CHINESE))
        .isEqualTo("请选择 a, b 之一。");
    assertThat(Finding.text("finding.message-missing.advice", List.of(List.of()), Locale.ENGLISH))
        .isEqualTo("Choose nothing: the contract of this process has none.");
  }

  @Test
  void otherLanguagesReadEnglishWhateverTheServerSpeaks() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.CHINESE);

      assertThat(Finding.text("finding.name", List.of(), Locale.FRENCH))
          .isEqualTo("Every node has a name.");
    } finally {
      Locale.setDefault(before);
    }
  }
}
