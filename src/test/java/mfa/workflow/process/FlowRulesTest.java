package mfa.workflow.process;

import static mfa.workflow.process.ModelFindings.assertOnlyError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the nodes of a model are connected. */
class FlowRulesTest {

  private static final String TO_SECOND_REVIEW = "sequenceFlow_heightened_to_secondReview";

  @ParameterizedTest
  @ValueSource(strings = {"userTask_gone", "endEvent_stopped", "subProcess_stopped", ""})
  void flowLeadsToANodeOfTheSameProcess(String target) {
    String model = new Redrawn().flow("flow_loose", "exclusiveGateway_heightened", target).text();

    if (target.isEmpty()) {
      model = model.replace(" targetRef=\"\"", "");
    }

    assertOnlyError(
        model,
        "flow_loose",
        "A sequence flow leads from one node to another of the same process or sub-process.");
  }

  @Test
  void taskHasAWayOn() {
    assertOnlyError(
        new Redrawn()
            .withoutFlow("sequenceFlow_closeReset_to_authenticatorsReset")
            .node(
                "exclusiveGateway_ends",
                "<bpmn:exclusiveGateway id=\"exclusiveGateway_ends\" default=\"flow_1\" />")
            .leading("sequenceFlow_closeRejected_to_requestRejected", "exclusiveGateway_ends")
            .flow("flow_1", "exclusiveGateway_ends", "endEvent_requestRejected")
            .flow(
                "flow_2",
                "exclusiveGateway_ends",
                "endEvent_authenticatorsReset",
                "${heightened == true}")
            .text(),
        "serviceTask_closeReset",
        "Every node but an end event has a way on.");
  }

  @Test
  void gatewayHasAWayOn() {
    assertOnlyError(
        new Redrawn()
            .node("exclusiveGateway_end", "<bpmn:exclusiveGateway id=\"exclusiveGateway_end\" />")
            .flow(
                "flow_end",
                "exclusiveGateway_heightened",
                "exclusiveGateway_end",
                "${heightened != true}")
            .text(),
        "exclusiveGateway_end",
        "Every node but an end event has a way on.");
  }

  @Test
  void endEventHasNoWayOn() {
    assertOnlyError(
        new Redrawn()
            .flow("flow_added", "endEvent_requestExpired", "serviceTask_closeRejected")
            .text(),
        "endEvent_requestExpired",
        "An end event has no way on.");
  }

  @Test
  void nothingLeadsToAStartEvent() {
    assertOnlyError(
        new Redrawn()
            .leading(
                "sequenceFlow_codeRequested_to_sendVerificationCode", "startEvent_unbindRequested")
            .text(),
        "startEvent_unbindRequested",
        "Nothing leads to a start event or a boundary event.");
  }

  @Test
  void waysPartOnlyAtAGateway() {
    assertOnlyError(
        new Redrawn()
            .flow("flow_added", "serviceTask_mailDone", "serviceTask_closeRejected")
            .text(),
        "serviceTask_mailDone",
        "A path splits only at a gateway.");
  }

  @Test
  void conditionStandsOnlyAfterAnExclusiveGateway() {
    assertOnlyError(
        new Redrawn()
            .withoutFlow("sequenceFlow_mailDone_to_closeReset")
            .flow(
                "flow_added",
                "serviceTask_mailDone",
                "serviceTask_closeReset",
                "${heightened == true}")
            .text(),
        "flow_added",
        "A condition stands only on ways out of an exclusive gateway.");
  }

  @Test
  void exclusiveGatewayHasADefault() {
    assertOnlyError(
        new Redrawn().with(" default=\"sequenceFlow_heightened_to_mailApproved\"", "").text(),
        "exclusiveGateway_heightened",
        "An exclusive gateway has a default flow, so that there is always a way on.");
  }

  @Test
  void exclusiveGatewayHasNoTwoDefaults() {
    assertOnlyError(
        new Redrawn()
            .withoutFlow(TO_SECOND_REVIEW)
            .flow(TO_SECOND_REVIEW, "exclusiveGateway_heightened", "userTask_secondReview")
            .text(),
        "exclusiveGateway_heightened",
        "An exclusive gateway has only one default: all other ways have a condition.");
  }

  @Test
  void defaultFlowIsTheOneWithoutACondition() {
    assertOnlyError(
        new Redrawn()
            .with(
                "default=\"sequenceFlow_heightened_to_mailApproved\"",
                "default=\"" + TO_SECOND_REVIEW + "\"")
            .text(),
        "exclusiveGateway_heightened",
        "The default flow of a gateway is its way without a condition.");
  }

  @Test
  void onlyWayOutOfAGatewayHasNoCondition() {
    assertOnlyError(
        new Redrawn()
            .node("exclusiveGateway_one", "<bpmn:exclusiveGateway id=\"exclusiveGateway_one\" />")
            .leading("sequenceFlow_mailDone_to_closeReset", "exclusiveGateway_one")
            .flow(
                "flow_one",
                "exclusiveGateway_one",
                "serviceTask_closeReset",
                "${heightened == true}")
            .text(),
        "exclusiveGateway_one",
        "An exclusive gateway has a default flow, so that there is always a way on.");
  }

  @Test
  void eventGatewayLeadsToEventsOfItsOwn() {
    assertOnlyError(
        new Redrawn()
            .leading("sequenceFlow_requesterReplied_to_reviewTicket", "catchEvent_noReply")
            .text(),
        "catchEvent_noReply",
        "An event-based gateway leads to catch events that nothing else leads to.");
  }

  @Test
  void eventGatewayDoesNotLeadToATask() {
    assertOnlyError(
        new Redrawn()
            .flow("flow_added", "eventBasedGateway_awaitReply", "serviceTask_closeNoReply")
            .text(),
        "serviceTask_closeNoReply",
        "An event-based gateway leads to catch events that nothing else leads to.");
  }

  @Test
  void messageWithTwoIdsIsOneMessage() {
    assertOnlyError(
        new Redrawn()
            .with("messageRef=\"message_codeRequested\"", "messageRef=\"message_twin\"")
            .with(
                "<bpmn:message id=\"message_requesterReplied\"",
                "<bpmn:message id=\"message_twin\" name=\"mfa.emailVerified\" />"
                    + "<bpmn:message id=\"message_requesterReplied\"")
            .text(),
        "catchEvent_codeRequested",
        "The ways out of an event-based gateway wait for different messages.");
  }

  @Test
  void eventGatewayWaitsForDifferentMessages() {
    assertOnlyError(
        new Redrawn()
            .with("messageRef=\"message_codeRequested\"", "messageRef=\"message_emailVerified\"")
            .text(),
        "catchEvent_codeRequested",
        "The ways out of an event-based gateway wait for different messages.");
  }

  @Test
  void eventGatewayHasTwoWaysOn() {
    assertOnlyError(
        new Redrawn()
            .node(
                "eventBasedGateway_one", "<bpmn:eventBasedGateway id=\"eventBasedGateway_one\" />")
            .leading("sequenceFlow_mailApproved_to_noticeDelivered", "eventBasedGateway_one")
            .flow("flow_one", "eventBasedGateway_one", "catchEvent_noticeDelivered")
            .text(),
        "eventBasedGateway_one",
        "An event-based gateway has two or more ways on.");
  }
}
