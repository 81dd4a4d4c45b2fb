package mfa.workflow.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import mfa.workflow.process.version.ModelVersion;

/**
 * What is known of a version.
 *
 * @param model its file
 * @param steps in the order of the file
 * @param firstDay of the period, in UTC
 * @param outcomes those that the model can lead to
 * @param countedAt when the past was counted last; empty before the first time
 */
public record VersionStatistics(
    ModelVersion version,
    String model,
    List<StepStatistics> steps,
    LocalDate firstDay,
    List<OutcomeDays> outcomes,
    Optional<Instant> countedAt) {

  public VersionStatistics {
    steps = List.copyOf(steps);
    outcomes = List.copyOf(outcomes);
  }
}
