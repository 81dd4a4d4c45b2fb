package mfa.workflow.process;

import static mfa.workflow.process.ModelFindings.assertOnlyError;
import static mfa.workflow.process.UnbindModel.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where events stand and what they wait for, and what tasks need. */
class EventAndTaskRulesTest {

  private static final String PLAIN_START =
      "<bpmn:outgoing>sequenceFlow_unbindRequested_to_sendVerificationCode</bpmn:outgoing>";

  @Test
  void processStartsWithoutATrigger() {
    assertOnlyError(
        with(
            PLAIN_START,
            PLAIN_START
                + "<bpmn:timerEventDefinition><bpmn:timeDuration"
                + " xsi:type=\"bpmn:tFormalExpression\">PT1M</bpmn:timeDuration>"
                + "</bpmn:timerEventDefinition>"),
        "startEvent_unbindRequested",
        "A process starts with one start event without a trigger.");
  }

  @Test
  void processHasOneStartEvent() {
    assertOnlyError(
        new Redrawn()
            .node("startEvent_added", "<bpmn:startEvent id=\"startEvent_added\" />")
            .flow("flow_added", "startEvent_added", "serviceTask_sendVerificationCode")
            .text(),
        "mfa-unbind",
        "A process starts with one start event without a trigger.");
  }

  @Test
  void eventSubProcessStartsWithAnEvent() {
    String model =
        with(
            "<bpmn:messageEventDefinition id=\"messageDefinition_stopped\""
                + " messageRef=\"message_stopped\" />",
            "");

    assertThat(UnbindModel.errors(model))
        .extracting(ModelFindings::rule)
        .containsExactly(
            "An event sub-process starts with one message or timer start event.",
            "A process ends whenever mfa.stopped comes.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<bpmn:userTask id=\"node_added\" name=\"Ask somebody\" camunda:formKey=\"ticket-review\""
            + " camunda:candidateGroups=\"agents\" />",
        "<bpmn:intermediateCatchEvent id=\"node_added\" name=\"Answer came\">"
            + "<bpmn:messageEventDefinition id=\"definition_added\""
            + " messageRef=\"message_codeRequested\" /></bpmn:intermediateCatchEvent>"
      })
  void ticketThatIsOverWaitsForNobody(String node) {
    assertOnlyError(
        new Redrawn()
            .with(
                "<bpmn:endEvent id=\"endEvent_ownerObjected\"",
                node
                    + "<bpmn:sequenceFlow id=\"flow_added\" sourceRef=\"node_added\""
                    + " targetRef=\"serviceTask_closeOwnerObjected\" />"
                    + "<bpmn:endEvent id=\"endEvent_ownerObjected\"")
            .with(
                "</bpmndi:BPMNPlane>",
                "<bpmndi:BPMNShape id=\"shape_added\" bpmnElement=\"node_added\">"
                    + "<dc:Bounds x=\"0\" y=\"0\" width=\"100\" height=\"80\" />"
                    + "</bpmndi:BPMNShape><bpmndi:BPMNEdge id=\"edge_added\""
                    + " bpmnElement=\"flow_added\"><di:waypoint x=\"0\" y=\"0\" />"
                    + "<di:waypoint x=\"9\" y=\"0\" /></bpmndi:BPMNEdge></bpmndi:BPMNPlane>")
            .leading("sequenceFlow_mailOwnerObjected_to_closeOwnerObjected", "node_added")
            .text(),
        "node_added",
        "Where mfa.ownerObjected ends a process, it waits for nobody: it has no user task there and"
            + " no message.");
  }

  @ParameterizedTest
  @Tag("R77")
  @ValueSource(
      strings = {
        "<bpmn:userTask id=\"node_added\" name=\"Decide what is old\""
            + " camunda:formKey=\"ticket-review\" camunda:candidateGroups=\"supervisors\" />",
        "<bpmn:intermediateCatchEvent id=\"node_added\" name=\"A day later\">"
            + "<bpmn:timerEventDefinition id=\"definition_added\"><bpmn:timeDuration"
            + " xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration>"
            + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
      })
  void whatInterruptsATicketWaitsForNothing(String node) {
    String model =
        new Redrawn()
            .node(
                "subProcess_added",
                "<bpmn:subProcess id=\"subProcess_added\" triggeredByEvent=\"true\">"
                    + "<bpmn:startEvent id=\"start_added\"><bpmn:timerEventDefinition"
                    + " id=\"definition_start\"><bpmn:timeDuration"
                    + " xsi:type=\"bpmn:tFormalExpression\">P30D</bpmn:timeDuration>"
                    + "</bpmn:timerEventDefinition></bpmn:startEvent>"
                    + node
                    + "<bpmn:endEvent id=\"end_added\" />"
                    + "<bpmn:sequenceFlow id=\"flow_1\" sourceRef=\"start_added\""
                    + " targetRef=\"node_added\" />"
                    + "<bpmn:sequenceFlow id=\"flow_2\" sourceRef=\"node_added\""
                    + " targetRef=\"end_added\" /></bpmn:subProcess>")
            .text();

    assertThat(UnbindModel.errors(model))
        .filteredOn(finding -> finding.elementId().equals("node_added"))
        .extracting(ModelFindings::rule)
        .anyMatch(rule -> rule.endsWith("nothing there may wait."));
  }

