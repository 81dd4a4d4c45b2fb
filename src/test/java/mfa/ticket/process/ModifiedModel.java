package mfa.ticket.process;

import static mfa.ticket.process.ModifiedModel.Act.APPROVE;
import static mfa.ticket.process.ModifiedModel.Act.APPROVE_AS_SUPERVISOR;
import static mfa.ticket.process.ModifiedModel.Act.APPROVE_WITHOUT_EVIDENCE;
import static mfa.ticket.process.ModifiedModel.Act.BE_DISABLED;
import static mfa.ticket.process.ModifiedModel.Act.BE_STOPPED;
import static mfa.ticket.process.ModifiedModel.Act.DISPUTE;
import static mfa.ticket.process.ModifiedModel.Act.FILE;
import static mfa.ticket.process.ModifiedModel.Act.REJECT;
import static mfa.ticket.process.ModifiedModel.Act.REQUEST;
import static mfa.ticket.process.ModifiedModel.Act.WAIT;
import static mfa.ticket.process.ModifiedModel.Act.WAIT_HALFWAY;
import static mfa.ticket.process.ModifiedModel.Act.WAIT_LONG;
import static mfa.ticket.process.ModifiedModel.Act.WITHDRAW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mfa.ticket.Outcome;
import mfa.ticket.unbind.ResetObstacle;

/**
 * The real model with lines drawn elsewhere, or tasks that do another thing, to break the floor;
 * with what people do until the reset is refused.
 */
enum ModifiedModel {
  RESET_INSTEAD_OF_THE_CODE(
      ResetObstacle.NOT_VERIFIED,
      Outcome.EXPIRED,
      List.of(REQUEST),
      target("sequenceFlow_unbindRequested_to_sendVerificationCode", Change.RESET)),
  RESET_INSTEAD_OF_THE_REVIEW(
      ResetObstacle.NOT_APPROVED,
      Outcome.RESET,
      List.of(FILE),
      target("sequenceFlow_mailFiled_to_reviewTicket", Change.RESET)),
  APPROVED_BY_NOBODY(
      ResetObstacle.NOT_APPROVED,
      Outcome.RESET,
      List.of(FILE, WAIT_LONG),
      target("sequenceFlow_mailFiled_to_reviewTicket", "serviceTask_mailApproved"),
      target("sequenceFlow_mailApproved_to_noticeDelivered", "catchEvent_waitingPeriodOver")),
  REJECTED_GOES_ON_AS_APPROVED(
      ResetObstacle.REJECTED,
      Outcome.REJECTED,
      List.of(FILE, REJECT, WAIT_LONG),
      target("sequenceFlow_reviewDecision_to_mailRejected", "serviceTask_mailApproved")),
  NO_SECOND_REVIEW(
      ResetObstacle.NOT_APPROVED_TWICE,
      Outcome.RESET,
      List.of(FILE, APPROVE_WITHOUT_EVIDENCE, WAIT_LONG),
      target("sequenceFlow_heightened_to_secondReview", "serviceTask_mailApproved")),
  NO_SECOND_REVIEW_AT_ALL(
      ResetObstacle.NOT_APPROVED_TWICE,
      Outcome.RESET,
      List.of(FILE, APPROVE_WITHOUT_EVIDENCE, WAIT_LONG),
      target("sequenceFlow_heightened_to_secondReview", "serviceTask_mailApproved"),
      text("ticket-second-review", "ticket-review"),
      text("secondReviewGroup", "reviewGroup")),
  FIRST_REVIEW_BY_SUPERVISORS(
      ResetObstacle.NOT_APPROVED,
      Outcome.RESET,
      List.of(FILE, APPROVE_AS_SUPERVISOR, WAIT_LONG),
      text("reviewGroup", "secondReviewGroup")),
  NOBODY_TOLD_OF_THE_FILING(
      ResetObstacle.NOTICES_MISSING,
      Outcome.RESET,
      List.of(FILE, APPROVE, WAIT),
      target("sequenceFlow_emailVerified_to_mailFiled", "userTask_reviewTicket")),
  NOBODY_TOLD_OF_THE_APPROVAL(
      ResetObstacle.NOTICES_MISSING,
      Outcome.RESET,
      List.of(FILE, APPROVE),
      target("sequenceFlow_heightened_to_mailApproved", Change.RESET)),
  TOLD_BEFORE_THE_APPROVAL(
      ResetObstacle.NOTICES_MISSING,
      Outcome.RESET,
      List.of(FILE, WAIT_LONG, APPROVE),
      target("sequenceFlow_mailFiled_to_reviewTicket", "serviceTask_mailApproved"),
      target("sequenceFlow_mailApproved_to_noticeDelivered", "userTask_reviewTicket"),
      target("sequenceFlow_heightened_to_mailApproved", Change.RESET)),
  NO_WAIT(
      ResetObstacle.WAIT_NOT_OVER,
      Outcome.RESET,
      List.of(FILE, APPROVE),
      target("sequenceFlow_noticeDelivered_to_waitingPeriodOver", Change.RESET)),
  ACCOUNT_GONE_WITHOUT_A_WORD(
      ResetObstacle.ACCOUNT_INACTIVE,
      Outcome.CANCELED,
      List.of(FILE, APPROVE, WAIT_HALFWAY, BE_DISABLED, WAIT_LONG)),
  RESET_WHEN_CLOSED(
      ResetObstacle.NOT_OPEN,
      Outcome.REJECTED,
      List.of(FILE, REJECT),
      target("sequenceFlow_closeRejected_to_requestRejected", Change.RESET)),
  RESET_WHEN_WITHDRAWN(
      ResetObstacle.CALLED_OFF,
      Outcome.CANCELED,
      List.of(FILE, APPROVE, WAIT_HALFWAY, WITHDRAW),
      delegate("serviceTask_closeWithdrawn")),
  RESET_WHEN_DISPUTED(
      ResetObstacle.CALLED_OFF,
      Outcome.OBJECTED,
      List.of(FILE, APPROVE, WAIT_HALFWAY, DISPUTE),
      delegate("serviceTask_mailOwnerObjected")),
  RESET_WHEN_STOPPED(
      ResetObstacle.CALLED_OFF,
      Outcome.STOPPED,
      List.of(FILE, APPROVE, WAIT_HALFWAY, BE_STOPPED),
      delegate("serviceTask_mailStopped"));

