package mfa.workflow.process;

import static mfa.workflow.process.ModelFindings.assertOnlyWarning;
import static mfa.workflow.process.UnbindModel.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a model hard to read is told as a warning, and stops nothing. */
class StyleRulesTest {

  @Test
  void nodeWithoutAName() {
    assertOnlyWarning(
        with("name=\"Reset authenticators\"", "name=\" \""),
        "serviceTask_resetAuthenticators",
        "Every node has a name.");
  }

  @Test
  void nodeWithoutDocumentation() {
    assertOnlyWarning(
        with("<bpmn:documentation>The ticket was disputed.</bpmn:documentation>", ""),
        "endEvent_ownerObjected",
        "Every node and the process are documented.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Activity_0x1yz2a", "Event_1", "mailStopped", "Send mail"})
  void idThatSaysNothing(String id) {
    String model = UnbindModel.text().replace("serviceTask_mailStopped", id.replace(' ', '-'));

    assertOnlyWarning(model, id.replace(' ', '-'), "An id says what it stands for.");
  }

  @Test
  void processWithoutAVersionTag() {
    assertOnlyWarning(
        with(" camunda:versionTag=\"1.0\"", ""), "mfa-unbind", "A process has a version tag.");
  }

  @Test
  void decisionWithUnnamedWays() {
    assertOnlyWarning(
        with(
            "<bpmn:sequenceFlow id=\"sequenceFlow_heightened_to_secondReview\" name=\"yes\"",
            "<bpmn:sequenceFlow id=\"sequenceFlow_heightened_to_secondReview\""),
        "exclusiveGateway_heightened",
        "The ways out of a gateway are named with the answers to its question.");
  }

  @Test
  void reviewWithoutATimer() {
    assertOnlyWarning(
        with(
            "<bpmn:timerEventDefinition id=\"timerDefinition_secondReviewOverdue\">"
                + "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">${reviewDeadline}"
                + "</bpmn:timeDuration></bpmn:timerEventDefinition>",
            "<bpmn:messageEventDefinition messageRef=\"message_requesterReplied\" />"),
        "userTask_secondReview",
        "Nothing happens if nobody acts.");
  }
}