  @Test
  void subProcessIsTriggeredByAnEvent() {
    assertOnlyError(
        new Redrawn()
            .node("subProcess_added", "<bpmn:subProcess id=\"subProcess_added\" />")
            .leading("sequenceFlow_mailDone_to_closeReset", "subProcess_added")
            .flow("flow_added", "subProcess_added", "serviceTask_closeReset")
            .text(),
        "subProcess_added",
        "A sub-process is one that an event triggers.");
  }

  @Test
  void eventWaitsForSomething() {
    assertOnlyError(
        with(
            "<bpmn:messageEventDefinition id=\"messageDefinition_noticeDelivered\""
                + " messageRef=\"message_noticeDelivered\" />",
            ""),
        "catchEvent_noticeDelivered",
        "An event waits for one message or one timer.");
  }

  @Test
  void messageEventNamesAMessage() {
    assertOnlyError(
        with(" messageRef=\"message_noticeDelivered\"", ""),
        "catchEvent_noticeDelivered",
        "A message event names a message.");
  }

  @Test
  void messageOfAnEventSubProcessIsWaitedForNowhereElse() {
    assertOnlyError(
        with("messageRef=\"message_noticeDelivered\"", "messageRef=\"message_withdrawn\""),
        "startEvent_withdrawn",
        "Nothing else waits for the message of an event sub-process.");
  }

  /** The engine refuses such a file, in words of its own. */
  @Test
  void eventsAtATaskWaitForDifferentMessages() {
    String event =
        "<bpmn:boundaryEvent id=\"%s\" name=\"Replied\" attachedToRef=\"userTask_reviewTicket\">"
            + "<bpmn:messageEventDefinition id=\"%s_definition\""
            + " messageRef=\"message_requesterReplied\" /></bpmn:boundaryEvent>";
    String model =
        new Redrawn()
            .node("event_first", event.formatted("event_first", "event_first"))
            .node("event_second", event.formatted("event_second", "event_second"))
            .flow("flow_first", "event_first", "serviceTask_closeNoReply")
            .flow("flow_second", "event_second", "serviceTask_closeNoReply")
            .text();

    assertOnlyError(
        model, "event_second", "The events at a user task wait for different messages.");
    try (var engine = InMemoryEngine.unguarded()) {
      assertThatThrownBy(() -> engine.deploy(model)).hasMessageContaining("message event");
    }
  }

  @Test
  @Tag("R74")
  void ticketsWaitForSoManyEventsAtOnce() {
    String timer =
        "<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H"
            + "</bpmn:timeDuration></bpmn:timerEventDefinition>";
    String attached =
        "<bpmn:boundaryEvent id=\"more%d\" attachedToRef=\"userTask_reviewTicket\">"
            + timer
            + "</bpmn:boundaryEvent>";
    String anywhere =
        "<bpmn:subProcess id=\"any%1$d\" triggeredByEvent=\"true\">"
            + "<bpmn:startEvent id=\"start%1$d\">"
            + timer
            + "</bpmn:startEvent></bpmn:subProcess>";

    assertThat(added(attached, 19)).isNotEmpty().noneMatch(rule -> rule.startsWith("At most"));
    assertThat(added(attached, 20)).contains("At most 20 events are attached to a user task.");
    assertThat(added(anywhere, 47)).isNotEmpty().noneMatch(rule -> rule.contains("at most"));
    assertThat(added(anywhere, 48)).contains("A process has at most 50 event sub-processes.");
  }

  /** What is wrong then, beside that they are not drawn. */
  private static List<String> added(String element, int number) {
    String all =
        IntStream.range(0, number).mapToObj(element::formatted).collect(Collectors.joining());
    return UnbindModel.errors(UnbindModel.with("</bpmn:process>", all + "</bpmn:process>")).stream()
        .map(ModelFindings::rule)
        .toList();
  }

