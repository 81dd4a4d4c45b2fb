package mfa.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mfa.account.PlatformRole;
import mfa.platform.request.ListPage;
import mfa.support.Services;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.workflow.process.WorkflowEngine;
import mfa.workflow.statistics.Period;
import mfa.workflow.statistics.StatisticsService;

/**
 * Calls what the page of a version calls, with a history of so many finished tickets, twelve steps
 * each, within the last 90 days, and prints how long the server takes: median, 95th percentile and
 * CPU time, which must be below 100 ms.
 *
 * <p>Started as {@link ListBench}; arguments are names of databases, the system properties {@code
 * bench.times} (15), {@code bench.warmup} (4) and {@code bench.tickets} (100000).
 */
public final class StatisticsBench {

  private static final int TIMES = Integer.getInteger("bench.times", 15);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 4);
  private static final int TICKETS = Integer.getInteger("bench.tickets", 100_000);
  private static final double BOUND = 100;

  /** Those that a rejected ticket passes, and how long each takes in the middle, in minutes. */
  private static final List<Step> STEPS =
      List.of(
          new Step("startEvent_unbindRequested", 0),
          new Step("serviceTask_sendVerificationCode", 0.001),
          new Step("eventBasedGateway_awaitVerification", 3),
          new Step("catchEvent_emailVerified", 0),
          new Step("serviceTask_mailFiled", 0.001),
          new Step("userTask_reviewTicket", 600),
          new Step("boundaryEvent_reviewOverdue", 0),
          new Step("serviceTask_mailReviewOverdue", 0.001),
          new Step("exclusiveGateway_reviewDecision", 0),
          new Step("serviceTask_mailRejected", 0.001),
          new Step("serviceTask_closeRejected", 0.001),
          new Step("endEvent_requestRejected", 0));

  private record Step(String id, double minutes) {}

  private final Services services;
  private final Visitor owner;
  private final String version;

  private StatisticsBench(Services services) {
    this.services = services;
    owner = new ManyMembers(services, new int[0], 0).holder(PlatformRole.PROCESS_OWNER);
    version =
        services
            .get(WorkflowEngine.class)
            .engine()
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey("mfa-unbind")
            .latestVersion()
            .singleResult()
            .getId();
  }

  public static void main(String[] arguments) {
    BenchedDatabases.each(
        arguments, (database, services) -> new StatisticsBench(services).run(database));
  }

  private void run(TestDatabase database) {
    STEPS.forEach(this::fill);
    services.sql().execute(services.isPostgresql() ? "vacuum analyze" : "analyze");
    System.out.printf("%n%s: %,d tickets, %,d steps%n", database, TICKETS, visits());
    System.out.printf("first count of all days: %.0f ms%n", Timing.of(this::count).took());
    if (services.isPostgresql()) {
      services.sql().execute("vacuum analyze");
    }
    measure("count of two days (worker)", this::count);
    var statistics = services.get(StatisticsService.class);
    for (var period : Period.values()) {
      measure(
          "numbers of a version, " + period,
          () -> owner.does(() -> statistics.of(version, period)));
    }
    var step = "userTask_reviewTicket";
    measure(
        "tickets at a step",
        () -> owner.does(() -> statistics.tickets(version, step, new ListPage(0, 50))));
  }

  private void count() {
    services.work("process-statistics");
  }

  private long visits() {
    return services.sql().number("select count(*) from ACT_HI_ACTINST");
  }

  /** Durations spread over some doublings around the middle, ends over the days. */
  private void fill(Step step) {
    var numbers =
        services.isPostgresql() ? "generate_series(1, ?) as n(x)" : "system_range(1, ?) as n(x)";
    var milliseconds = String.format(Locale.ROOT, "%.3f", step.minutes() * 60_000);
    services
        .sql()
        .execute(
            "insert into ACT_HI_ACTINST (ID_, PROC_DEF_KEY_, PROC_DEF_ID_, PROC_INST_ID_,"
                + " EXECUTION_ID_, ACT_ID_, ACT_TYPE_, START_TIME_, END_TIME_, DURATION_)"
                + " select cast('"
                + step.id().hashCode()
                + "-' as varchar) || n.x, 'p', '"
                + version
                + "', cast('i' as varchar) || n.x, cast('e' as varchar) || n.x, '"
                + step.id()
                + "', 'any', current_timestamp, "
                + "cast(current_timestamp as timestamp) - mod(cast(n.x as bigint) * 7919, 129600) * interval '1' minute,"
                + " cast("
                + milliseconds
                + " * exp(mod(cast(n.x as bigint) * 104729, 4001) / 1000.0 - 2) as bigint)"
                + " from "
                + numbers,
            TICKETS);
  }

  private void measure(String name, Runnable call) {
    List<Timing.Sample> samples = new ArrayList<>();
    for (var i = 0; i < WARM_UP + TIMES; i++) {
      var sample = Timing.of(call);
      if (i >= WARM_UP) {
        samples.add(sample);
      }
    }
    var timing = Timing.of(samples);
    System.out.printf(
        "%-42s %26s%s%n", name, timing, timing.cpu() > BOUND ? "  > 100 ms of CPU" : "");
  }
}
