package mfa.workflow.process;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mfa.workflow.process.ProcessContract.Content;

/**
 * What may stand in an attribute or between two tags.
 *
 * <p>The engine evaluates far more places than one would think (the name and the documentation of a
 * user task, retry cycles, form keys), so an expression is allowed only in the kinds that say so.
 */
enum ValueRule {
  NOTHING(String::isBlank, "Text is not allowed here.", "Remove the text."),
  TEXT(
      value -> !value.contains("${") && !value.contains("#{"),
      "An expression is not allowed here.",
      "Write plain text without ${ and #{."),
  ID(
      value -> value.matches("[A-Za-z_][\\w.-]{0,199}"),
      "An id is letters, digits, _, - and ., begins with a letter and has at most 200 characters.",
      "Change the id and what refers to it."),
  BOOLEAN(
      Set.of("true", "false")::contains,
      "Only true or false is allowed here.",
      "Choose true or false."),
  NUMBER(
      value -> value.matches("-?\\d{1,7}(\\.\\d{1,20})?"),
      "This must be a number.",
      "Move the shape in the drawing and save again."),
  FORMAL_EXPRESSION(
      value -> value.matches("([A-Za-z_][\\w.-]*:)?tFormalExpression"),
      "The type of an expression is tFormalExpression.",
      "Set the value again in Camunda Modeler."),
  TIME_TO_LIVE(
      value -> value.matches("P[1-9]\\d{0,4}D"),
      "The time to live of the history is a number of days.",
      "Write it like P365D."),
  DELEGATE(
      (value, contract) -> contract.delegateNames().contains(variable(value)),
      "A service task calls a delegate of the contract.",
      contract -> choose("Set the delegate expression to", expressions(contract.delegateNames()))),
  CONDITION(
      ValueRule::isComparison,
      "A condition compares a variable of the contract with a literal.",
      contract -> "Write it like " + ProcessContract.or(contract.conditionExamples()) + "."),
  DEADLINE(
      (value, contract) -> isDuration(value) || contract.holds(variable(value), Content.DURATION),
      "A deadline is a duration of days, hours, minutes and seconds, above zero and below 1000"
          + " days, or a variable that holds one.",
      contract ->
          "Write it like P7D or PT48H. "
              + choose("Or choose", expressions(contract.variableNames(Content.DURATION)))),
  REPETITION(
      value -> value.matches("R[1-9]\\d?/.*") && isDuration(value.replaceFirst("R\\d+/", "")),
      "A repetition is a number from 1 to 99 and a duration.",
      "Write it like R5/PT1M: five times, a minute in between."),
  GROUPS(
      (value, contract) ->
          contract.holds(variable(value), Content.GROUP) || contract.groups().contains(value),
      "The candidate group of a user task is one of the contract.",
      contract ->
          choose(
              "Choose",
              Stream.concat(
                      contract.groups().stream(),
                      expressions(contract.variableNames(Content.GROUP)).stream())
                  .toList())),
  ASSIGNEE(
      (value, contract) -> contract.holds(variable(value), Content.ASSIGNEE),
      "A user task is assigned to nobody, or to the agent who had it before.",
      contract ->
          "Leave the assignee empty. "
              + choose("Or choose", expressions(contract.variableNames(Content.ASSIGNEE)))),
  FORM_KEY(
      (value, contract) -> contract.formKeys().contains(value),
      "The form key of a user task is one of the contract.",
      contract -> choose("Choose", contract.formKeys())),
  MESSAGE(
      (value, contract) -> contract.messages().contains(value),
      "A message is one of the contract.",
      contract -> choose("Choose", contract.messages())),
  INPUT_NAME(
      (value, contract) -> contract.inputs().contains(value),
      "An input is one of the contract.",
      contract -> choose("Choose", contract.inputs()));

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");

  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\$\\{\\s*(\\w+)\\s*(?:==|!=)\\s*(?:'([\\w .:-]*)'|\"([\\w .:-]*)\"|(true|false))\\s*}");

  private static final Pattern DURATION =
      Pattern.compile("P(?=[\\dT])(\\d{1,3}D)?(T(?=\\d)(\\d{1,4}H)?(\\d{1,5}M)?(\\d{1,6}S)?)?");

  private final BiPredicate<String, ProcessContract> rule;
  private final String words;
  private final Function<ProcessContract, String> advice;

  /** The same for all processes. */
  ValueRule(Predicate<String> rule, String words, String advice) {
    this((value, contract) -> rule.test(value), words, contract -> advice);
  }

  ValueRule(
      BiPredicate<String, ProcessContract> rule,
      String words,
      Function<ProcessContract, String> advice) {
    this.rule = rule;
    this.words = words;
    this.advice = advice;
  }

  boolean admits(String value, ProcessContract contract) {
    return rule.test(value, contract);
  }

  String rule() {
    return words;
  }

  String advice(ProcessContract contract) {
    return advice.apply(contract);
  }

  /** The name in <code>${name}</code>, or an empty text where something else stands. */
  static String variable(String value) {
    Matcher matcher = VARIABLE.matcher(value);
    return matcher.matches() ? matcher.group(1) : "";
  }

  static String words(Collection<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }

  static List<String> expressions(Collection<String> names) {
    return names.stream().map(name -> "${" + name + "}").toList();
  }

  /** What may stand there, as a sentence: {@code Choose a.} or {@code Choose one of a, b.} */
  static String choose(String beginning, Collection<String> names) {
    return names.isEmpty()
        ? "The contract of this process has none."
        : beginning + (names.size() > 1 ? " one of " : " ") + words(names) + ".";
  }

  private static boolean isDuration(String value) {
    return DURATION.matcher(value).matches() && value.matches(".*[1-9].*");
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
