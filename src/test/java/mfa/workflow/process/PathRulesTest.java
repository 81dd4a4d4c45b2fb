package mfa.workflow.process;

import static mfa.workflow.process.ModelFindings.assertOnlyError;
import static mfa.workflow.process.ModelFindings.assertOnlyWarning;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token can come, whatever is decided: to the end, and never unreviewed to the reset. */
class PathRulesTest {

  private static final String MAIL =
      """
      <bpmn:serviceTask id="serviceTask_added" camunda:asyncBefore="true" \
      camunda:delegateExpression="${sendTicketMail}"><bpmn:extensionElements>\
      <camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>\
      <camunda:inputOutput><camunda:inputParameter name="mailTemplate">requester-reminder\
      </camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>""";

  @Test
  void nodeIsReached() {
    assertOnlyError(
        new Redrawn()
            .node("serviceTask_added", MAIL)
            .flow("flow_added", "serviceTask_added", "serviceTask_closeExpired")
            .text(),
        "serviceTask_added",
        "No path leads here from the start.");
  }

  @Test
  void processEnds() {
    assertOnlyError(
        new Redrawn()
            .node(
                "userTask_added",
                "<bpmn:userTask id=\"userTask_added\" camunda:formKey=\"ticket-review\""
                    + " camunda:candidateGroups=\"agents\" />")
            .flow(
                "flow_in", "exclusiveGateway_heightened", "userTask_added", "${heightened != true}")
            .flow("flow_round", "userTask_added", "userTask_added")
            .text(),
        "userTask_added",
        "From here the process never ends.");
  }

  @Test
  void loopHasAPause() {
    assertOnlyError(
        new Redrawn()
            .node("serviceTask_added", MAIL)
            .flow(
                "flow_in",
                "exclusiveGateway_heightened",
                "serviceTask_added",
                "${heightened != true}")
            .flow("flow_back", "serviceTask_added", "exclusiveGateway_heightened")
            .text(),
        "exclusiveGateway_heightened",
        "The paths form a loop without a pause.");
  }

  @ParameterizedTest
  @CsvSource({"PT1S,true", "PT59M59S,true", "PT1H,false", "P1D,false", "${replyDeadline},false"})
  @Tag("R77")
  void loopIsHeldUpForAnHour(String time, boolean tooShort) {
    String model =
        new Redrawn()
            .leading("sequenceFlow_noReply_to_closeNoReply", "exclusiveGateway_added")
            .node(
                "exclusiveGateway_added",
                "<bpmn:exclusiveGateway id=\"exclusiveGateway_added\" name=\"Wait longer?\""
                    + " default=\"flow_on\"><bpmn:documentation>Asks again.</bpmn:documentation>"
                    + "</bpmn:exclusiveGateway>")
            .flow("flow_on", "exclusiveGateway_added", "serviceTask_closeNoReply")
            .flow(
                "flow_back",
                "exclusiveGateway_added",
                "eventBasedGateway_awaitReply",
                "${heightened == true}")
            .with(
                "timerDefinition_noReply\"><bpmn:timeDuration"
                    + " xsi:type=\"bpmn:tFormalExpression\">${replyDeadline}",
                "timerDefinition_noReply\"><bpmn:timeDuration"
                    + " xsi:type=\"bpmn:tFormalExpression\">"
                    + time)
            .text();

    if (tooShort) {
      assertOnlyError(
          model,
          "eventBasedGateway_awaitReply",
          "The paths form a loop that goes round by itself more than once an hour.");
    } else {
      assertThat(UnbindModel.errors(model)).isEmpty();
    }
  }

  @Test
  @Tag("R77")
  void whatIsMailedHoldsUpNoLoopByBeingDelivered() {
    assertOnlyError(
        new Redrawn()
            .leading("sequenceFlow_noticeDelivered_to_waitingPeriodOver", "exclusiveGateway_added")
            .node(
                "exclusiveGateway_added",
                "<bpmn:exclusiveGateway id=\"exclusiveGateway_added\" default=\"flow_on\" />")
            .flow("flow_on", "exclusiveGateway_added", "catchEvent_waitingPeriodOver")
            .flow(
                "flow_back",
                "exclusiveGateway_added",
                "serviceTask_mailApproved",
                "${heightened == true}")
            .text(),
        "serviceTask_mailApproved",
        "The paths form a loop that goes round by itself more than once an hour.");
  }

