package mfa.ticket.process;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** Where the process of a ticket is: mirrors its step, and the review that waits with its agent. */
@Embeddable
public class ProcessPosition {

  public static final String SUPERVISORS = "supervisors";

  private String step;

  @Column(name = "step_name")
  private String stepName;

  @Column(name = "task_id")
  private String taskId;

  @Column(name = "candidate_group")
  private String candidateGroup;

  @Column(name = "handed_up")
  private boolean handedUp;

  @Column(name = "assignee_id")
  private Long assigneeId;

  private boolean taken;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "waiting_since")
  private Instant waitingSince;

  protected ProcessPosition() {}

  public ProcessPosition(Instant now) {
    this.waitingSince = now;
  }

  /** While a review waits, what the process does beside it (such as a reminder) is no step. */
  public void enter(String newStep, String name) {
    if (taskId == null) {
      step = newStep;
      stepName = name;
    }
  }

  /** The same step, as the version calls it that the ticket was moved to. */
  public void migrate(String newStep, String name) {
    step = newStep;
    stepName = name;
  }

  public void openTask(String newTaskId, String group, Instant due, Instant now) {
    taskId = newTaskId;
    candidateGroup = group;
    handedUp = false;
    dueAt = due;
    waitingSince = now;
  }

  /**
   * Another group works on the waiting task.
   *
   * @param up whether somebody handed it to the supervisors, who review it for the first time
   */
  public void handOver(String group, boolean up) {
    candidateGroup = group;
    handedUp = up;
  }

  public void assign(Long assignee) {
    assigneeId = assignee;
    taken |= assignee != null;
  }

  public void closeTask() {
    taskId = null;
    dueAt = null;
  }

  /** The process begins once more, with nobody and nowhere. */
  public void restart(Instant now) {
    step = null;
    stepName = null;
    candidateGroup = null;
    handedUp = false;
    assigneeId = null;
    closeTask();
    waitFrom(now);
  }

  public void waitFrom(Instant now) {
    waitingSince = now;
  }

  /** Whether it waits for a reviewer. */
  public boolean isReview() {
    return taskId != null;
  }

  public boolean isSecondReview() {
    return SUPERVISORS.equals(candidateGroup) && !handedUp;
  }

  /** Whether it waits for a supervisor because somebody handed it to them. */
  public boolean isHandedUp() {
    return handedUp;
  }

  public boolean isAssigned() {
    return assigneeId != null;
  }

  /** Whether somebody has it or ever had it. */
  public boolean wasTaken() {
    return taken;
  }

  public boolean isAssignedTo(long account) {
    return assigneeId != null && assigneeId == account;
  }

  public String step() {
    return step;
  }

  /** As it is called in the drawing. */
  public String stepName() {
    return stepName == null ? "" : stepName;
  }

  public String taskId() {
    return taskId;
  }

  public String candidateGroup() {
    return candidateGroup;
  }

  public Long assigneeId() {
    return assigneeId;
  }

  public Instant dueAt() {
    return dueAt;
  }

  public Instant waitingSince() {
    return waitingSince;
  }
}
