package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Says what the validator must find in a changed model, and that it finds no more. */
final class ModelFindings {

  private ModelFindings() {}

  static void assertOnlyError(String model, String elementId, String rule) {
    assertOnly(UnbindModel.errors(model), elementId, rule);
  }

  static void assertOnlyWarning(String model, String elementId, String rule) {
    List<Finding> findings = UnbindModel.findings(model);
    assertThat(findings).noneMatch(Finding::error);
    assertOnly(findings, elementId, rule);
  }

  private static void assertOnly(List<Finding> findings, String elementId, String rule) {
    assertThat(findings).singleElement().extracting(Finding::elementId).isEqualTo(elementId);
    assertThat(findings.getFirst().rule()).isEqualTo(rule);
    assertThat(findings.getFirst().advice()).isNotBlank();
  }
}
