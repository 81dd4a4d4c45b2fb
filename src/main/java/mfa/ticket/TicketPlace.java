package mfa.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** Where the process of a ticket is: mirrors its step, and the review that waits with its agent. */
@Embeddable
class TicketPlace {

  static final String SUPERVISORS = "supervisors";

  private String step;

  @Column(name = "step_name")
  private String stepName;

  @Column(name = "task_id")
  private String taskId;

  @Column(name = "candidate_group")
  private String candidateGroup;

  @Column(name = "assignee_id")
  private Long assigneeId;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "waiting_since")
  private Instant waitingSince;

  protected TicketPlace() {}

  TicketPlace(Instant now) {
    this.waitingSince = now;
  }

  /** While a review waits, what the process does beside it (such as a reminder) is no step. */
  void enter(String newStep, String name) {
    if (taskId == null) {
      step = newStep;
      stepName = name;
    }
  }

  void openTask(String newTaskId, String group, Instant due, Instant now) {
    taskId = newTaskId;
    candidateGroup = group;
    dueAt = due;
    waitingSince = now;
  }

  void assign(Long assignee) {
    assigneeId = assignee;
  }

  void closeTask() {
    taskId = null;
    dueAt = null;
  }

  void waitFrom(Instant now) {
    waitingSince = now;
  }

  /** Whether it waits for a reviewer. */
  boolean isReview() {
    return taskId != null;
  }

  boolean isSecondReview() {
    return SUPERVISORS.equals(candidateGroup);
  }

  boolean isAssigned() {
    return assigneeId != null;
  }

  boolean isAssignedTo(long account) {
    return assigneeId != null && assigneeId == account;
  }

  String step() {
    return step;
  }

  /** As it is called in the drawing. */
  String stepName() {
    return stepName == null ? "" : stepName;
  }

  String taskId() {
    return taskId;
  }

  String candidateGroup() {
    return candidateGroup;
  }

  Long assigneeId() {
    return assigneeId;
  }

  Instant dueAt() {
    return dueAt;
  }

  Instant waitingSince() {
    return waitingSince;
  }
}
