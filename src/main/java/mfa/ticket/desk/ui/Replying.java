package mfa.ticket.desk.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import mfa.shell.Alert;

/** Says which colleagues are typing at the same ticket. */
class Replying extends Div {

  private final Alert notice = new Alert(Alert.Kind.WARNING);
  private List<String> present = List.of();

  Replying() {
    add(notice);
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
