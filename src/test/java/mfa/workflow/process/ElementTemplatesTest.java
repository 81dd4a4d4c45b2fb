package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Camunda Modeler offers is what the contract knows: all of it, and nothing else. */
class ElementTemplatesTest {

  static List<ElementTemplate> templates() {
    return ElementTemplate.all();
  }

  @Test
  void mailsAreThoseOfTheContract() {
    assertThat(ElementTemplate.named("send-mail.json").values("mailTemplate"))
        .containsExactlyInAnyOrderElementsOf(WorkflowContract.INPUTS.get("mailTemplate"));
  }

  @Test
  void outcomesAreThoseOfTheContract() {
    assertThat(ElementTemplate.named("close-ticket.json").values("outcome"))
        .containsExactlyInAnyOrderElementsOf(WorkflowContract.INPUTS.get("outcome"));
  }

  @Test
  void screensAreThoseOfTheContract() {
    assertThat(ElementTemplate.named("review.json").values("camunda:formKey"))
        .containsExactlyInAnyOrderElementsOf(WorkflowContract.FORM_KEYS);
  }

  @Test
  void groupsAreThoseOfTheContract() {
    assertThat(ElementTemplate.named("review.json").values("camunda:candidateGroups"))
        .containsAll(WorkflowContract.GROUPS)
        .contains("${reviewGroup}", "${secondReviewGroup}");
  }

  @Test
  void eachDelegateHasATemplate() {
    List<String> delegates =
        templates().stream()
            .filter(template -> template.elementType().equals("bpmn:serviceTask"))
            .map(
                template ->
                    ValueRule.variable(template.values("camunda:delegateExpression").getFirst()))
            .toList();

    assertThat(delegates).containsExactlyInAnyOrderElementsOf(WorkflowContract.DELEGATES);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void validatorTakesWhatTheTemplateSets(ElementTemplate template) {
    XmlElement parent = new XmlElement("bpmn:process", Map.of(), List.of(), "");
    XmlElement element = new XmlElement(template.elementType(), Map.of(), List.of(), "");
    var attributes = Vocabulary.shape(parent, element).attributes();

    assertThat(template.settings()).isNotEmpty();
    for (ElementTemplate.Setting setting : template.settings()) {
      if (setting.binding().equals("property")) {
        assertThat(attributes).containsKey(setting.name());
        assertThat(setting.values()).allMatch(attributes.get(setting.name())::admits);
      } else {
        assertThat(WorkflowContract.INPUTS.get(setting.name())).containsAll(setting.values());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void templateSetsTheInputOfItsDelegate(ElementTemplate template) {
    List<String> inputs =
        template.settings().stream()
            .filter(setting -> setting.binding().equals("camunda:inputParameter"))
            .map(ElementTemplate.Setting::name)
            .toList();

    String delegate =
        template.elementType().equals("bpmn:serviceTask")
            ? ValueRule.variable(template.values("camunda:delegateExpression").getFirst())
            : "";

    String input = WorkflowContract.INPUT_OF.get(delegate);
    assertThat(inputs).isEqualTo(input == null ? List.of() : List.of(input));
  }
}
