package mfa.workflow.process;

import static mfa.workflow.process.UnbindModel.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import mfa.workflow.process.ProcessContract.Delegate;
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
        .containsExactlyInAnyOrderElementsOf(choices("mailTemplate"));
  }

  @Test
  void outcomesAreThoseOfTheContract() {
    assertThat(ElementTemplate.named("close-ticket.json").values("outcome"))
        .containsExactlyInAnyOrderElementsOf(choices("outcome"));
  }

  @Test
  void screensAreThoseOfTheContract() {
    assertThat(ElementTemplate.named("review.json").values("camunda:formKey"))
        .containsExactlyInAnyOrderElementsOf(CONTRACT.formKeys());
  }

  @Test
  void groupsAreThoseOfTheContract() {
    assertThat(ElementTemplate.named("review.json").values("camunda:candidateGroups"))
        .containsAll(CONTRACT.groups())
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

    assertThat(delegates).containsExactlyInAnyOrderElementsOf(CONTRACT.delegateNames());
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
        assertThat(setting.values())
            .allMatch(value -> attributes.get(setting.name()).admits(value, CONTRACT));
      } else {
        assertThat(choices(setting.name())).containsAll(setting.values());
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

    String input = CONTRACT.delegate(delegate).map(Delegate::input).orElse("");
    assertThat(inputs).isEqualTo(input.isEmpty() ? List.of() : List.of(input));
  }

  private static Set<String> choices(String input) {
    return CONTRACT.delegates().stream()
        .filter(delegate -> delegate.input().equals(input))
        .findFirst()
        .orElseThrow()
        .choices();
  }
}
