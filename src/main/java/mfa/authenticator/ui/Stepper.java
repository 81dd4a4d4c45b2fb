package mfa.authenticator.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/** The named steps of a way, the done ones ticked, the present one marked. */
class Stepper extends OrderedList {

  Stepper(String... names) {
    addClassName("stepper");
    for (int i = 0; i < names.length; i++) {
      Span mark = new Span(Integer.toString(i + 1));
      mark.addClassName("step-mark");
      mark.getElement().setAttribute("aria-hidden", "true");
      add(new ListItem(mark, new Span(names[i])));
    }
  }

  /**
   * @param number from 1
   */
  void show(int number) {
    for (int i = 0; i < getItemCount(); i++) {
      ListItem item = (ListItem) getComponentAt(i);
      item.setClassName("done", i + 1 < number);
      ((Span) item.getComponentAt(0)).setText(i + 1 < number ? "✓" : Integer.toString(i + 1));
      if (i + 1 == number) {
        item.getElement().setAttribute("aria-current", "step");
      } else {
        item.getElement().removeAttribute("aria-current");
      }
    }
  }

  private int getItemCount() {
    return getComponentCount();
  }
}
