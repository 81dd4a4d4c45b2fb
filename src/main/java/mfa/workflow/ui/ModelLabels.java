package mfa.workflow.ui;

import com.vaadin.flow.component.Component;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.workflow.process.ProcessContract;

/**
 * Words for what stands in a model, whatever it is; what is not of the contract stays as it is
 * written.
 */
public final class ModelLabels {

  private static final Pattern CONDITION =
      Pattern.compile("\\$\\{\\s*(\\w+)\\s*(==|!=)\\s*['\"]?([^'\"}]*?)['\"]?\\s*}");

  private static final Pattern REPETITION = Pattern.compile("^R(\\d+)/(P.*)");

  private final Component page;
  private final ProcessContract contract;

  public ModelLabels(Component page, ProcessContract contract) {
    this.page = page;
    this.contract = contract;
  }

  /** A mail, an outcome, a message, a group, a screen, a delegate, a deadline, a variable. */
  public String any(String raw) {
    String variable = ContractLabels.variableOf(raw);
    if (!variable.isEmpty()) {
      return named(variable, raw);
    }
    if (contract.messages().contains(raw)) {
      return ContractLabels.message(page, raw);
    }
    if (contract.groups().contains(raw)) {
      return ContractLabels.group(page, raw);
    }
    if (contract.formKeys().contains(raw)) {
      return ContractLabels.form(page, raw);
    }
    return contract.delegates().stream()
        .filter(delegate -> delegate.choices().contains(raw))
        .findFirst()
        .map(delegate -> ContractLabels.choice(page, delegate.input(), raw))
        .orElseGet(() -> deadline(raw));
  }

  /** What a service task calls, by its name. */
  public String delegate(String name) {
    return contract.delegates().stream().anyMatch(delegate -> delegate.name().equals(name))
        ? ContractLabels.delegate(page, name)
        : name;
  }

  private String named(String variable, String raw) {
    if (contract.variables().stream().anyMatch(known -> known.name().equals(variable))) {
      return ContractLabels.variable(page, variable);
    }
    String delegate = delegate(variable);
    return delegate.equals(variable) ? raw : delegate;
  }

  private String deadline(String raw) {
    Matcher repetition = REPETITION.matcher(raw);
    return repetition.matches()
        ? page.getTranslation(
            "workflow.time.repeated",
            repetition.group(1),
            ContractLabels.deadline(page, repetition.group(2)))
        : ContractLabels.deadline(page, raw);
  }

  /** A comparison, like "Decision: approve". */
  public String condition(String raw) {
    Matcher condition = CONDITION.matcher(raw);
    if (!condition.matches()) {
      return raw;
    }
    String key =
        condition.group(2).equals("==") ? "workflow.condition.is" : "workflow.condition.is-not";
    return page.getTranslation(
        key, any("${" + condition.group(1) + "}"), value(condition.group(1), condition.group(3)));
  }

  /** What a variable can hold. */
  public String value(String variable, String value) {
    boolean isChoice =
        contract.variables().stream()
            .anyMatch(known -> known.name().equals(variable) && known.choices().contains(value));
    if (isChoice) {
      return ContractLabels.value(page, variable, value);
    }
    return switch (value) {
      case "true" -> page.getTranslation("workflow.condition.yes");
      case "false" -> page.getTranslation("workflow.condition.no");
      default -> value;
    };
  }
}