  @Test
  void pathClosesTheTicket() {
    assertOnlyError(
        new Redrawn()
            .node("endEvent_added", "<bpmn:endEvent id=\"endEvent_added\" />")
            .flow(
                "flow_end",
                "exclusiveGateway_heightened",
                "endEvent_added",
                "${heightened != true}")
            .text(),
        "endEvent_added",
        "A path ends here without closing the ticket.");
  }

  @Test
  @Tag("R77")
  void nobodyIsWaitedForOnceTheTicketIsClosed() {
    assertOnlyError(
        new Redrawn()
            .node(
                "userTask_added",
                "<bpmn:userTask id=\"userTask_added\" name=\"Check the quality\""
                    + " camunda:formKey=\"ticket-review\" camunda:candidateGroups=\"agents\" />")
            .leading("sequenceFlow_closeRejected_to_requestRejected", "userTask_added")
            .flow("flow_added", "userTask_added", "endEvent_requestRejected")
            .text(),
        "userTask_added",
        "A path waits here for somebody though the ticket is closed.");
  }

  @Test
  @Tag("R57")
  void nobodyIsToldOfAResetThatWasNot() {
    String model =
        new Redrawn()
            .withoutNode("serviceTask_resetAuthenticators")
            .withoutFlow("sequenceFlow_resetAuthenticators_to_mailDone")
            .leading(
                "sequenceFlow_waitingPeriodOver_to_resetAuthenticators", "serviceTask_mailDone")
            .text();

    assertThat(UnbindModel.errors(model))
        .extracting(Finding::elementId)
        .containsExactly("serviceTask_mailDone", "serviceTask_closeReset");
    assertThat(UnbindModel.errors(model))
        .extracting(ModelFindings::rule)
        .containsOnly("A path says here that MFA was unbound, without the reset.");
  }

  @Test
  @Tag("R77")
  void noticeIsWaitedForOnceItIsMailed() {
    assertOnlyError(
        new Redrawn()
            .leading("sequenceFlow_mailFiled_to_reviewTicket", "catchEvent_noticeDelivered")
            .leading("sequenceFlow_noticeDelivered_to_waitingPeriodOver", "userTask_reviewTicket")
            .leading("sequenceFlow_mailApproved_to_noticeDelivered", "catchEvent_waitingPeriodOver")
            .text(),
        "catchEvent_noticeDelivered",
        "A path waits here for the delivery of a mail that was not sent yet.");
  }

  @Test
  void pathOfAnEventSubProcessClosesTheTicket() {
    assertOnlyError(
        new Redrawn()
            .with(
                "<bpmn:serviceTask id=\"serviceTask_closeWithdrawn\" name=\"Close as canceled\""
                    + " camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${closeTicket}\">",
                "<bpmn:serviceTask id=\"serviceTask_closeWithdrawn\" name=\"Close as canceled\""
                    + " camunda:asyncBefore=\"true\""
                    + " camunda:delegateExpression=\"${sendTicketMail}\">")
            .with(
                "<camunda:inputParameter name=\"outcome\">canceled<",
                "<camunda:inputParameter name=\"mailTemplate\">ticket-stopped<")
            .text(),
        "endEvent_withdrawn",
        "A path ends here without closing the ticket.");
  }

  @Test
  void interruptingTimerClosesTheTicket() {
    assertOnlyError(
        new Redrawn()
            .with(
                "name=\"Second review overdue\" cancelActivity=\"false\"",
                "name=\"Second review overdue\"")
            .text(),
        "endEvent_secondReviewOverdueTold",
        "A path ends here without closing the ticket.");
  }

