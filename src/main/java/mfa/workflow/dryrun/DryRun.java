package mfa.workflow.dryrun;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.workflow.process.Finding;

/**
 * All paths of a model, as they were played.
 *
 * @param findings of the checks, as far as a path ends at their elements; with errors among them
 *     nothing was played, and all are there
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

  /** One that was played. Pages keep it, and a large file has thousands of warnings elsewhere. */
  public static DryRun played(List<PlayedPath> paths, List<Finding> warnings, boolean isComplete) {
    return new DryRun(paths, at(closing(paths), warnings), isComplete);
  }

  /** What the checks say of the steps of a path. */
  public List<Finding> findings(PlayedPath path) {
    return at(closing(List.of(path)), findings);
  }

  private static List<Finding> at(Set<String> elements, List<Finding> findings) {
    return findings.stream().filter(finding -> elements.contains(finding.elementId())).toList();
  }

  private static Set<String> closing(List<PlayedPath> paths) {
    return paths.stream()
        .flatMap(path -> path.steps().stream())
        .filter(step -> step.kind() == PlayedStep.Kind.CLOSE)
        .map(PlayedStep::elementId)
        .collect(Collectors.toSet());
  }
}
