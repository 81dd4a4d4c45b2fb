package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The changes {@code bpmn/README.md} walks a process owner through do what it says. */
class WalkThroughTest {

  private static InMemoryEngine engine;

  @BeforeAll
  static void startTheEngine() {
    engine = InMemoryEngine.guarded();
  }

  @AfterEach
  void resetTheClock() {
    ClockUtil.reset();
  }

  @AfterAll
  static void closeTheEngine() {
    engine.close();
  }

  @Test
  void anotherDeadline() {
    deploy(
        new Redrawn()
            .with(
                "\"timerDefinition_noReply\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">"
                    + "${replyDeadline}",
                "\"timerDefinition_noReply\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">"
                    + "P3D")
            .text());
    ProcessSimulation ticket = Stage.REPLY_AWAITED.ticket(engine);

    ticket.pass(Duration.ofDays(3));

    assertThat(ticket.steps()).endsWith("closeTicket noReply", "sendTicketMail ticket-no-reply");
  }

  @Test
  void reminderMail() {
    deploy(
        new Redrawn()
            .node(
                "boundaryEvent_remind",
                """
                <bpmn:boundaryEvent id="boundaryEvent_remind" cancelActivity="false" \
                attachedToRef="userTask_reviewTicket" name="Review still open">\
                <bpmn:documentation>Every 12 hours.</bpmn:documentation>\
                <bpmn:timerEventDefinition id="timerDefinition_remind"><bpmn:timeCycle \
                xsi:type="bpmn:tFormalExpression">R3/PT12H</bpmn:timeCycle>\
                </bpmn:timerEventDefinition></bpmn:boundaryEvent>""")
            .node(
                "serviceTask_remind",
                """
                <bpmn:serviceTask id="serviceTask_remind" name="Remind supervisors early" \
                camunda:modelerTemplate="mfa.sendTicketMail" camunda:modelerTemplateVersion="1" \
                camunda:asyncBefore="true" camunda:delegateExpression="${sendTicketMail}">\
                <bpmn:documentation>The review goes on.</bpmn:documentation>\
                <bpmn:extensionElements>\
                <camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>\
                <camunda:inputOutput><camunda:inputParameter name="mailTemplate">review-reminder\
                </camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>\
                </bpmn:serviceTask>""")
            .node(
                "endEvent_reminded",
                "<bpmn:endEvent id=\"endEvent_reminded\" name=\"Reminded\">"
                    + "<bpmn:documentation>The review goes on.</bpmn:documentation></bpmn:endEvent>")
            .flow("sequenceFlow_remind_1", "boundaryEvent_remind", "serviceTask_remind")
            .flow("sequenceFlow_remind_2", "serviceTask_remind", "endEvent_reminded")
            .text());
    ProcessSimulation ticket = ProcessSimulation.filed(engine);

    for (int i = 0; i < 10; i++) {
      ticket.pass(Duration.ofHours(5));
    }

    assertThat(Collections.frequency(ticket.steps(), "sendTicketMail review-reminder"))
        .isEqualTo(3);
    ticket.review("reject");
    assertThat(ticket.leftovers()).isEmpty();
  }

  @Test
  void secondReviewForEveryone() {
    deploy(
        new Redrawn()
            .withoutNode("exclusiveGateway_heightened")
            .withoutFlow("sequenceFlow_heightened_to_secondReview")
            .withoutFlow("sequenceFlow_heightened_to_mailApproved")
            .leading("sequenceFlow_reviewDecision_to_heightened", "userTask_secondReview")
            .text());
    ProcessSimulation ticket = ProcessSimulation.filed(engine);

    ticket.review("approve");

    assertThat(ticket.task().getFormKey()).isEqualTo("ticket-second-review");
    ticket.review("approve");
    assertThat(ticket.steps()).endsWith("sendTicketMail ticket-approved");
  }

  private void deploy(String model) {
    assertThat(UnbindModel.findings(model)).isEmpty();
    new ProcessDeployer(List.of(UnbindModel.CONTRACT), new RememberedVersions())
        .deploy(engine.repository(), new PackagedFile(model));
  }
}
