package mfa.workflow.statistics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;
import mfa.platform.time.Durations;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.ModelStep;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.statistics.process.EngineTokens;

/** Tells process owners the numbers of a version; never what is in a ticket. */
@Stateless
public class StatisticsService {

  private static final int MEDIAN = 50;
  private static final int HIGH = 95;

  @Inject private EngineModels models;
  @Inject private EngineTokens tokens;
  @Inject private StepDays days;
  @Inject private Clock clock;

  /** The numbers of a version; empty where there is no such version. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public Optional<VersionStatistics> of(String versionId, Period period) {
    return models.find(versionId).map(version -> of(version, period));
  }

  private VersionStatistics of(ModelVersion version, Period period) {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate first = today.minusDays(period.days() - 1L);
    List<ModelStep> steps = models.steps(version);
    return new VersionStatistics(
        version,
        new String(models.file(version), StandardCharsets.UTF_8),
        steps(version, steps, first),
        first,
        outcomes(version, steps, first, period.days()),
        days.countedAt());
  }

  private List<StepStatistics> steps(ModelVersion version, List<ModelStep> steps, LocalDate first) {
    Map<String, Long> now = tokens.count(version.definitionId());
    Map<String, Long> incidents = tokens.incidents(version.definitionId());
    Map<String, Durations> durations = days.durations(version.definitionId(), first);
    return steps.stream()
        .map(
            step -> {
              Durations took = durations.getOrDefault(step.id(), new Durations());
              return new StepStatistics(
                  step,
                  now.getOrDefault(step.id(), 0L),
                  incidents.getOrDefault(step.id(), 0L),
                  took.count(),
                  took.percentile(MEDIAN),
                  took.percentile(HIGH));
            })
        .toList();
  }

  private List<OutcomeDays> outcomes(
      ModelVersion version, List<ModelStep> steps, LocalDate first, int length) {
    Map<String, String> closing = new HashMap<>();
    Map<String, Long[]> outcomes = new TreeMap<>();
    for (ModelStep step : steps) {
      if (step.closes()) {
        closing.put(step.id(), step.outcome());
        outcomes.computeIfAbsent(step.outcome(), outcome -> zeros(length));
      }
    }
    if (!closing.isEmpty()) {
      days.days(version.definitionId(), closing.keySet(), first)
          .forEach(day -> add(outcomes.get(closing.get(day.step())), first, day));
    }
    return outcomes.entrySet().stream()
        .map(outcome -> new OutcomeDays(outcome.getKey(), List.of(outcome.getValue())))
        .toList();
  }

  private static Long[] zeros(int length) {
    Long[] zeros = new Long[length];
    Arrays.fill(zeros, 0L);
    return zeros;
  }

  /** What a server with a faster clock counted for tomorrow is of no day here. */
  private static void add(Long[] tickets, LocalDate first, StepDays.StepDay day) {
    long place = ChronoUnit.DAYS.between(first, day.day());
    if (place < tickets.length) {
      tickets[(int) place] += day.ended();
    }
  }

  /** The tickets at a step: their numbers and since when they are there, oldest first. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public List<EngineTokens.Token> tickets(String versionId, String step, ListPage page) {
    return tokens.at(versionId, step, page.offset(), page.max());
  }

  /** How many tickets are at a step. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public long count(String versionId, String step) {
    return tokens.count(versionId, step);
  }
}
