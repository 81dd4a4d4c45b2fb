package mfa.workflow.dryrun;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.workflow.process.Finding;

/**
 * All paths of a model, as they were played.
 *
 * @param findings of the checks; with errors among them nothing was played
 * @param isComplete whether all paths were played: some models have more than anybody reads
 */
public record DryRun(List<PlayedPath> paths, List<Finding> findings, boolean isComplete) {

  public DryRun {
    paths = List.copyOf(paths);
    findings = List.copyOf(findings);
  }

  /** Whether the model could be played. */
  public boolean isPlayed() {
    return findings.stream().noneMatch(Finding::error);
  }

  /** What the checks say of the steps of a path. */
  public List<Finding> findings(PlayedPath path) {
    Set<String> closing =
        path.steps().stream()
            .filter(step -> step.kind() == PlayedStep.Kind.CLOSE)
            .map(PlayedStep::elementId)
            .collect(Collectors.toSet());
    return findings.stream().filter(finding -> closing.contains(finding.elementId())).toList();
  }
}
