package mfa.workflow.process;

import static mfa.workflow.process.UnbindModel.inserting;
import static mfa.workflow.process.UnbindModel.with;

import java.util.List;

/** Models with an element of BPMN that a model may not use. */
final class ForbiddenElements {

  private ForbiddenElements() {}

  static List<ForbiddenModel> all() {
    return List.of(
        new ForbiddenModel(
            "script task",
            "added",
            "bpmn:scriptTask is not among the elements",
            inserting(
                "added",
                "<bpmn:scriptTask id=\"added\" scriptFormat=\"javascript\">"
                    + "<bpmn:script>1</bpmn:script></bpmn:scriptTask>")),
        new ForbiddenModel(
            "call activity",
            "added",
            "bpmn:callActivity is not among the elements",
            inserting("added", "<bpmn:callActivity id=\"added\" calledElement=\"other\" />")),
        new ForbiddenModel(
            "decision",
            "added",
            "bpmn:businessRuleTask is not among the elements",
            inserting("added", "<bpmn:businessRuleTask id=\"added\" camunda:decisionRef=\"d\" />")),
        new ForbiddenModel(
            "send task",
            "added",
            "bpmn:sendTask is not among the elements",
            inserting(
                "added",
                "<bpmn:sendTask id=\"added\" camunda:delegateExpression=\"${closeTicket}\" />")),
        new ForbiddenModel(
            "receive task",
            "added",
            "bpmn:receiveTask is not among the elements",
            inserting("added", "<bpmn:receiveTask id=\"added\" messageRef=\"message_stopped\" />")),
        new ForbiddenModel(
            "task without a kind",
            "added",
            "bpmn:task is not among the elements",
            inserting("added", "<bpmn:task id=\"added\" />")),
        new ForbiddenModel(
            "parallel gateway",
            "added",
            "bpmn:parallelGateway is not among the elements",
            inserting("added", "<bpmn:parallelGateway id=\"added\" />")),
        new ForbiddenModel(
            "inclusive gateway",
            "added",
            "bpmn:inclusiveGateway is not among the elements",
            inserting("added", "<bpmn:inclusiveGateway id=\"added\" />")),
        new ForbiddenModel(
            "throw event",
            "added",
            "bpmn:intermediateThrowEvent is not among the elements",
            inserting("added", "<bpmn:intermediateThrowEvent id=\"added\" />")),
        new ForbiddenModel(
            "multi instance",
            "userTask_secondReview",
            "bpmn:multiInstanceLoopCharacteristics is not among the elements",
            with(
                "<bpmn:outgoing>sequenceFlow_secondReview_to_secondDecision</bpmn:outgoing>",
                "<bpmn:outgoing>sequenceFlow_secondReview_to_secondDecision</bpmn:outgoing>"
                    + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3"
                    + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>")),
        new ForbiddenModel(
            "conditional event",
            "catchEvent_noticeDelivered",
            "bpmn:conditionalEventDefinition is not among the elements",
            with(
                "<bpmn:messageEventDefinition id=\"messageDefinition_noticeDelivered\""
                    + " messageRef=\"message_noticeDelivered\" />",
                "<bpmn:conditionalEventDefinition id=\"c\"><bpmn:condition"
                    + " xsi:type=\"bpmn:tFormalExpression\">${true}</bpmn:condition>"
                    + "</bpmn:conditionalEventDefinition>")),
        new ForbiddenModel(
            "terminate end",
            "endEvent_reviewOverdueTold",
            "bpmn:terminateEventDefinition is not among the elements",
            with(
                "<bpmn:incoming>sequenceFlow_mailReviewOverdue_to_reviewOverdueTold</bpmn:incoming>",
                "<bpmn:incoming>sequenceFlow_mailReviewOverdue_to_reviewOverdueTold</bpmn:incoming>"
                    + "<bpmn:terminateEventDefinition />")),
        new ForbiddenModel(
            "error end",
            "endEvent_requestExpired",
            "bpmn:errorEventDefinition is not among the elements",
            with(
                "<bpmn:incoming>sequenceFlow_closeExpired_to_requestExpired</bpmn:incoming>",
                "<bpmn:incoming>sequenceFlow_closeExpired_to_requestExpired</bpmn:incoming>"
                    + "<bpmn:errorEventDefinition />")),
        new ForbiddenModel(
            "signal",
            "signal_all",
            "bpmn:signal is not among the elements",
            with(
                "<bpmn:message id=\"message_stopped\"",
                "<bpmn:signal id=\"signal_all\" name=\"all\" /><bpmn:message id=\"message_stopped\"")));
  }
}
