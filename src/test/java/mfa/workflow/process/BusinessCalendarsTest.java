package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines of working time in the engine, beside those of the clock. */
@Tag("R77")
@DisplayName("R77: a model may count working time")
class BusinessCalendarsTest {

  private static final Instant FRIDAY = Instant.parse("2026-03-06T16:30:00Z");

  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
      xmlns:camunda="http://camunda.org/schema/1.0/bpmn" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions_work" \
      targetNamespace="work"><bpmn:process id="work" isExecutable="true" \
      camunda:historyTimeToLive="P30D">
      <bpmn:startEvent id="startEvent_filed" />
      <bpmn:sequenceFlow id="flow_1" sourceRef="startEvent_filed" targetRef="userTask_work" />
      <bpmn:userTask id="userTask_work" camunda:dueDate="${deadline}" />
      <bpmn:boundaryEvent id="boundaryEvent_overdue" cancelActivity="false" \
      attachedToRef="userTask_work"><bpmn:timerEventDefinition id="timer">\
      <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${deadline}</bpmn:timeDuration>\
      </bpmn:timerEventDefinition></bpmn:boundaryEvent>
      </bpmn:process></bpmn:definitions>
      """;

  private InMemoryEngine engine;

  @BeforeEach
  void startOnFriday() {
    engine = InMemoryEngine.unguarded();
    ClockUtil.setCurrentTime(Date.from(FRIDAY));
  }

  @AfterEach
  void close() {
    ClockUtil.reset();
    engine.close();
  }

  @Test
  void workingTimeAfterFridayHalfPastFourGoesOnOnMonday() {
    start("BUSINESS/PT8H");

    Instant monday = Instant.parse("2026-03-09T16:30:00Z");
    assertThat(dueDate()).isEqualTo(monday);
    assertThat(timers()).containsExactly(monday);
  }

  @Test
  void otherDurationsCountNightsAndWeekends() {
    start("PT48H");

    Instant sunday = FRIDAY.plus(Duration.ofHours(48));
    assertThat(dueDate()).isEqualTo(sunday);
    assertThat(timers()).containsExactly(sunday);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUSINESS/P1D", "BUSINESS/", "BUSINESS/PT0S", "BUSINESS/soon"})
  void whatIsNoWorkingTimeIsRefused(String deadline) {
    assertThatThrownBy(() -> start(deadline))
        .isInstanceOf(ProcessEngineException.class)
        .hasStackTraceContaining("No working time: " + deadline);
  }

  @Test
  @Tag("R53")
  @DisplayName("R53: an unbind ticket that is filed on a Friday is due on Sunday, as before")
  void unbindTicketsKeepTheClock() {
    engine.deploy(UnbindModel.text());
    String number = UUID.randomUUID().toString();

    engine
        .engine()
        .getRuntimeService()
        .startProcessInstanceByKey(
            UnbindModel.CONTRACT.process(), number, ProcessSimulation.variables(number));
    jobs().forEach(job -> engine.engine().getManagementService().executeJob(job.getId()));
    engine
        .engine()
        .getRuntimeService()
        .createMessageCorrelation("mfa.emailVerified")
        .processInstanceBusinessKey(number)
        .correlate();
    jobs()
        .filter(job -> job.getDuedate() == null)
        .forEach(job -> engine.engine().getManagementService().executeJob(job.getId()));

    Instant sunday = FRIDAY.plus(ProcessSimulation.REVIEW_DEADLINE);
    assertThat(dueDate()).isEqualTo(sunday);
    assertThat(timers()).contains(sunday);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUSINESS/PT8H", "BUSINESS/PT36H30M", "BUSINESS/PT9999H"})
  void modelMayWriteWorkingTimeItself(String literal) {
    assertThat(ValueRule.DEADLINE.admits(literal, UnbindModel.CONTRACT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BUSINESS/P1D",
        "BUSINESS/P1DT2H",
        "BUSINESS/PT0H",
        "BUSINESS/",
        "BUSINESS/PT",
        "business/PT8H",
        "BUSINESS/${reviewDeadline}",
        "R3/BUSINESS/PT8H"
      })
  void modelThatWritesItBadlyIsRefused(String literal) {
    assertThat(ValueRule.DEADLINE.admits(literal, UnbindModel.CONTRACT)).isFalse();
    assertThat(ValueRule.REPETITION.admits(literal, UnbindModel.CONTRACT)).isFalse();
  }

  @Test
  void shortWorkingTimeIsAShortRound() {
    assertThat(ValueRule.duration("BUSINESS/PT5M")).contains(Duration.ofMinutes(5));
    assertThat(ValueRule.duration("BUSINESS/soon")).isEmpty();
  }

  private void start(String deadline) {
    engine.deploy(MODEL);
    engine
        .engine()
        .getRuntimeService()
        .startProcessInstanceByKey("work", Map.of("deadline", deadline));
  }

  private Instant dueDate() {
    return engine.engine().getTaskService().createTaskQuery().list().stream()
        .map(Task::getDueDate)
        .map(Date::toInstant)
        .findFirst()
        .orElseThrow();
  }

  private List<Instant> timers() {
    return jobs()
        .filter(job -> job.getDuedate() != null)
        .map(job -> job.getDuedate().toInstant())
        .toList();
  }

  private Stream<Job> jobs() {
    return engine.engine().getManagementService().createJobQuery().list().stream();
  }
}