  @Test
  void sidePathDoesNotRunIntoTheMainOne() {
    assertOnlyError(
        new Redrawn()
            .withoutFlow("sequenceFlow_mailReviewOverdue_to_reviewOverdueTold")
            .flow("flow_added", "serviceTask_mailReviewOverdue", "serviceTask_mailRejected")
            .node("exclusiveGateway_more", "<bpmn:exclusiveGateway id=\"exclusiveGateway_more\" />")
            .leading(
                "sequenceFlow_mailSecondReviewOverdue_to_secondReviewOverdueTold",
                "exclusiveGateway_more")
            .flow(
                "flow_1",
                "exclusiveGateway_more",
                "endEvent_reviewOverdueTold",
                "${heightened == true}")
            .flow("flow_2", "exclusiveGateway_more", "endEvent_secondReviewOverdueTold")
            .with(
                "<bpmn:exclusiveGateway id=\"exclusiveGateway_more\"",
                "<bpmn:exclusiveGateway default=\"flow_2\" id=\"exclusiveGateway_more\"")
            .text(),
        "serviceTask_mailRejected",
        "A path that begins at a non-interrupting event only mails, and has an end of its own.");
  }

  @Test
  void sidePathDoesNotCloseTheTicket() {
    assertOnlyError(
        new Redrawn()
            .node(
                "serviceTask_added",
                """
                <bpmn:serviceTask id="serviceTask_added" \
                camunda:delegateExpression="${closeTicket}"><bpmn:extensionElements>\
                <camunda:inputOutput><camunda:inputParameter name="outcome">noReply\
                </camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>\
                </bpmn:serviceTask>""")
            .leading("sequenceFlow_mailReviewOverdue_to_reviewOverdueTold", "serviceTask_added")
            .flow("flow_added", "serviceTask_added", "endEvent_reviewOverdueTold")
            .text(),
        "serviceTask_added",
        "A path that begins at a non-interrupting event only mails, and has an end of its own.");
  }

  @Test
  @Tag("R32")
  void noPathLeadsToTheResetWithoutAReview() {
    assertOnlyError(
        new Redrawn()
            .node(
                "exclusiveGateway_skip",
                "<bpmn:exclusiveGateway id=\"exclusiveGateway_skip\" default=\"flow_review\" />")
            .leading("sequenceFlow_mailFiled_to_reviewTicket", "exclusiveGateway_skip")
            .flow("flow_review", "exclusiveGateway_skip", "userTask_reviewTicket")
            .flow(
                "flow_skip",
                "exclusiveGateway_skip",
                "serviceTask_mailApproved",
                "${heightened == false}")
            .text(),
        "serviceTask_resetAuthenticators",
        "A path leads to the reset without a review.");
  }

  @Test
  @Tag("R32")
  void timerThatTakesAReviewAwayIsNoReview() {
    assertOnlyError(
        new Redrawn()
            .with("name=\"Review overdue\" cancelActivity=\"false\"", "name=\"Review overdue\"")
            .leading(
                "sequenceFlow_mailReviewOverdue_to_reviewOverdueTold", "serviceTask_mailApproved")
            .leading("sequenceFlow_closeReset_to_authenticatorsReset", "exclusiveGateway_ends")
            .node(
                "exclusiveGateway_ends",
                "<bpmn:exclusiveGateway id=\"exclusiveGateway_ends\" default=\"flow_1\" />")
            .flow("flow_1", "exclusiveGateway_ends", "endEvent_authenticatorsReset")
            .flow(
                "flow_2",
                "exclusiveGateway_ends",
                "endEvent_reviewOverdueTold",
                "${heightened == true}")
            .text(),
        "serviceTask_resetAuthenticators",
        "A path leads to the reset without a review.");
  }

  @Test
  @Tag("R53")
  void noPathLeadsToTheResetWithoutTheNoticeOfFiling() {
    assertOnlyError(
        new Redrawn().with(">ticket-filed<", ">requester-reminder<").text(),
        "serviceTask_resetAuthenticators",
        "A path leads to the reset without the notice that the ticket was filed.");
  }

  @Test
  @Tag("R53")
  void noPathLeadsToTheResetWithoutTheNoticeOfApproval() {
    assertOnlyError(
        new Redrawn().with(">ticket-approved<", ">requester-reminder<").text(),
        "serviceTask_resetAuthenticators",
        "A path leads to the reset without the notice that the ticket was approved.");
  }

