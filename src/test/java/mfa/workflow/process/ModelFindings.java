package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

/** Says what the validator must find in a changed model, and that it finds no more. */
public final class ModelFindings {

  private ModelFindings() {}

  /** What is asked, in English. */
  public static String rule(Finding finding) {
    return finding.rule(Locale.ENGLISH);
  }

  /** What to do, in English. */
  public static String advice(Finding finding) {
    return finding.advice(Locale.ENGLISH);
  }

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
    assertThat(ModelFindings.rule(findings.getFirst())).isEqualTo(rule);
    assertThat(ModelFindings.advice(findings.getFirst())).isNotBlank();
  }
}
