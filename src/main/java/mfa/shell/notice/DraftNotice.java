package mfa.shell.notice;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import mfa.shell.Alert;

/**
 * At a step of signing in that came between: says that what somebody typed on the page before is
 * kept, where it is.
 */
public class DraftNotice extends Div {

  private final Alert notice = new Alert(Alert.Kind.INFORMATION);

  public DraftNotice() {
    add(notice);
    addAttachListener(attach -> getElement().executeJs("window.mfa.tellWaiting(this)"));
  }

  /** Leads on to this page, or to the one where something waits. */
  public static void continueTo(UI ui, String page) {
    ui.getPage().executeJs("window.location.assign(window.mfa.wayBack($0))", page);
  }

  @ClientCallable
  private void typedWaits() {
    notice.show(getTranslation("shell.typed.waits"));
  }
}