  /** What happens to a ticket. */
  enum Act {
    REQUEST,
    FILE,
    APPROVE,
    APPROVE_AS_SUPERVISOR,
    APPROVE_WITHOUT_EVIDENCE,
    REJECT,
    WITHDRAW,
    DISPUTE,
    BE_STOPPED,
    BE_DISABLED,
    WAIT_HALFWAY,
    WAIT,
    WAIT_LONG
  }

  /**
   * One difference.
   *
   * @param place what is looked for, up to what is replaced
   */
  record Change(String place, String instead) {

    static final String RESET = "serviceTask_resetAuthenticators";

    String in(String model) {
      String changed = model.replaceAll(place, instead);
      assertThat(changed).isNotEqualTo(model);
      return changed;
    }
  }

  private static final Path MODEL = Path.of("bpmn", "mfa-unbind.bpmn");

  final ResetObstacle obstacle;
  final Outcome end;
  final List<Act> acts;
  final List<Change> changes;

  ModifiedModel(ResetObstacle obstacle, Outcome end, List<Act> acts, Change... changes) {
    this.obstacle = obstacle;
    this.end = end;
    this.acts = acts;
    this.changes = List.of(changes);
  }

  static Change target(String flow, String elsewhere) {
    return new Change("(id=\"" + flow + "\"[^>]*targetRef=\")[^\"]*", "$1" + elsewhere);
  }

  private static Change text(String text, String other) {
    return new Change("\\b" + text + "\\b", other);
  }

  /** The parse listener refuses the input of another delegate, so that goes as well. */
  static Change delegate(String task) {
    return new Change(
        "(?s)(id=\""
            + task
            + "\"[^>]*delegateExpression=\")[^\"]*(\".*?)"
            + "<camunda:inputOutput>.*?</camunda:inputOutput>",
        "$1\\${resetAuthenticators}$2");
  }

  /** Somebody at the desk is asked where the ticket should be closed after that act. */
  static Change userTask(Act over) {
    String task =
        switch (over) {
          case DISPUTE -> "serviceTask_closeOwnerObjected";
          case BE_STOPPED -> "serviceTask_closeStopped";
          default -> "serviceTask_closeWithdrawn";
        };
    return new Change(
        "(?s)<bpmn:serviceTask (id=\""
            + task
            + "\")[^>]*>(.*?)<bpmn:extensionElements>.*?</bpmn:extensionElements>(.*?)"
            + "</bpmn:serviceTask>",
        "<bpmn:userTask $1 camunda:formKey=\"ticket-review\""
            + " camunda:candidateGroups=\"agents\">$2$3</bpmn:userTask>");
  }

  /** Between the two, a gateway that leads to the end when somebody has approved. */
  static Change early(String from, String to, String end) {
    return new Change(
        "(<bpmn:sequenceFlow id=\"sequenceFlow_%s_to_%s\" sourceRef=\"[^\"]*\") targetRef=\"([^\"]*)\" />"
            .formatted(from, to),
        """
        $1 targetRef="gateway_%1$s" />
        <bpmn:exclusiveGateway id="gateway_%1$s" default="default_%1$s" />
        <bpmn:sequenceFlow id="default_%1$s" sourceRef="gateway_%1$s" targetRef="$2" />
        <bpmn:sequenceFlow id="early_%1$s" sourceRef="gateway_%1$s" targetRef="endEvent_%2$s">
          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\\${decision == 'approve'}\
        </bpmn:conditionExpression>
        </bpmn:sequenceFlow>
        """
            .replace("%1$s", from)
            .replace("%2$s", end));
  }

  String file() {
    return packagedWith(changes);
  }

  static String packagedWith(List<Change> changes) {
    String model = packaged();
    for (Change change : changes) {
      model = change.in(model);
    }
    return model;
  }

  static String packaged() {
    try {
      return Files.readString(MODEL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
