package mfa.workflow.draft.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.io.Serializable;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import mfa.workflow.draft.ModelTime;
import mfa.workflow.ui.ContractLabels;

/** The fields of an element: each shows what the model says, and writes what somebody chooses. */
class ElementFields {

  private static final int MAX_NAME = 200;
  private static final int MAX_ID = 100;
  private static final int MAX_TAG = 64;
  private static final int MAX_TEXT = 2_000;
  private static final int MAX_DAYS = 99_999;
  private static final String MESSAGE = "message";
  private static final String TIMER = "timer";
  private static final String BESIDE = "beside";
  private static final String INSTEAD = "instead";

  private final Component page;
  private final ModelEditor editor;
  private final ContractChoices choices;
  private final List<Component> fields = new ArrayList<>();
  private final List<Consumer<SelectedElement>> refreshing = new ArrayList<>();
  private SelectedElement shown;

  /**
   * @param page speaks the language of the reader
   */
  ElementFields(Component page, ModelEditor editor, ContractChoices choices) {
    this.page = page;
    this.editor = editor;
    this.choices = choices;
  }

  /** New fields for an element. */
  List<Component> of(SelectedElement element) {
    fields.clear();
    refreshing.clear();
    shown = element;
    Span hint = new Span(page.getTranslation("workflow.editor.hint." + element.kind()));
    hint.addClassName("hint");
    fields.add(hint);
    addName();
    addOfKind(element);
    if (element.kind() != ElementKind.NOTE) {
      addDocumentation();
    }
    if (element.kind() != ElementKind.PROCESS) {
      addId();
    }
    return List.copyOf(fields);
  }

  /** Shows what the model says now. */
  void refresh(SelectedElement element) {
    shown = element;
    refreshing.forEach(refresh -> refresh.accept(element));
  }

  private void addOfKind(SelectedElement element) {
    switch (element.kind()) {
      case PROCESS -> addOfProcess();
      case START -> {
        if (element.nested()) {
          addTrigger(element);
          addSide();
        }
      }
      case WAIT -> addTrigger(element);
      case BORDER -> {
        addTrigger(element);
        addSide();
      }
      case ACTION -> addAction();
      case REVIEW -> addReview();
      case WAY -> {
        if (element.decides()) {
          addCondition();
        }
      }
      case END, DECISION, RACE, EVENT_PROCESS, NOTE, OTHER -> {}
    }
  }

  private void addName() {
    TextField name = new TextField(page.getTranslation("workflow.editor.name"));
    name.setMaxLength(MAX_NAME);
    add(name, SelectedElement::name, value -> write("rename", value.strip()));
  }

  private void addDocumentation() {
    TextArea text = new TextArea(page.getTranslation("workflow.editor.documentation"));
    text.setMaxLength(MAX_TEXT);
    text.setHelperText(page.getTranslation("workflow.editor.documentation.help"));
    add(text, SelectedElement::documentation, value -> write("document", value.strip()));
  }

  private void addId() {
    TextField id = new TextField(page.getTranslation("workflow.editor.id"));
    id.setMaxLength(MAX_ID);
    id.setPattern("[A-Za-z_][A-Za-z0-9_.\\-]*");
    id.setHelperText(page.getTranslation("workflow.editor.id.help"));
    add(
        id,
        SelectedElement::id,
        value -> {
          if (value.matches("[A-Za-z_][\\w.-]*")) {
            write("identify", value);
          } else {
            id.setValue(shown.id());
          }
        });
  }

  private void addOfProcess() {
    TextField tag = new TextField(page.getTranslation("workflow.editor.version-tag"));
    tag.setMaxLength(MAX_TAG);
    tag.setHelperText(page.getTranslation("workflow.editor.version-tag.help"));
    add(
        tag,
        SelectedElement::versionTag,
        value -> write("set", "camunda:versionTag", value.strip()));
    IntegerField days = new IntegerField(page.getTranslation("workflow.editor.history"));
    days.setMin(1);
    days.setMax(MAX_DAYS);
    add(
        days,
        element -> ModelTime.daysOfHistory(element.timeToLive()).orElse(null),
        value -> {
          if (value != null && value > 0 && value <= MAX_DAYS) {
            write("set", "camunda:historyTimeToLive", Period.ofDays(value).toString());
          }
        });
  }

