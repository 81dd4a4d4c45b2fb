package mfa.workflow;

import java.util.List;
import mfa.workflow.process.Finding;

/** What became of a deployment or a rollback. */
public sealed interface DeploymentResult {

  /**
   * The version runs: new tickets follow it.
   *
   * @param warnings what should be changed all the same
   */
  record Deployed(VersionItem version, List<Finding> warnings) implements DeploymentResult {}

  /** The file is that of the running version already: nothing happened. */
  record Unchanged(VersionItem version) implements DeploymentResult {}

  /** The file has errors; these are all of them, then the warnings. */
  record Refused(List<Finding> findings) implements DeploymentResult {}

  /** Somebody else deployed meanwhile: another version runs than the one that was compared with. */
  record Outdated(VersionItem running) implements DeploymentResult {}

  /** There is no such version, or no such process. */
  record Unknown() implements DeploymentResult {}

  /** The caller was a process owner until a moment ago, or bound, or active. */
  record NotAllowed() implements DeploymentResult {}

  /** The caller has deployed as many versions within the hour as anybody may. */
  record TooMany(int perHour) implements DeploymentResult {}

  /** A security code that is not older than five minutes comes first. */
  record NeedsCode() implements DeploymentResult {}
}