  @Test
  void timerHasADuration() {
    assertOnlyError(
        with(
            "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">${waitingPeriod}"
                + "</bpmn:timeDuration>",
            ""),
        "catchEvent_waitingPeriodOver",
        "A timer has a duration; a non-interrupting one may have a repetition instead.");
  }

  @Test
  void onlyASidePathRepeats() {
    String repeating = repeating("R3/PT24H");

    assertThat(UnbindModel.findings(reviewOverdue(repeating))).isEmpty();
    assertOnlyError(
        with(
            "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">${waitingPeriod}"
                + "</bpmn:timeDuration>",
            repeating),
        "catchEvent_waitingPeriodOver",
        "A timer has a duration; a non-interrupting one may have a repetition instead.");
  }

  @Test
  @Tag("R77")
  void sidePathRepeatsAtMostOnceAnHour() {
    assertThat(UnbindModel.findings(reviewOverdue(repeating("R99/PT1H")))).isEmpty();
    assertOnlyError(
        reviewOverdue(repeating("R2/PT59M")),
        "boundaryEvent_reviewOverdue",
        "A timer repeats at most once an hour.");
  }

  private static String repeating(String cycle) {
    return "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">" + cycle + "</bpmn:timeCycle>";
  }

  private static String reviewOverdue(String timer) {
    return with(
        "<bpmn:timerEventDefinition id=\"timerDefinition_reviewOverdue\"><bpmn:timeDuration"
            + " xsi:type=\"bpmn:tFormalExpression\">${reviewDeadline}</bpmn:timeDuration>",
        "<bpmn:timerEventDefinition id=\"timerDefinition_reviewOverdue\">" + timer);
  }

  @Test
  void boundaryEventIsAttachedToAUserTask() {
    assertOnlyError(
        with(
            "cancelActivity=\"false\" attachedToRef=\"userTask_reviewTicket\"",
            "cancelActivity=\"false\" attachedToRef=\"serviceTask_mailFiled\""),
        "boundaryEvent_reviewOverdue",
        "A boundary event is attached to a user task: nothing else waits.");
  }

  @Test
  void boundaryEventIsAttachedToSomething() {
    assertOnlyError(
        with(
            "cancelActivity=\"false\" attachedToRef=\"userTask_reviewTicket\"",
            "cancelActivity=\"false\" attachedToRef=\"userTask_gone\""),
        "boundaryEvent_reviewOverdue",
        "A boundary event is attached to a user task: nothing else waits.");
  }

  @Test
  void userTaskHasAForm() {
    assertOnlyError(
        with(" camunda:formKey=\"ticket-second-review\"", ""),
        "userTask_secondReview",
        "A user task has a form key: the screen it opens.");
  }

  @Test
  void userTaskHasAGroup() {
    assertOnlyError(
        with(" camunda:candidateGroups=\"${secondReviewGroup}\"", ""),
        "userTask_secondReview",
        "A user task has a candidate group: the people who see it.");
  }

  @Test
  @Tag("R57")
  void taskThatResetsIsAStepOfItsOwn() {
    assertOnlyError(
        with(
            "camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${resetAuthenticators}\"",
            "camunda:delegateExpression=\"${resetAuthenticators}\""),
        "serviceTask_resetAuthenticators",
        "A service task that does not close the ticket is asynchronous before and has a retry cycle.");
  }

  @Test
  @Tag("R57")
  void taskThatMailsIsTriedAgain() {
    assertOnlyError(
        with(
            "<camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>"
                + "<camunda:inputOutput><camunda:inputParameter name=\"mailTemplate\">ticket-filed",
            "<camunda:inputOutput><camunda:inputParameter name=\"mailTemplate\">ticket-filed"),
        "serviceTask_mailFiled",
        "A service task that does not close the ticket is asynchronous before and has a retry cycle.");
  }

  @ParameterizedTest
  @CsvSource({"R99/PT14M,false", "R24/PT1H,false", "R25/PT1H,true", "R2/P999D,true"})
  @Tag("R77")
  void failureIsToldWithinADay(String retries, boolean tooLong) {
    String model =
        with(
            "R5/PT1M</camunda:failedJobRetryTimeCycle>"
                + "<camunda:inputOutput><camunda:inputParameter name=\"mailTemplate\">ticket-filed",
            retries
                + "</camunda:failedJobRetryTimeCycle>"
                + "<camunda:inputOutput><camunda:inputParameter name=\"mailTemplate\">ticket-filed");

    if (tooLong) {
      assertOnlyError(
          model,
          "serviceTask_mailFiled",
          "A step that fails is tried again for at most a day; then the desk is told.");
    } else {
      assertThat(UnbindModel.findings(model)).isEmpty();
    }
  }
}
