package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A part of the page with a heading of its own. */
class Panel extends Section {

  private final H2 heading = new H2();

  /**
   * @param title key of its heading
   */
  Panel(String title, Component... parts) {
    entitle(title);
    addClassName("panel");
    add(heading);
    add(parts);
  }

  final void entitle(String title) {
    heading.setText(getTranslation(title));
  }
}
