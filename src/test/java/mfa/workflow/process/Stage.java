package mfa.workflow.process;

import java.util.function.Consumer;

/** Where a ticket can be when somebody ends it, and how it gets there from a draft. */
enum Stage {
  CODE_SENT("eventBasedGateway_awaitVerification", ticket -> {}),
  FILED_NOTICE_NOT_YET_MAILED(
      "serviceTask_mailFiled", ticket -> ticket.receiveOnly("mfa.emailVerified")),
  IN_REVIEW("userTask_reviewTicket", ticket -> ticket.receive("mfa.emailVerified")),
  REVIEW_OVERDUE(
      "userTask_reviewTicket",
      ticket -> {
        IN_REVIEW.way.accept(ticket);
        ticket.pass(ProcessSimulation.REVIEW_DEADLINE);
      }),
  REPLY_AWAITED(
      "eventBasedGateway_awaitReply",
      ticket -> {
        IN_REVIEW.way.accept(ticket);
        ticket.review("ask");
      }),
  IN_SECOND_REVIEW(
      "userTask_secondReview",
      ticket -> {
        IN_REVIEW.way.accept(ticket);
        ticket.reviewHeightened("approve");
      }),
  SECOND_REPLY_AWAITED(
      "eventBasedGateway_awaitSecondReply",
      ticket -> {
        IN_SECOND_REVIEW.way.accept(ticket);
        ticket.reviewHeightened("ask");
      }),
  APPROVED_NOTICE_UNDELIVERED(
      "catchEvent_noticeDelivered",
      ticket -> {
        IN_REVIEW.way.accept(ticket);
        ticket.review("approve");
      }),
  WAITING(
      "catchEvent_waitingPeriodOver",
      ticket -> {
        APPROVED_NOTICE_UNDELIVERED.way.accept(ticket);
        ticket.receive("mfa.noticeDelivered");
      }),
  RESET_DUE(
      "serviceTask_resetAuthenticators",
      ticket -> {
        WAITING.way.accept(ticket);
        ticket.passOnly(ProcessSimulation.WAITING_PERIOD);
      }),
  RESET_DONE(
      "serviceTask_mailDone",
      ticket -> {
        RESET_DUE.way.accept(ticket);
        ticket.runNextJob();
      });

  private final String activityId;
  private final Consumer<ProcessSimulation> way;

  Stage(String activityId, Consumer<ProcessSimulation> way) {
    this.activityId = activityId;
    this.way = way;
  }

  /** Where the token is then. */
  String activityId() {
    return activityId;
  }

  ProcessSimulation ticket(InMemoryEngine engine) {
    ProcessSimulation ticket = ProcessSimulation.draft(engine);
    way.accept(ticket);
    return ticket;
  }
}
