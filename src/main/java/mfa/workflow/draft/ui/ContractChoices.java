package mfa.workflow.draft.ui;

import com.vaadin.flow.component.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContract.Content;
import mfa.workflow.process.ProcessContract.Delegate;
import mfa.workflow.process.ProcessContract.Variable;
import mfa.workflow.ui.ContractLabels;

/**
 * The names of a contract as choices: what stands in the model, with the words that people choose
 * by.
 */
class ContractChoices {

  private final Component page;
  private final ProcessContract contract;

  /**
   * @param page speaks the language of the reader
   */
  ContractChoices(Component page, ProcessContract contract) {
    this.page = page;
    this.contract = contract;
  }

  /** What a service task can do. */
  Map<String, String> actions() {
    return inWords(
        contract.delegates().stream().map(Delegate::name),
        ContractChoices::expression,
        name -> ContractLabels.delegate(page, name));
  }

  /** The input of a delegate, or an empty text. */
  String input(String action) {
    String name = ContractLabels.variableOf(action);
    return contract.delegates().stream()
        .filter(delegate -> delegate.name().equals(name))
        .map(Delegate::input)
        .findFirst()
        .orElse("");
  }

  /** What may stand in that input. */
  Map<String, String> inputs(String action) {
    String name = ContractLabels.variableOf(action);
    return inWords(
        contract.delegates().stream()
            .filter(delegate -> delegate.name().equals(name))
            .flatMap(delegate -> delegate.choices().stream())
            .sorted(),
        value -> value,
        value -> ContractLabels.choice(page, input(action), value));
  }

  Map<String, String> messages() {
    return inWords(
        contract.messages().stream().sorted(),
        name -> name,
        name -> ContractLabels.message(page, name));
  }

  /** Who may see a user task. */
  Map<String, String> groups() {
    return inWords(
        Stream.concat(
            variables(Content.GROUP).stream().map(ContractChoices::expression),
            contract.groups().stream().sorted()),
        group -> group,
        group -> ContractLabels.group(page, group));
  }

  Map<String, String> forms() {
    return inWords(
        contract.formKeys().stream().sorted(), key -> key, key -> ContractLabels.form(page, key));
  }

  /** Who has a user task from the beginning: nobody, or somebody who had one before. */
  Map<String, String> assignees() {
    return inWords(
        Stream.concat(Stream.of(""), variables(Content.ASSIGNEE).stream()),
        name -> name.isEmpty() ? "" : expression(name),
        name ->
            name.isEmpty()
                ? page.getTranslation("workflow.editor.nobody")
                : ContractLabels.variable(page, name));
  }

  /** The names of the variables that hold a time. */
  List<String> times() {
    return variables(Content.DURATION);
  }

  /** When a way is taken; the empty one stands for otherwise. */
  Map<String, String> conditions() {
    Map<String, String> conditions = new LinkedHashMap<>();
    for (Variable variable : contract.variables()) {
      String name = ContractLabels.variable(page, variable.name());
      if (variable.content() == Content.FLAG) {
        add(conditions, variable, "true", name, page.getTranslation("workflow.editor.yes"));
      }
      if (variable.content() == Content.CHOICE) {
        for (String value : variable.choices()) {
          String word = ContractLabels.value(page, variable.name(), value);
          add(conditions, variable, "'" + value + "'", name, word);
        }
      }
    }
    conditions.put("", page.getTranslation("workflow.editor.otherwise"));
    return conditions;
  }

  private void add(
      Map<String, String> conditions, Variable variable, String literal, String name, String word) {
    conditions.put(
        "${" + variable.name() + " == " + literal + "}",
        page.getTranslation("workflow.editor.is", name, word));
    conditions.put(
        "${" + variable.name() + " != " + literal + "}",
        page.getTranslation("workflow.editor.is-not", name, word));
  }

  /**
   * A condition as the choices have it: blanks, quotes and {@code false} may be written in more
   * ways. It comes from the browser, and each run of blanks is looked at once, however long.
   */
  static String canonical(String condition) {
    String plain =
        condition
            .replace('"', '\'')
            .replaceAll("(?<!\\s)\\s*+([!=]=)\\s*+", " $1 ")
            .replaceAll("\\$\\{\\s++", "\\${")
            .replaceAll("(?<!\\s)\\s++}", "}");
    return plain.endsWith(" == false}")
        ? plain.replace(" == false}", " != true}")
        : plain.replace(" != false}", " == true}");
  }

  private List<String> variables(Content content) {
    return contract.variables().stream()
        .filter(variable -> variable.content() == content)
        .map(Variable::name)
        .toList();
  }

  private static String expression(String name) {
    return "${" + name + "}";
  }

  private static Map<String, String> inWords(
      Stream<String> names,
      java.util.function.UnaryOperator<String> value,
      java.util.function.UnaryOperator<String> words) {
    Map<String, String> choices = new LinkedHashMap<>();
    names.forEach(name -> choices.put(value.apply(name), words.apply(name)));
    return choices;
  }
}
