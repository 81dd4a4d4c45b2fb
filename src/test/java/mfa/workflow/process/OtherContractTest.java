package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import mfa.workflow.process.ProcessContract.Content;
import mfa.workflow.process.ProcessContract.Delegate;
import mfa.workflow.process.ProcessContract.Effect;
import mfa.workflow.process.ProcessContract.Variable;
import org.camunda.bpm.engine.ParseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second process needs a contract, and nothing else of the workflow. */
@Tag("R77")
class OtherContractTest {

  /** A letter is written, paid or not, posted, and filed. */
  private static final ProcessContract LETTER =
      new ProcessContract(
          "letter",
          List.of(
              new Delegate("postLetter", Effect.MAILS, "paper", Set.of("white", "blue")),
              new Delegate("stampLetter", Effect.ACTS),
              new Delegate("fileLetter", Effect.CLOSES)),
          Set.of("letter.lost"),
          Set.of(),
          List.of(),
          List.of(
              new Variable("day", Content.CHOICE, List.of("monday", "friday")),
              new Variable("patience", Content.DURATION)),
          Set.of("writers"),
          Set.of("letter-text"),
          OtherContractTest::checkStamp);

  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
      xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions_letter" \
      targetNamespace="letter"><bpmn:process id="letter" isExecutable="true" \
      camunda:versionTag="1.0" camunda:historyTimeToLive="P30D">
      <bpmn:startEvent id="startEvent_wanted" />
      <bpmn:sequenceFlow id="flow_1" sourceRef="startEvent_wanted" targetRef="userTask_write" />
      <bpmn:userTask id="userTask_write" camunda:formKey="letter-text" \
      camunda:candidateGroups="writers" camunda:dueDate="${patience}" />
      <bpmn:sequenceFlow id="flow_2" sourceRef="userTask_write" targetRef="serviceTask_stamp" />
      <bpmn:serviceTask id="serviceTask_stamp" camunda:asyncBefore="true" \
      camunda:delegateExpression="${stampLetter}"><bpmn:extensionElements>\
      <camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>\
      </bpmn:extensionElements></bpmn:serviceTask>
      <bpmn:sequenceFlow id="flow_3" sourceRef="serviceTask_stamp" targetRef="serviceTask_post" />
      <bpmn:serviceTask id="serviceTask_post" camunda:asyncBefore="true" \
      camunda:delegateExpression="${postLetter}"><bpmn:extensionElements>\
      <camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>\
      <camunda:inputOutput><camunda:inputParameter name="paper">blue</camunda:inputParameter>\
      </camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>
      <bpmn:sequenceFlow id="flow_4" sourceRef="serviceTask_post" targetRef="serviceTask_file" />
      <bpmn:serviceTask id="serviceTask_file" camunda:delegateExpression="${fileLetter}" />
      <bpmn:sequenceFlow id="flow_5" sourceRef="serviceTask_file" targetRef="endEvent_filed" />
      <bpmn:endEvent id="endEvent_filed" />
      </bpmn:process></bpmn:definitions>
      """;

  private static void checkStamp(ModelPaths paths) {
    paths
        .progress(false, (stamped, step) -> stamped || step.calls("stampLetter"))
        .forEach(
            (step, stamped) -> {
              if (step.calls("postLetter", "blue") && stamped.contains(false)) {
                paths.error(step, "finding.no-end");
              }
            });
  }

  @Test
  void modelIsJudgedByTheContractOfItsProcess() {
    assertThat(rules(LETTER, MODEL)).containsOnly("A process is drawn.");
  }

  @Test
  void featureHasRulesForThePathsOfItsProcess() {
    String unstamped = MODEL.replace("${stampLetter}", "${fileLetter}");

    assertThat(rules(LETTER, unstamped))
        .containsExactly("From here the process never ends.", "A process is drawn.");
  }

  @Test
  void adviceNamesWhatTheContractOfTheProcessHas() {
    String otherDelegate = MODEL.replace("${fileLetter}", "${closeTicket}");

    assertThat(errors(LETTER, otherDelegate))
        .extracting(ModelFindings::advice)
        .contains(
            "Set the delegate expression to one of ${fileLetter}, ${postLetter}, ${stampLetter}.",
            "Before the end, put a service task that calls ${fileLetter}.");
  }

  @Test
  void adviceIsASentenceAlsoWhereThereIsOneChoiceOnly() {
    String other =
        MODEL
            .replace("<bpmn:process id=\"letter\"", "<bpmn:process id=\"parcel\"")
            .replace("letter-text", "parcel-text")
            .replace("camunda:candidateGroups=\"writers\"", "");

    assertThat(errors(LETTER, other))
        .extracting(ModelFindings::advice)
        .contains("Set the id to letter.", "Choose letter-text.", "Choose writers.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camunda:asyncBefore=\"true\"",
        " camunda:delegateExpression=\"${fileLetter}\"",
        " camunda:delegateExpression=\"${stampLetter}\"",
        "<camunda:inputParameter name=\"paper\">blue</camunda:inputParameter>",
        "camunda:formKey=\"letter-text\"",
        "camunda:candidateGroups=\"writers\"",
        "camunda:dueDate=\"${patience}\"",
        "isExecutable=\"true\"",
        "camunda:versionTag=\"1.0\"",
        "blue",
        "xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
      })
  void findingsSpeakOfNoOtherProcess(String left) {
    byte[] model = MODEL.replace(left, "").getBytes(StandardCharsets.UTF_8);

    assertThat(new ProcessModelValidator(LETTER).findings("letter.bpmn", model))
        .isNotEmpty()
        .extracting(Finding::toString)
        .noneMatch(text -> text.matches("(?is).*(mfa|unbind|resets|supervisor|agents|outcome).*"));
  }

  @Test
  void namesOfOneProcessAreNoneOfAnother() {
    assertThat(rules(UnbindModel.CONTRACT, MODEL))
        .contains(
            "The id of a process is that of its contract.",
            "A service task calls a delegate of the contract. (camunda:delegateExpression is"
                + " “${fileLetter}”)",
            "The form key of a user task is one of the contract. (camunda:formKey is"
                + " “letter-text”)",
            "A process ends whenever mfa.stopped comes.");
  }

  @Test
  void engineTakesTheModelsOfEachContractAndNoOther() {
    try (var both = InMemoryEngine.guardedBy(List.of(UnbindModel.CONTRACT, LETTER));
        var one = InMemoryEngine.guardedBy(List.of(UnbindModel.CONTRACT))) {
      assertThatCode(() -> both.deploy(UnbindModel.text())).doesNotThrowAnyException();
      assertThatCode(() -> both.deploy(MODEL)).doesNotThrowAnyException();
      assertThatThrownBy(() -> both.deploy(MODEL.replace("${fileLetter}", "${closeTicket}")))
          .isInstanceOf(ParseException.class)
          .hasMessageContaining("A service task calls a delegate of the contract.");
      assertThatThrownBy(() -> one.deploy(MODEL))
          .isInstanceOf(ParseException.class)
          .hasMessageContaining("A file holds one process, and it has a contract.");
    }
  }

  @Test
  void processWithTwoContractsStopsTheStart() {
    List<ProcessContract> twice = List.of(LETTER, LETTER);

    assertThatThrownBy(() -> new ModelGuard(twice)).hasMessageContaining("letter");
  }

  private static List<String> rules(ProcessContract contract, String model) {
    return errors(contract, model).stream().map(ModelFindings::rule).distinct().toList();
  }

  private static List<Finding> errors(ProcessContract contract, String model) {
    return new ProcessModelValidator(contract)
        .findings("letter.bpmn", model.getBytes(StandardCharsets.UTF_8)).stream()
            .filter(Finding::error)
            .toList();
  }
}
