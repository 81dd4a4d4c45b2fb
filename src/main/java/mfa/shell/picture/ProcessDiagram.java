package mfa.shell.picture;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The drawing of a process with a marked step or with notes, which can be made larger. */
public class ProcessDiagram extends Drawing {

  private static final String CHOSEN = "event.detail || ''";

  /**
   * @param model the BPMN file
   * @param label says where the words are
   * @param step id of the step that is marked, or null
   * @param names other names for elements that are called as the first of each pair
   */
  public ProcessDiagram(String model, String label, String step, Map<String, List<String>> names) {
    this(label);
    getElement().executeJs("window.mfa.drawProcess(this, $0, $1, {}, [], $2)", model, step, names);
  }

  /**
   * With short texts at some steps.
   *
   * @param notes by the ids of steps
   * @param troubled the ids of steps whose note is a warning
   * @param chosen is told the id of an element that somebody points at
   */
  public ProcessDiagram(
      String model,
      String label,
      Map<String, String> notes,
      List<String> troubled,
      Consumer<String> chosen) {
    this(label);
    getElement()
        .executeJs("window.mfa.drawProcess(this, $0, null, $1, $2)", model, notes, troubled);
    getElement()
        .addEventListener(
            "step-chosen", event -> chosen.accept(event.getEventData().path(CHOSEN).asString("")))
        .addEventData(CHOSEN);
  }

  /** Shows other texts at the steps, in place of those that are there. */
  public void renew(Map<String, String> notes, List<String> troubled) {
    getElement().executeJs("window.mfa.noteProcess(this, $0, $1)", notes, troubled);
  }

  private ProcessDiagram(String label) {
    super(label);
    Div zoom =
        new Div(
            zoom("workflow.editor.zoom-in", "+", VaadinIcon.PLUS),
            zoom("workflow.editor.zoom-out", "-", VaadinIcon.MINUS),
            zoom("workflow.editor.zoom-fit", "0", VaadinIcon.EXPAND_SQUARE));
    zoom.addClassName("diagram-zoom");
    add(zoom);
  }

  /** The key does the same while the drawing has the focus. */
  private NativeButton zoom(String label, String key, VaadinIcon sign) {
    NativeButton button = new NativeButton();
    button.add(new Pictogram(sign));
    button.getElement().setAttribute("type", "button");
    button.getElement().setAttribute("aria-label", getTranslation(label));
    button.getElement().setAttribute("title", getTranslation(label));
    button.getElement().setAttribute("aria-keyshortcuts", key);
    button.getElement().setAttribute("data-zoom", key);
    return button;
  }
}
