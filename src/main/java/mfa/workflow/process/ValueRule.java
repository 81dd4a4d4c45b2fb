package mfa.workflow.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mfa.workflow.process.ProcessContract.Content;
import mfa.workflow.process.calendar.BusinessTime;

/**
 * What may stand in an attribute or between two tags.
 *
 * <p>The engine evaluates far more places than one would think (the name and the documentation of a
 * user task, retry cycles, form keys), so an expression is allowed only in the kinds that say so.
 */
enum ValueRule {
  NOTHING(String::isBlank, "finding.value-nothing"),
  TEXT(value -> !value.contains("${") && !value.contains("#{"), "finding.value-text"),
  ID(value -> value.matches("[A-Za-z_][\\w.-]{0,199}"), "finding.value-id"),
  BOOLEAN(Set.of("true", "false")::contains, "finding.value-boolean"),
  NUMBER(value -> value.matches("-?\\d{1,7}(\\.\\d{1,20})?"), "finding.value-number"),
  FORMAL_EXPRESSION(
      value -> value.matches("([A-Za-z_][\\w.-]*:)?tFormalExpression"),
      "finding.value-expression-type"),
  SCHEMAS(ValueRule::areOfBpmn, "finding.value-schemas"),
  TIME_TO_LIVE(value -> value.matches("P[1-9]\\d{0,4}D"), "finding.value-time-to-live"),
  DELEGATE(
      (value, contract) -> contract.delegateNames().contains(variable(value)),
      "finding.value-delegate",
      contract -> expressions(contract.delegateNames())),
  CONDITION(ValueRule::isComparison, "finding.value-condition", ProcessContract::conditionExamples),
  DEADLINE(
      (value, contract) ->
          isDuration(value)
              || BusinessTime.parse(value).isPresent()
              || contract.holds(variable(value), Content.DURATION),
      "finding.value-deadline",
      contract -> expressions(contract.variableNames(Content.DURATION))),
  REPETITION(ValueRule::isRepetition, "finding.value-repetition"),
  GROUPS(
      (value, contract) ->
          contract.holds(variable(value), Content.GROUP) || contract.groups().contains(value),
      "finding.value-group",
      contract ->
          Stream.concat(
                  contract.groups().stream(),
                  expressions(contract.variableNames(Content.GROUP)).stream())
              .toList()),
  ASSIGNEE(
      (value, contract) -> contract.holds(variable(value), Content.ASSIGNEE),
      "finding.value-assignee",
      contract -> expressions(contract.variableNames(Content.ASSIGNEE))),
  FORM_KEY(
      (value, contract) -> contract.formKeys().contains(value),
      "finding.value-form",
      ProcessContract::formKeys),
  MESSAGE(
      (value, contract) -> contract.messages().contains(value),
      "finding.value-message",
      ProcessContract::messages),
  INPUT_NAME(
      (value, contract) -> contract.inputs().contains(value),
      "finding.value-input",
      ProcessContract::inputs);

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");

  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\$\\{\\s*(\\w+)\\s*(?:==|!=)\\s*(?:'([\\w .:-]*)'|\"([\\w .:-]*)\"|(true|false))\\s*}");

  private static final Pattern DURATION =
      Pattern.compile("P(?=[\\dT])(\\d{1,3}D)?(T(?=\\d)(\\d{1,4}H)?(\\d{1,5}M)?(\\d{1,6}S)?)?");

  /** A namespace and a place, which stand in pairs. */
  private static final Pattern SCHEMA_OF_BPMN =
      Pattern.compile(
          "(?<!\\S)http://www\\.omg\\.org/spec/(BPMN/20100524/(MODEL|DI)|DD/20100524/(DC|DI))"
              + "\\s+([\\w-]+\\.xsd|https?://www\\.omg\\.org/[\\w./-]+)(?!\\S)");

  private final BiPredicate<String, ProcessContract> rule;
  private final String key;
  private final Function<ProcessContract, Collection<String>> choices;

  /** The same for all processes. */
  ValueRule(Predicate<String> rule, String key) {
    this((value, contract) -> rule.test(value), key, contract -> List.of());
  }

  ValueRule(
      BiPredicate<String, ProcessContract> rule,
      String key,
      Function<ProcessContract, Collection<String>> choices) {
    this.rule = rule;
    this.key = key;
    this.choices = choices;
  }

  boolean admits(String value, ProcessContract contract) {
    return rule.test(value, contract);
  }

  /** Of the texts of a finding, with a place for the name, the value and the choices. */
  String key() {
    return key;
  }

  /** What may stand there instead. */
  List<String> choices(ProcessContract contract) {
    return List.copyOf(choices.apply(contract));
  }

  /** The name in <code>${name}</code>, or an empty text where something else stands. */
  static String variable(String value) {
    Matcher matcher = VARIABLE.matcher(value);
    return matcher.matches() ? matcher.group(1) : "";
  }

  static List<String> expressions(Collection<String> names) {
    return names.stream().map(name -> "${" + name + "}").toList();
  }

  /**
   * How long a literal time is at least, each time where it repeats; empty for what is none.
   * Working time takes as long or longer.
   */
  static Optional<Duration> duration(String value) {
    String time = once(value);
    return isDuration(time) ? Optional.of(Duration.parse(time)) : BusinessTime.parse(time);
  }

  /** How long a literal repetition takes in all; empty for what is none. */
  static Optional<Duration> wholeTime(String repetition) {
    return isRepetition(repetition)
        ? duration(repetition).map(time -> time.multipliedBy(times(repetition)))
        : Optional.empty();
  }

  private static int times(String repetition) {
    return Integer.parseInt(repetition.substring(1, repetition.indexOf('/')));
  }

  private static boolean isRepetition(String value) {
    return value.matches("R[1-9]\\d?/.*") && isDuration(once(value));
  }

  private static String once(String repetition) {
    return repetition.replaceFirst("^R\\d{1,2}/", "");
  }

  private static boolean isDuration(String value) {
    return DURATION.matcher(value).matches() && value.matches(".*[1-9].*");
  }

  private static boolean areOfBpmn(String schemas) {
    return SCHEMA_OF_BPMN.matcher(schemas).replaceAll("").isBlank();
  }

  private static boolean isComparison(String value, ProcessContract contract) {
    Matcher matcher = COMPARISON.matcher(value);
    if (!matcher.matches()) {
      return false;
    }
    String text = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    return contract
        .variable(matcher.group(1))
        .filter(variable -> mayEqual(variable, text))
        .isPresent();
  }

  /**
   * @param text null where the literal is true or false
   */
  private static boolean mayEqual(ProcessContract.Variable variable, String text) {
    return switch (variable.content()) {
      case FLAG -> text == null;
      case CHOICE -> text != null && variable.choices().contains(text);
      case TEXT, DURATION, GROUP, ASSIGNEE -> text != null;
    };
  }
}
