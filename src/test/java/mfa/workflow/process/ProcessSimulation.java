package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/**
 * A ticket on its way through the model: does what people, mail server and time do, and tells what
 * the process made of it. Jobs run at once, unless a method says otherwise.
 */
final class ProcessSimulation {

  static final Duration VERIFICATION_DEADLINE = Duration.ofHours(1);
  static final Duration REVIEW_DEADLINE = Duration.ofHours(48);
  static final Duration REPLY_DEADLINE = Duration.ofDays(7);
  static final Duration WAITING_PERIOD = Duration.ofHours(24);
  static final Duration HEIGHTENED_WAITING_PERIOD = Duration.ofHours(72);

  static final String AGENT = "11";
  static final String SUPERVISOR = "12";

  private final ProcessEngine engine;
  private final RecordingDelegates delegates;
  private final String number = "UB-" + UUID.randomUUID();
  private final String process;

  private ProcessSimulation(InMemoryEngine engine) {
    this(engine, UnbindModel.CONTRACT.process(), Map.of());
  }

  /**
   * @param further variables
   */
  private ProcessSimulation(InMemoryEngine engine, String key, Map<String, Object> further) {
    Map<String, Object> variables = variables(number);
    variables.putAll(further);
    this.engine = engine.engine();
    this.delegates = engine.delegates();
    ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
    this.process =
        this.engine.getRuntimeService().startProcessInstanceByKey(key, number, variables).getId();
  }

  static Map<String, Object> variables(String number) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("ticketNumber", number);
    variables.put("reviewGroup", "agents");
    variables.put("secondReviewGroup", "supervisors");
    variables.put("verificationDeadline", VERIFICATION_DEADLINE.toString());
    variables.put("reviewDeadline", REVIEW_DEADLINE.toString());
    variables.put("replyDeadline", REPLY_DEADLINE.toString());
    variables.put("waitingPeriod", WAITING_PERIOD.toString());
    variables.put("decision", null);
    variables.put("reviewer", null);
    return variables;
  }

  /** A draft, its code sent. */
  static ProcessSimulation draft(InMemoryEngine engine) {
    var ticket = new ProcessSimulation(engine);
    ticket.runJobs();
    return ticket;
  }

  /** A ticket of a workspace that waits for an agent. */
  static ProcessSimulation ofWorkspace(InMemoryEngine engine) {
    var ticket =
        new ProcessSimulation(
            engine,
            "support-ticket",
            Map.of("handlingGroup", "agents", "responseDeadline", "BUSINESS/PT8H"));
    ticket.runJobs();
    return ticket;
  }

  /** A ticket that waits for its first review. */
  static ProcessSimulation filed(InMemoryEngine engine) {
    ProcessSimulation ticket = draft(engine);
    ticket.receive("mfa.emailVerified");
    return ticket;
  }

  void receive(String message) {
    receiveOnly(message);
    runJobs();
  }

  /** Leaves the step after the message to the next job. */
  void receiveOnly(String message) {
    engine
        .getRuntimeService()
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(number)
        .correlate();
  }

  void review(String decision) {
    review(decision, false);
  }

  void reviewHeightened(String decision) {
    review(decision, true);
  }

  private void review(String decision, boolean isHeightened) {
    String reviewer = task().getFormKey().equals("ticket-review") ? AGENT : SUPERVISOR;
    Duration wait = isHeightened ? HEIGHTENED_WAITING_PERIOD : WAITING_PERIOD;
    engine
        .getTaskService()
        .complete(
            task().getId(),
            Map.of(
                "decision", decision,
                "heightened", isHeightened,
                "reviewer", reviewer,
                "waitingPeriod", wait.toString()));
    runJobs();
  }

  /** An agent replies to a ticket of a workspace, or closes it. */
  void handle(String decision) {
    engine
        .getTaskService()
        .complete(task().getId(), Map.of("decision", decision, "reviewer", AGENT));
    runJobs();
  }

  void pass(Duration time) {
    passOnly(time);
    runJobs();
  }

  /** Fires timers, and leaves what follows to the next job. */
  void passOnly(Duration time) {
    ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
    for (Job job : dueJobs()) {
      engine.getManagementService().executeJob(job.getId());
    }
  }

  /** Runs the next job and no more. */
  void runNextJob() {
    engine.getManagementService().executeJob(dueJobs().getFirst().getId());
  }

  void runJobs() {
    for (int i = 0; !dueJobs().isEmpty(); i++) {
      assertThat(i).as("jobs at one moment").isLessThan(50);
      runNextJob();
    }
  }

  private List<Job> dueJobs() {
    return engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(process)
        .executable()
        .list();
  }

  /** The open task, with its form key. */
  Task task() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceId(process)
        .initializeFormKeys()
        .singleResult();
  }

  String candidateGroup() {
    return engine.getTaskService().getIdentityLinksForTask(task().getId()).stream()
        .filter(link -> link.getGroupId() != null)
        .map(link -> link.getGroupId())
        .findFirst()
        .orElseThrow();
  }

  /** The delegates called so far, with their inputs. */
  List<String> steps() {
    return delegates.steps(number);
  }

  boolean waitsAt(String activityId) {
    return engine.getRuntimeService().getActiveActivityIds(process).contains(activityId);
  }

  /** The nodes passed so far. */
  List<String> passed() {
    return history().stream().map(HistoricActivityInstance::getActivityId).toList();
  }

  List<HistoricActivityInstance> history() {
    return engine
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .processInstanceId(process)
        .list();
  }

  List<String> variableNames() {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceId(process)
        .list()
        .stream()
        .map(variable -> variable.getName())
        .distinct()
        .toList();
  }

  boolean isOpen() {
    return engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(process)
            .count()
        > 0;
  }

  /** What is still there of the running process; nothing once it has ended. */
  List<String> leftovers() {
    List<String> left = new ArrayList<>();
    var runtime = engine.getRuntimeService();
    runtime.createExecutionQuery().processInstanceId(process).list().forEach(e -> left.add("" + e));
    runtime
        .createEventSubscriptionQuery()
        .processInstanceId(process)
        .list()
        .forEach(e -> left.add("" + e));
    runtime.createIncidentQuery().processInstanceId(process).list().forEach(e -> left.add("" + e));
    engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceId(process)
        .list()
        .forEach(e -> left.add("" + e));
    engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(process)
        .list()
        .forEach(e -> left.add("" + e));
    return left;
  }
}
