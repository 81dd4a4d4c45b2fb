package mfa.workflow.draft.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mfa.workflow.draft.ModelTime;
import mfa.workflow.draft.ModelTime.Unit;
import mfa.workflow.ui.ContractLabels;

/**
 * How long something waits, as a model writes it: one of the contract's variables, or a time of
 * one's own; several times where that is possible.
 */
class TimeField extends CustomField<String> {

  private static final String OWN = "";

  private final Select<String> source = new Select<>();
  private final IntegerField times = new IntegerField();
  private final IntegerField amount = new IntegerField();
  private final Select<Unit> unit = new Select<>();
  private final boolean repeatable;

  /**
   * @param variables the names of those that hold a duration
   * @param repeatable whether it may come several times
   */
  TimeField(String label, List<String> variables, boolean repeatable) {
    super("");
    this.repeatable = repeatable;
    setLabel(label);
    List<String> sources = new ArrayList<>(List.of(OWN));
    variables.forEach(name -> sources.add("${" + name + "}"));
    source.setItems(sources);
    source.setItemLabelGenerator(this::sourceName);
    source.setAriaLabel(getTranslation("workflow.editor.time.source"));
    source.addClassName("wide-field");
    times.setLabel(getTranslation("workflow.editor.time.times"));
    times.setMin(1);
    times.setMax(ModelTime.MAX_TIMES);
    times.setStepButtonsVisible(true);
    times.setValue(1);
    amount.setLabel(getTranslation("workflow.editor.time.amount"));
    amount.setMin(1);
    unit.setItems(Unit.values());
    unit.setItemLabelGenerator(each -> getTranslation("workflow.editor.unit." + each));
    unit.setLabel(getTranslation("workflow.editor.time.unit"));
    unit.setValue(Unit.HOURS);
    Div own = new Div(times, amount, unit);
    own.addClassName("time-field");
    add(source, own);
    source.setValue(OWN);
    source.addValueChangeListener(change -> showOwn());
    unit.addValueChangeListener(change -> amount.setMax(unit.getValue().max()));
    Stream.of(source, times, amount, unit).forEach(this::follow);
    showOwn();
  }

  /** The event that the browser sends for all of them may come before the value of the one. */
  private void follow(HasValue<?, ?> part) {
    part.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            updateValue();
          }
        });
  }

  private String sourceName(String expression) {
    return expression.isEmpty()
        ? getTranslation("workflow.editor.time.own")
        : ContractLabels.deadline(this, expression);
  }

  private void showOwn() {
    boolean own = OWN.equals(source.getValue());
    times.setVisible(own && repeatable);
    amount.setVisible(own);
    unit.setVisible(own);
  }

  /** Null while it is no time. */
  @Override
  protected String generateModelValue() {
    if (!OWN.equals(source.getValue())) {
      return source.getValue();
    }
    int repetitions = repeatable ? Objects.requireNonNullElse(times.getValue(), 0) : 1;
    int number = Objects.requireNonNullElse(amount.getValue(), 0);
    boolean possible =
        number > 0
            && number <= unit.getValue().max()
            && repetitions > 0
            && (repetitions == 1 || !unit.getValue().isOfWork())
            && repetitions <= ModelTime.MAX_TIMES;
    return possible ? new ModelTime(repetitions, number, unit.getValue()).toString() : null;
  }

  @Override
  protected void setPresentationValue(String value) {
    String text = value == null ? "" : value;
    String variable = ContractLabels.variableOf(text);
    source.setValue(variable.isEmpty() ? OWN : "${" + variable + "}");
    showOwn();
    Optional<ModelTime> time = ModelTime.parse(text);
    times.setValue(time.map(ModelTime::times).orElse(1));
    amount.setValue(time.map(ModelTime::amount).orElse(null));
    time.map(ModelTime::unit).ifPresent(unit::setValue);
  }
}
