package mfa.workflow.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.workflow.process.calendar.BusinessTime;

/** The names of a contract in words; a test finds words for each name of each contract. */
public final class ContractLabels {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");

  private ContractLabels() {}

  /** What a process is called, whatever its model names itself. */
  public static String process(Component at, String process) {
    return at.getTranslation("workflow.process." + process);
  }

  /** What a service task does, by its delegate. */
  public static String delegate(Component at, String name) {
    return at.getTranslation("workflow.delegate." + name);
  }

  /** What a delegate asks for, by its input. */
  public static String input(Component at, String name) {
    return at.getTranslation("workflow.input." + name);
  }

  /** A mail, an outcome: what may stand in an input. */
  public static String choice(Component at, String input, String value) {
    String name = input + "." + value;
    return at.getTranslation("workflow.choice." + name);
  }

  /** What an event waits for. */
  public static String message(Component at, String name) {
    return at.getTranslation("workflow.message." + name);
  }

  public static String variable(Component at, String name) {
    return at.getTranslation("workflow.variable." + name);
  }

  /** One of the words that a variable holds. */
  public static String value(Component at, String variable, String value) {
    String name = variable + "." + value;
    return at.getTranslation("workflow.value." + name);
  }

  /** Who sees a user task: a group, or the variable that holds one. */
  public static String group(Component at, String nameOrExpression) {
    String variable = variableOf(nameOrExpression);
    return variable.isEmpty()
        ? at.getTranslation("workflow.group." + nameOrExpression)
        : variable(at, variable);
  }

  /** The screen of a user task. */
  public static String form(Component at, String key) {
    return at.getTranslation("workflow.form." + key);
  }

  /** A duration or the variable that holds one; what is neither stays as it is written. */
  public static String deadline(Component at, String durationOrExpression) {
    String variable = variableOf(durationOrExpression);
    return variable.isEmpty() ? literal(at, durationOrExpression) : variable(at, variable);
  }

  private static String literal(Component at, String literal) {
    return BusinessTime.parse(literal)
        .map(work -> at.getTranslation("workflow.time.working", duration(at, work.toString())))
        .orElseGet(() -> duration(at, literal));
  }

  private static String duration(Component at, String literal) {
    try {
      Duration duration = Duration.parse(literal);
      if (duration.toDays() > 2 && duration.toSeconds() % 86_400 == 0) {
        return at.getTranslation("workflow.time.days", duration.toDays());
      } else if (duration.toSeconds() % 3_600 == 0) {
        return at.getTranslation("workflow.time.hours", duration.toHours());
      } else if (duration.toSeconds() % 60 == 0) {
        return at.getTranslation("workflow.time.minutes", duration.toMinutes());
      }
      return at.getTranslation("workflow.time.seconds", duration.toSeconds());
    } catch (java.time.format.DateTimeParseException e) {
      return literal;
    }
  }

  /** The name in <code>${name}</code>, or an empty text. */
  public static String variableOf(String expression) {
    Matcher matcher = VARIABLE.matcher(expression);
    return matcher.matches() ? matcher.group(1) : "";
  }
}
