package mfa.workflow.migration;

import java.util.List;
import java.util.Map;
import mfa.workflow.migration.process.StepMove;
import mfa.workflow.process.version.ModelVersion;

/**
 * What a migration would do.
 *
 * @param steps those of the old version, in the order of its file
 * @param tickets how many are at a step that has some
 * @param total how many tickets the old version has
 */
public record MigrationPlan(
    ModelVersion source,
    ModelVersion target,
    List<StepMove> steps,
    Map<String, Long> tickets,
    long total) {

  public MigrationPlan {
    steps = List.copyOf(steps);
    tickets = Map.copyOf(tickets);
  }

  /** How many are at a step that the new version does not have, and stay. */
  public long staying() {
    return steps.stream().filter(step -> !step.isMapped()).mapToLong(this::ticketsAt).sum();
  }

  public long ticketsAt(StepMove move) {
    return tickets.getOrDefault(move.step(), 0L);
  }
}
