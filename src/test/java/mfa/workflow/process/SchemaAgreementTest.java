package mfa.workflow.process;

import static mfa.workflow.process.ModelFindings.assertOnlyError;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order and how often elements may stand: as the official schema of BPMN says. */
@Tag("R77")
class SchemaAgreementTest {

  private static final String END = "<bpmn:endEvent id=\"endEvent_requestExpired\"";

  /** Notes and their lines as Camunda Modeler saves them, in each order. */
  static List<List<String>> notes() {
    return permutations(List.of(record("1"), line("1"), record("2"), line("2")));
  }

  @ParameterizedTest
  @MethodSource("notes")
  void severalNotesAreFineInAnyOrder(List<String> parts) {
    String model = UnbindModel.with("</bpmn:process>", String.join("", parts) + "</bpmn:process>");

    assertThat(UnbindModel.findings(drawn(model))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<bpmn:documentation>More.</bpmn:documentation><bpmn:documentation>And more.</bpmn:documentation>",
        "<bpmn:documentation>More.</bpmn:documentation><bpmn:extensionElements />"
      })
  void whatMayStandOftenMayStandOften(String parts) {
    String model =
        UnbindModel.with(
            "<bpmn:documentation>The draft is gone.</bpmn:documentation>",
            "<bpmn:documentation>The draft is gone.</bpmn:documentation>" + parts);

    assertThat(UnbindModel.findings(model)).isEmpty();
  }

  @Test
  void stepAmongNotesIsRefusedWithTheElementAroundItAndTheLine() {
    String model = UnbindModel.with(END, record("1") + END);

    assertThat(UnbindModel.errors(drawn(model, "1")))
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.elementId()).isEqualTo("mfa-unbind");
              assertThat(ModelFindings.rule(finding))
                  .startsWith("The schema of BPMN 2.0 does not allow");
              assertThat(ModelFindings.advice(finding))
                  .doesNotContain("http")
                  .doesNotContain("cvc");
            });
  }

  @Test
  void connectionsBeforeDocumentationAreRefused() {
    String model =
        UnbindModel.with(
            "<bpmn:incoming>sequenceFlow_closeExpired_to_requestExpired</bpmn:incoming>",
            "<bpmn:incoming>sequenceFlow_closeExpired_to_requestExpired</bpmn:incoming>"
                + "<bpmn:documentation>Late.</bpmn:documentation>");
    int line = model.substring(0, model.indexOf(">Late.<")).split("\n").length;

    assertOnlyError(
        model,
        "endEvent_requestExpired",
        "The schema of BPMN 2.0 does not allow what is in line " + line + ".");
  }

  private static String record(String number) {
    return "<bpmn:textAnnotation id=\"TextAnnotation_%s\"><bpmn:text>Why</bpmn:text></bpmn:textAnnotation>"
        .formatted(number);
  }

  private static String line(String number) {
    return ("<bpmn:association id=\"Association_%s\" associationDirection=\"None\""
            + " sourceRef=\"userTask_reviewTicket\" targetRef=\"TextAnnotation_%s\" />")
        .formatted(number, number);
  }

  private static String drawn(String model) {
    return drawn(drawn(model, "1"), "2");
  }

  private static String drawn(String model, String number) {
    return UnbindModel.changed(
        model,
        "</bpmndi:BPMNPlane>",
        """
        <bpmndi:BPMNShape id="shape_note%s" bpmnElement="TextAnnotation_%s">\
        <dc:Bounds x="600" y="600" width="100" height="30" /></bpmndi:BPMNShape>\
        </bpmndi:BPMNPlane>"""
            .formatted(number, number));
  }

  private static List<List<String>> permutations(List<String> parts) {
    if (parts.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> all = new ArrayList<>();
    for (String first : parts) {
      List<String> others = new ArrayList<>(parts);
      others.remove(first);
      for (List<String> rest : permutations(others)) {
        List<String> one = new ArrayList<>(List.of(first));
        one.addAll(rest);
        all.add(one);
      }
    }
    return all;
  }
}
