package mfa.shell.picture;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;

/**
 * The drawing of a process to look at; what it marks is said in words beside it. The script is
 * {@code scripts/process-diagram.js}.
 */
public abstract class Drawing extends Div {

  private static final String SCRIPT = "scripts/process-diagram.js";

  /**
   * @param label what the drawing is, or where the words are, for those who do not see it
   */
  protected Drawing(String label) {
    addClassName("process-diagram");
    getElement().setAttribute("role", "figure");
    getElement().setAttribute("aria-label", label);
    getElement().setAttribute("tabindex", "0");
  }

  /** The editor of drafts draws in the same colours. */
  public static void loadScript(UI ui) {
    OwnFile.load(ui, SCRIPT);
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    loadScript(attach.getUI());
  }
}
