package mfa.workflow.process;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the models may name: the other half of the tables in {@code bpmn/README.md}, which a test
 * compares with it.
 */
public final class WorkflowContract {

  public static final String UNBIND = "mfa-unbind";

  static final Set<String> PROCESSES = Set.of(UNBIND);

  static final Set<String> DELEGATES =
      Set.of("sendVerificationCode", "sendTicketMail", "resetAuthenticators", "closeTicket");

  /** Inputs of the delegates, and what may stand in them. */
  static final Map<String, Set<String>> INPUTS =
      Map.of(
          "mailTemplate",
          Set.of(
              "ticket-filed",
              "ticket-approved",
              "ticket-rejected",
              "ticket-done",
              "ticket-stopped",
              "requester-reminder",
              "review-overdue",
              "review-reminder",
              "owner-objected"),
          "outcome",
          Set.of("reset", "rejected", "expired", "objected", "stopped", "noReply", "canceled"));

  static final Map<String, String> INPUT_OF =
      Map.of("sendTicketMail", "mailTemplate", "closeTicket", "outcome");

  static final Set<String> MESSAGES =
      Set.of(
          "mfa.codeRequested",
          "mfa.emailVerified",
          "mfa.requesterReplied",
          "mfa.noticeDelivered",
          "mfa.ownerObjected",
          "mfa.stopped",
          "mfa.withdrawn");

  /** Messages that end a ticket wherever it is; every model listens to them all the time. */
  static final List<String> ENDING = List.of("mfa.ownerObjected", "mfa.stopped", "mfa.withdrawn");

  static final Set<String> VARIABLES =
      Set.of(
          "ticketNumber",
          "reviewGroup",
          "secondReviewGroup",
          "verificationDeadline",
          "reviewDeadline",
          "replyDeadline",
          "waitingPeriod",
          "decision",
          "heightened",
          "reviewer");

  /** Variables that hold a duration. */
  static final Set<String> DEADLINES =
      Set.of("verificationDeadline", "reviewDeadline", "replyDeadline", "waitingPeriod");

  /** Variables that hold a candidate group. */
  static final Set<String> GROUP_VARIABLES = Set.of("reviewGroup", "secondReviewGroup");

  /** The variable that holds who reviewed before. */
  static final String ASSIGNEE = "reviewer";

  /** What may stand in the variable {@code decision}. */
  static final Set<String> DECISIONS = Set.of("approve", "reject", "ask");

  static final Set<String> GROUPS = Set.of("agents", "supervisors");

  static final Set<String> FORM_KEYS = Set.of("ticket-review", "ticket-second-review");

  private WorkflowContract() {}
}
