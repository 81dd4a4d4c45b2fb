package mfa.workflow.comparison.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mfa.shell.Alert;
import mfa.workflow.comparison.Change;
import mfa.workflow.comparison.Mark;
import mfa.workflow.comparison.ModelComparison;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.ui.MarkedDiagram;
import mfa.workflow.ui.MarkedDiagram.Marked;

/** What a newer version of a process does otherwise: a list, and both drawings side by side. */
public class ComparisonPanel extends Div {

  /** Nobody reads more; the drawings mark the rest too. */
  private static final int MAX_SHOWN = 200;

  private static final Map<Mark, Marked> SIGNS =
      Map.of(
          Mark.ADDED, new Marked("added", "+"),
          Mark.CHANGED, new Marked("changed", "≠"),
          Mark.MOVED, new Marked("moved", "↔"),
          Mark.REMOVED, new Marked("removed", "−"));

  private final ChangeLabels labels;

  /**
   * Compares two files.
   *
   * @param contract of their process
   * @param before the running version
   * @param after what would replace it
   */
  public ComparisonPanel(ProcessContract contract, byte[] before, byte[] after) {
    labels = new ChangeLabels(this, contract);
    addClassName("comparison");
    Optional<ModelComparison> comparison = ModelComparison.of(before, after);
    if (comparison.isPresent()) {
      show(comparison.get(), text(before), text(after));
    } else {
      add(new Alert(Alert.Kind.WARNING, getTranslation("comparison.unreadable")));
    }
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private void show(ModelComparison comparison, String before, String after) {
    if (comparison.isSame()) {
      add(new Paragraph(getTranslation("comparison.same")));
    } else {
      addChanges(comparison.changes());
    }
    count(comparison.movedShapes(), "comparison.moved.one", "comparison.moved");
    count(comparison.redrawnLines(), "comparison.redrawn.one", "comparison.redrawn");
    Div drawings =
        new Div(
            drawing("comparison.before", before, comparison.before()),
            drawing("comparison.after", after, comparison.after()));
    drawings.addClassName("drawings");
    add(legend(), drawings);
  }

  private void count(int number, String one, String many) {
    if (number > 0) {
      add(new Paragraph(number == 1 ? getTranslation(one) : getTranslation(many, number)));
    }
  }

  private void addChanges(List<Change> changes) {
    var list = new UnorderedList();
    list.addClassName("change-list");
    changes.stream()
        .limit(MAX_SHOWN)
        .forEach(change -> list.add(new ListItem(labels.text(change))));
    add(list);
    if (changes.size() > MAX_SHOWN) {
      add(new Paragraph(getTranslation("comparison.more", changes.size() - MAX_SHOWN)));
    }
  }

  private Component legend() {
    var legend = new UnorderedList();
    legend.addClassName("legend");
    Arrays.stream(Mark.values())
        .forEach(
            mark -> {
              Marked sign = SIGNS.get(mark);
              var sample = new Span(sign.sign());
              sample.addClassNames("sign", "sign-" + sign.style());
              sample.getElement().setAttribute("aria-hidden", "true");
              legend.add(new ListItem(sample, new Span(getTranslation("comparison.mark." + mark))));
            });
    return legend;
  }

  private Component drawing(String title, String model, Map<String, Mark> marks) {
    String words = getTranslation(title);
    Map<String, Marked> signs =
        marks.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, mark -> SIGNS.get(mark.getValue())));
    return new Section(new H2(words), new MarkedDiagram(model, signs, words));
  }
}