  private void addTrigger(SelectedElement element) {
    Map<String, String> triggers =
        Map.of(
            MESSAGE, page.getTranslation("workflow.editor.waits.message"),
            TIMER, page.getTranslation("workflow.editor.waits.timer"));
    addChoice(
        page.getTranslation("workflow.editor.waits"),
        triggers,
        SelectedElement::trigger,
        value -> {
          if (value.equals(TIMER)) {
            write("wait", "", false);
          } else {
            write("hear", "");
          }
        });
    Select<String> message =
        addChoice(
            page.getTranslation("workflow.editor.message"),
            choices.messages(),
            SelectedElement::message,
            value -> write("hear", value));
    TimeField time = addTime(element.kind() != ElementKind.WAIT);
    refreshing.add(
        now -> {
          message.setVisible(!now.isTimer());
          time.setVisible(now.isTimer());
        });
  }

  private TimeField addTime(boolean repeatable) {
    TimeField time =
        new TimeField(page.getTranslation("workflow.editor.time"), choices.times(), repeatable);
    add(
        time,
        SelectedElement::time,
        value -> {
          if (value != null) {
            write("wait", value, ModelTime.parse(value).filter(ModelTime::repeats).isPresent());
          }
        });
    return time;
  }

  private void addSide() {
    Map<String, String> sides =
        Map.of(
            BESIDE, page.getTranslation("workflow.editor.side.beside"),
            INSTEAD, page.getTranslation("workflow.editor.side.instead"));
    addChoice(
        page.getTranslation("workflow.editor.side"),
        sides,
        element -> element.side() ? BESIDE : INSTEAD,
        value -> write("goOnBeside", value.equals(BESIDE)));
  }

  private void addAction() {
    addChoice(
        page.getTranslation("workflow.editor.action"),
        choices.actions(),
        SelectedElement::delegate,
        value -> write("call", value, choices.input(value), ""));
    Select<String> input =
        addChoice(
            "",
            Map.of(),
            SelectedElement::input,
            value -> write("call", shown.delegate(), choices.input(shown.delegate()), value));
    refreshing.addFirst(element -> offer(input, element));
  }

  private void offer(Select<String> input, SelectedElement element) {
    Map<String, String> words = choices.inputs(element.delegate());
    input.setVisible(!words.isEmpty());
    if (!words.isEmpty()) {
      input.setLabel(ContractLabels.input(page, choices.input(element.delegate())));
    }
    offer(input, words);
  }

  private static void offer(Select<String> select, Map<String, String> words) {
    List<String> values = List.copyOf(words.keySet());
    if (!values.equals(select.getListDataView().getItems().toList())) {
      select.setItems(values);
    }
    select.setItemLabelGenerator(value -> words.getOrDefault(value, value));
  }

  private void addReview() {
    addChoice(
        page.getTranslation("workflow.editor.form"),
        choices.forms(),
        SelectedElement::form,
        value -> write("set", "camunda:formKey", value));
    addChoice(
        page.getTranslation("workflow.editor.group"),
        choices.groups(),
        SelectedElement::group,
        value -> write("set", "camunda:candidateGroups", value));
    addChoice(
        page.getTranslation("workflow.editor.assignee"),
        choices.assignees(),
        SelectedElement::assignee,
        value -> write("set", "camunda:assignee", value));
    TimeField due =
        new TimeField(page.getTranslation("workflow.editor.due"), choices.times(), false);
    add(
        due,
        SelectedElement::due,
        value -> write("set", "camunda:dueDate", Objects.requireNonNullElse(value, "")));
  }

  private void addCondition() {
    addChoice(
        page.getTranslation("workflow.editor.condition"),
        choices.conditions(),
        element -> ContractChoices.canonical(element.condition()),
        value -> write("decide", value));
  }

  private Select<String> addChoice(
      String label,
      Map<String, String> words,
      Function<SelectedElement, String> read,
      Consumer<String> write) {
    Select<String> select = new Select<>();
    select.setLabel(label);
    offer(select, words);
    add(select, element -> known(select, read.apply(element)), write);
    return select;
  }

  /** What the model says and the contract does not know is shown as it is, and can only be left. */
  private static String known(Select<String> select, String value) {
    List<String> values = select.getListDataView().getItems().toList();
    if (values.contains(value)) {
      return value;
    }
    if (value.isEmpty()) {
      return null;
    }
    List<String> all = new ArrayList<>(values);
    all.add(value);
    select.setItems(all);
    return value;
  }

  private <T, F extends AbstractField<?, T>> void add(
      F field, Function<SelectedElement, T> read, Consumer<T> write) {
    fields.add(field);
    refreshing.add(element -> show(field, read.apply(element)));
    field.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            write.accept(change.getValue());
          }
        });
  }

  private static <T> void show(AbstractField<?, T> field, T value) {
    if (!Objects.equals(field.getValue(), value)) {
      field.setValue(value);
    }
  }

  private void write(String method, Serializable... values) {
    Serializable[] all = new Serializable[values.length + 1];
    all[0] = shown.key();
    System.arraycopy(values, 0, all, 1, values.length);
    editor.call(method, all);
  }
}
