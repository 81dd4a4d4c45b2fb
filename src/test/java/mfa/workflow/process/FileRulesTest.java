package mfa.workflow.process;

import static mfa.workflow.process.ModelFindings.assertOnlyError;
import static mfa.workflow.process.UnbindModel.changed;
import static mfa.workflow.process.UnbindModel.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file as a whole: well-formed, harmless, one process that says who it is, all of it drawn. */
class FileRulesTest {

  @Test
  void packagedModelHasNoFindings() {
    List<Finding> findings = UnbindModel.findings(UnbindModel.text());

    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "no XML", "<a><b></a>", "<a/><b/>", "<x:a/>"})
  void whatIsNotWellFormedIsAnError(String file) {
    List<Finding> findings = UnbindModel.findings(file);

    assertThat(findings).singleElement().extracting(Finding::error).isEqualTo(true);
    assertThat(ModelFindings.rule(findings.getFirst()))
        .startsWith("The file is not well-formed XML");
  }

  @Test
  void errorOfXmlNamesItsLine() {
    List<Finding> findings = UnbindModel.findings(with("</bpmn:process>", "</bpmn:procedure>"));

    assertThat(ModelFindings.rule(findings.getFirst())).containsPattern("line \\d+: ");
  }

  @Test
  void documentTypeIsRefusedAndNothingIsFetched() {
    String file =
        with(
            "<bpmn:definitions",
            "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/hostname\">]><bpmn:definitions");

    List<Finding> findings = UnbindModel.findings(file);

    assertThat(findings)
        .singleElement()
        .extracting(ModelFindings::rule)
        .asString()
        .contains("DOCTYPE");
  }

  @Test
  void fileAboveTwoMegabytesIsRefusedUnread() {
    byte[] file = new byte[ModelReader.MAX_BYTES + 1];

    List<Finding> findings =
        new ProcessModelValidator(UnbindModel.CONTRACT).findings("mfa-unbind.bpmn", file);

    assertThat(findings)
        .singleElement()
        .extracting(ModelFindings::rule)
        .isEqualTo("A file has at most 2 MB.");
  }

  @Test
  void deeplyNestedFileIsRefused() {
    String file = "<a>".repeat(100_000) + "</a>".repeat(100_000);

    List<Finding> findings = UnbindModel.findings(file);

    assertThat(findings)
        .singleElement()
        .extracting(ModelFindings::rule)
        .asString()
        .contains("deep");
  }

  @Test
  void otherXmlIsNoBpmn() {
    assertOnlyError(
        "<html/>", "{}html", "The file is not BPMN 2.0: its outermost element is {}html.");
  }

  @Test
  void fileHasOneProcess() {
    assertOnlyError(
        with("</bpmn:process>", "</bpmn:process><bpmn:process id=\"other\" />"),
        "definitions_mfaUnbind",
        "A file holds one process.");
  }

  @Test
  void processIsOneOfTheContract() {
    String renamed = with("<bpmn:process id=\"mfa-unbind\"", "<bpmn:process id=\"mfa-bind\"");

    assertOnlyError(
        changed(renamed, "bpmnElement=\"mfa-unbind\"", "bpmnElement=\"mfa-bind\""),
        "mfa-bind",
        "The id of a process is that of its contract.");
  }

  @Test
  void fileIsNamedAfterItsProcess() {
    byte[] file = UnbindModel.text().getBytes(StandardCharsets.UTF_8);

    List<Finding> findings =
        new ProcessModelValidator(UnbindModel.CONTRACT).findings("mfa-unbind (1).bpmn", file);

    assertThat(findings).singleElement().extracting(Finding::elementId).isEqualTo("mfa-unbind");
    assertThat(ModelFindings.rule(findings.getFirst()))
        .isEqualTo("A file is named after its process.");
  }

  @Test
  void processIsExecutable() {
    assertOnlyError(
        with("isExecutable=\"true\"", "isExecutable=\"false\""),
        "mfa-unbind",
        "A process is executable.");
  }

  @Test
  void processHasATimeToLive() {
    assertOnlyError(
        with(" camunda:historyTimeToLive=\"P365D\"", ""),
        "mfa-unbind",
        "A process says how long its history is kept.");
  }

  @Test
  void idStandsOnlyOnce() {
    assertOnlyError(
        with("id=\"messageDefinition_stopped\"", "id=\"messageDefinition_ownerObjected\""),
        "messageDefinition_ownerObjected",
        "An id stands only once in a file.");
  }

  @Test
  void elementHasAnId() {
    assertOnlyError(
        with(
            "<bpmn:message id=\"message_stopped\"",
            "<bpmn:message name=\"mfa.stopped\" /><bpmn:message id=\"message_stopped\""),
        "bpmn:message",
        "Every element has an id.");
  }

  @Test
  void settingStandsOnlyOnce() {
    assertOnlyError(
        with(
            "ticket-done</camunda:inputParameter></camunda:inputOutput>",
            "ticket-done</camunda:inputParameter></camunda:inputOutput><camunda:inputOutput />"),
        "serviceTask_mailDone",
        "camunda:inputOutput stands twice in bpmn:extensionElements.");
  }

  @Test
  void textStandsOnlyWhereItBelongs() {
    assertOnlyError(
        with(
            "<bpmn:incoming>sequenceFlow_closeExpired_to_requestExpired</bpmn:incoming>",
            "lost<bpmn:incoming>sequenceFlow_closeExpired_to_requestExpired</bpmn:incoming>"),
        "endEvent_requestExpired",
        "Text is not allowed here. (bpmn:endEvent is “lost”)");
  }

  @Test
  void processIsDrawn() {
    String text = UnbindModel.text();
    String undrawn = text.substring(0, text.indexOf("<bpmndi:BPMNDiagram")) + "</bpmn:definitions>";

    assertOnlyError(undrawn, "mfa-unbind", "A process is drawn.");
  }

  @Test
  void nodeHasAShape() {
    assertOnlyError(
        with(
            "<bpmndi:BPMNShape id=\"shape_serviceTask_mailFiled\""
                + " bpmnElement=\"serviceTask_mailFiled\">",
            "<bpmndi:BPMNShape id=\"shape_serviceTask_mailFiled\""
                + " bpmnElement=\"serviceTask_mailDone\">"),
        "serviceTask_mailFiled",
        "A node has a shape in the drawing.");
  }

  @Test
  void flowHasALine() {
    assertOnlyError(
        with(
            "bpmnElement=\"sequenceFlow_mailDone_to_closeReset\"",
            "bpmnElement=\"sequenceFlow_closeReset_to_authenticatorsReset\""),
        "sequenceFlow_mailDone_to_closeReset",
        "A sequence flow has a line in the drawing.");
  }

  @Test
  void shapeBelongsToANode() {
    assertOnlyError(
        with(
            "</bpmndi:BPMNPlane>",
            "<bpmndi:BPMNShape id=\"shape_gone\" bpmnElement=\"userTask_gone\">"
                + "<dc:Bounds x=\"0\" y=\"0\" width=\"1\" height=\"1\" /></bpmndi:BPMNShape>"
                + "</bpmndi:BPMNPlane>"),
        "shape_gone",
        "What is drawn is in the process.");
  }

  @Test
  void findingTellsElementRuleAndAdvice() {
    Finding finding =
        UnbindModel.findings(with(" camunda:formKey=\"ticket-second-review\"", "")).getFirst();

    assertThat(finding)
        .hasToString(
            "Error at userTask_secondReview (Review a second time): A user task has a form key:"
                + " the screen it opens. Choose one of ticket-review, ticket-second-review.");
  }

  @Test
  void allFindingsComeAtOnce() {
    String model = with(" camunda:formKey=\"ticket-second-review\"", "");
    model = changed(model, "isExecutable=\"true\"", "isExecutable=\"false\"");
    model = changed(model, "name=\"mfa.codeRequested\"", "name=\"mfa.otherCode\"");
    model = changed(model, "name=\"Review a second time\"", "name=\"\"");

    List<Finding> findings = UnbindModel.findings(model);

    assertThat(findings)
        .extracting(Finding::elementId)
        .containsExactly(
            "message_codeRequested",
            "mfa-unbind",
            "userTask_secondReview",
            "userTask_secondReview");
    assertThat(findings).extracting(Finding::error).containsExactly(true, true, true, false);
  }
}
