package mfa.ticket.desk.ui;

import com.vaadin.flow.component.html.Div;

/** The drawing of a process with the present step marked; the list of steps says it in words. */
class ProcessDiagram extends Div {

  /**
   * @param model the BPMN file
   * @param step id of the present step, or null where the process has ended
   */
  ProcessDiagram(String model, String step) {
    addClassName("process-diagram");
    getElement().setAttribute("role", "figure");
    getElement().setAttribute("aria-label", getTranslation("desk.diagram"));
    getElement().executeJs("window.mfa.drawProcess(this, $0, $1)", model, step);
  }
}
