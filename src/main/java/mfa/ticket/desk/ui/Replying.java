package mfa.ticket.desk.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import mfa.shell.Alert;

/**
 * Asks every moment, while the page can be seen, what has changed, and says which colleagues are
 * typing at the same ticket. The question goes through the gate as every click does, and is no sign
 * of a person.
 */
class Replying extends Div {

  private static final int LOOK_EVERY_MILLISECONDS = 1_500;

  private final Alert notice = new Alert(Alert.Kind.WARNING);
  private final transient Runnable look;
  private List<String> present = List.of();

  Replying(Runnable look) {
    this.look = look;
    add(notice);
    addAttachListener(
        attach ->
            getElement().executeJs("window.mfa.watchTicket(this, $0)", LOOK_EVERY_MILLISECONDS));
  }

  @ClientCallable
  void look() {
    look.run();
  }

  void show(List<String> names) {
    if (names.equals(present)) {
      return;
    }
    present = List.copyOf(names);
    if (names.isEmpty()) {
      notice.hide();
    } else {
      String all =
          names.stream()
              .reduce((some, last) -> getTranslation("desk.and", some, last))
              .orElseThrow();
      notice.show(getTranslation(names.size() == 1 ? "desk.replying" : "desk.replying.many", all));
    }
  }
}
