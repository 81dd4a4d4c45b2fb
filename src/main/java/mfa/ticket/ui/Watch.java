package mfa.ticket.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.html.Div;

/**
 * Asks every moment, as long as somebody can see the page, whether anything has changed. The
 * question goes through the gate as every click does, and is no sign of a person (ADR 0090).
 */
public class Watch extends Div {

  private static final int EVERY_MILLISECONDS = 1_500;

  private final transient Runnable look;

  /**
   * @param look compares what is shown with what is known now
   */
  public Watch(Runnable look) {
    this.look = look;
    addAttachListener(
        attach -> getElement().executeJs("window.mfa.watch(this, $0)", EVERY_MILLISECONDS));
  }

  /** What comes late, after the page was left, asks nothing any more. */
  @ClientCallable
  public void look() {
    if (isAttached()) {
      look.run();
    }
  }
}
