package mfa.workflow.dryrun.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.HashMap;
import java.util.Map;
import mfa.workflow.dryrun.PlayedPath;
import mfa.workflow.dryrun.PlayedStep;
import mfa.workflow.ui.MarkedDiagram;
import mfa.workflow.ui.MarkedDiagram.Marked;

/** One path, step by step on the drawing: where the ticket is, where it was, what happens. */
class PathPlayer extends Section {

  private static final Marked PASSED = new Marked("passed", "✓");
  private static final Marked PRESENT = new Marked("present", "●");

  private final PathLabels labels;
  private final PlayedPath path;
  private final MarkedDiagram drawing;
  private final Paragraph words = new Paragraph();
  private final Button back = new Button(getTranslation("dryrun.back"), click -> go(-1));
  private final Button next = new Button(getTranslation("dryrun.next"), click -> go(1));
  private int place;

  PathPlayer(PathLabels labels, PlayedPath path, String model) {
    this.labels = labels;
    this.path = path;
    addClassName("path-player");
    words.getElement().setAttribute("role", "status");
    String title = labels.title(path);
    drawing = new MarkedDiagram(model, marks(), title);
    var buttons = new Div(back, next);
    buttons.addClassName("actions");
    add(new H2(title), words, buttons, drawing);
    show();
  }

  void focus() {
    ((Focusable<?>) next).focus();
  }

  private void go(int steps) {
    place = Math.clamp(place + steps, 0, path.steps().size() - 1);
    drawing.mark(marks());
    show();
  }

  private void show() {
    int count = path.steps().size();
    String text = getTranslation("dryrun.place", place + 1, count, labels.text(step()));
    boolean isLast = place == count - 1;
    words.setText(isLast ? getTranslation("dryrun.last", text, labels.ending(path)) : text);
    back.setEnabled(place > 0);
    next.setEnabled(!isLast);
  }

  private PlayedStep step() {
    return path.steps().get(place);
  }

  private Map<String, Marked> marks() {
    Map<String, Marked> marks = new HashMap<>();
    path.steps().subList(0, place).forEach(step -> marks.put(step.elementId(), PASSED));
    marks.put(step().elementId(), PRESENT);
    return marks;
  }
}
