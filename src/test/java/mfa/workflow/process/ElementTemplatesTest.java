package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.ticket.process.SupportContract;
import mfa.ticket.process.UnbindContract;
import mfa.workflow.process.ProcessContract.Delegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Camunda Modeler offers is what the contracts know: all of it, and nothing else. */
class ElementTemplatesTest {

  private static final ProcessContract UNBIND = UnbindContract.contract();
  private static final ProcessContract SUPPORT = SupportContract.contract();
  private static final List<ProcessContract> CONTRACTS = List.of(UNBIND, SUPPORT);

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
        .containsExactlyInAnyOrderElementsOf(UNBIND.formKeys());
    assertThat(ElementTemplate.named("handling.json").values("camunda:formKey"))
        .containsExactlyInAnyOrderElementsOf(SUPPORT.formKeys());
  }

  @Test
  void groupsAreThoseOfTheContract() {
    assertThat(ElementTemplate.named("review.json").values("camunda:candidateGroups"))
        .containsAll(UNBIND.groups())
        .contains("${reviewGroup}", "${secondReviewGroup}");
    assertThat(ElementTemplate.named("handling.json").values("camunda:candidateGroups"))
        .containsAll(SUPPORT.groups())
        .contains("${handlingGroup}");
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

    assertThat(delegates)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(
            CONTRACTS.stream().flatMap(each -> each.delegateNames().stream()).toList());
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
            .allMatch(
                value ->
                    CONTRACTS.stream()
                        .anyMatch(each -> attributes.get(setting.name()).admits(value, each)));
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

    String input =
        CONTRACTS.stream()
            .flatMap(each -> each.delegate(delegate).stream())
            .findFirst()
            .map(Delegate::input)
            .orElse("");
    assertThat(inputs).isEqualTo(input.isEmpty() ? List.of() : List.of(input));
  }

  private static Set<String> choices(String input) {
    return CONTRACTS.stream()
        .flatMap(each -> each.delegates().stream())
        .filter(delegate -> delegate.input().equals(input))
        .flatMap(delegate -> delegate.choices().stream())
        .collect(Collectors.toSet());
  }
}
