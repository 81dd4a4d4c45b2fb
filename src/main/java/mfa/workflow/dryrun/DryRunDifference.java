package mfa.workflow.dryrun;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a dry run of a draft shows that one of the running version does not, and the other way
 * round.
 *
 * @param onlyBefore ways that no ticket will go any more
 * @param onlyAfter ways that are new
 * @param same ways that stay as they are
 */
public record DryRunDifference(
    DryRun before,
    DryRun after,
    List<PlayedPath> onlyBefore,
    List<PlayedPath> onlyAfter,
    List<PlayedPath> same) {

  /** Compares two runs by what people see of the paths. */
  public static DryRunDifference of(DryRun before, DryRun after) {
    Set<String> old = meanings(before);
    Set<String> now = meanings(after);
    return new DryRunDifference(
        before,
        after,
        before.paths().stream().filter(path -> !now.contains(path.meaning())).toList(),
        after.paths().stream().filter(path -> !old.contains(path.meaning())).toList(),
        after.paths().stream().filter(path -> old.contains(path.meaning())).toList());
  }

  private static Set<String> meanings(DryRun run) {
    return run.paths().stream().map(PlayedPath::meaning).collect(Collectors.toSet());
  }
}
