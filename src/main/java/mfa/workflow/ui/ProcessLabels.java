package mfa.workflow.ui;

import com.vaadin.flow.component.Component;
import mfa.workflow.DeploymentResult;
import mfa.workflow.VersionItem;

/** Words for versions and for what became of a deployment. */
final class ProcessLabels {

  private ProcessLabels() {}

  /** For example {@code 3 (1.1)}. */
  static String version(VersionItem version) {
    return version.tag().isEmpty()
        ? Integer.toString(version.number())
        : version.number() + " (" + version.tag() + ")";
  }

  /** Why nothing was deployed. */
  static String refusal(Component at, DeploymentResult result) {
    return switch (result) {
      case DeploymentResult.Refused refused ->
          at.getTranslation("process.result.refused", refused.findings().size());
      case DeploymentResult.Unchanged unchanged ->
          at.getTranslation("process.result.unchanged", version(unchanged.version()));
      case DeploymentResult.Outdated outdated ->
          at.getTranslation("process.result.outdated", version(outdated.running()));
      case DeploymentResult.TooMany tooMany ->
          at.getTranslation("process.result.too-many", tooMany.perHour());
      case DeploymentResult.Unknown unknown -> at.getTranslation("process.result.unknown");
      case DeploymentResult.NotAllowed notAllowed ->
          at.getTranslation("process.result.not-allowed");
      case DeploymentResult.NeedsCode needsCode -> at.getTranslation("process.result.needs-code");
      case DeploymentResult.Deployed deployed ->
          throw new IllegalArgumentException("Nothing was refused.");
    };
  }
}