  @Test
  @Tag("R77")
  void noPathLeadsToTheResetBeforeTheAddressWasVerified() {
    assertOnlyError(
        new Redrawn()
            .leading("sequenceFlow_awaitVerification_to_verificationExpired", "catchEvent_late")
            .node(
                "catchEvent_late",
                "<bpmn:intermediateCatchEvent id=\"catchEvent_late\"><bpmn:timerEventDefinition"
                    + " id=\"timerDefinition_late\"><bpmn:timeDuration>PT1H</bpmn:timeDuration>"
                    + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>")
            .flow("flow_late", "catchEvent_late", "serviceTask_mailFiled")
            .withoutNode("catchEvent_verificationExpired")
            .withoutFlow("sequenceFlow_verificationExpired_to_closeExpired")
            .withoutNode("serviceTask_closeExpired")
            .withoutFlow("sequenceFlow_closeExpired_to_requestExpired")
            .withoutNode("endEvent_requestExpired")
            .text(),
        "serviceTask_resetAuthenticators",
        "A path leads to the reset before the address was verified.");
  }

  @Test
  @Tag("R77")
  void noticeBeforeTheReviewIsNone() {
    assertOnlyError(
        new Redrawn()
            .leading("sequenceFlow_mailFiled_to_reviewTicket", "serviceTask_mailApproved")
            .leading("sequenceFlow_mailApproved_to_noticeDelivered", "userTask_reviewTicket")
            .leading("sequenceFlow_heightened_to_mailApproved", "catchEvent_noticeDelivered")
            .leading("sequenceFlow_secondDecision_to_mailApproved", "catchEvent_noticeDelivered")
            .text(),
        "serviceTask_resetAuthenticators",
        "A path leads to the reset without the notice that the ticket was approved.");
  }

  @Test
  @Tag("R77")
  void noticeBetweenTwoReviewsIsNone() {
    assertOnlyError(
        new Redrawn()
            .leading("sequenceFlow_heightened_to_secondReview", "serviceTask_mailApproved")
            .leading(
                "sequenceFlow_waitingPeriodOver_to_resetAuthenticators", "userTask_secondReview")
            .leading(
                "sequenceFlow_secondDecision_to_mailApproved", "serviceTask_resetAuthenticators")
            .text(),
        "serviceTask_resetAuthenticators",
        "A path leads to the reset without the notice that the ticket was approved.");
  }

  @Test
  @Tag("R77")
  void noPathLeadsToTheResetWithoutAWait() {
    assertOnlyError(
        new Redrawn()
            .leading(
                "sequenceFlow_noticeDelivered_to_waitingPeriodOver",
                "serviceTask_resetAuthenticators")
            .withoutNode("catchEvent_waitingPeriodOver")
            .withoutFlow("sequenceFlow_waitingPeriodOver_to_resetAuthenticators")
            .text(),
        "serviceTask_resetAuthenticators",
        "A path leads to the reset without a wait.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ownerObjected", "stopped", "withdrawn"})
  @Tag("R77")
  void whatEndsATicketIsHeardAllTheTime(String message) {
    assertOnlyError(
        new Redrawn()
            .with(
                "<bpmn:messageEventDefinition id=\"messageDefinition_%s\" messageRef=\"message_%s\" />"
                    .formatted(message, message),
                "<bpmn:timerEventDefinition id=\"messageDefinition_%s\"><bpmn:timeDuration>P9D</bpmn:timeDuration></bpmn:timerEventDefinition>"
                    .formatted(message))
            .text(),
        "mfa-unbind",
        "A process ends whenever mfa." + message + " comes.");
  }

  @Test
  void secondReviewForEveryoneIsFine() {
    String model =
        new Redrawn()
            .with("${heightened == true}", "${heightened != true}")
            .leading("sequenceFlow_heightened_to_mailApproved", "userTask_secondReview")
            .text();

    assertThat(UnbindModel.findings(model)).isEmpty();
  }

  @Test
  @Tag("R77")
  void endWithoutAMailToTheRequesterIsAWarning() {
    assertOnlyWarning(
        new Redrawn().with(">ticket-rejected<", ">review-reminder<").text(),
        "serviceTask_closeRejected",
        "A path closes the ticket here without telling the requester.");
  }
}
