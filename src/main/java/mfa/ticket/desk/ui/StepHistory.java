package mfa.ticket.desk.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import mfa.platform.time.Times;
import mfa.ticket.process.StepItem;
import mfa.ticket.ui.TicketLabels;
import org.jspecify.annotations.Nullable;

/** The steps that the process of a ticket entered, oldest first, with the present one marked. */
class StepHistory extends OrderedList {

  /**
   * @param step id of the present one, or null where the process has ended
   */
  StepHistory(List<StepItem> steps, @Nullable String step, ZoneId zone) {
    addClassName("steps");
    int present = -1;
    for (int i = 0; i < steps.size(); i++) {
      present = steps.get(i).step().equals(step) ? i : present;
    }
    for (int i = 0; i < steps.size(); i++) {
      Span time = new Span(Times.dateAndTime(steps.get(i).at(), zone, getLocale()));
      time.addClassName("hint");
      ListItem item = new ListItem(new Span(name(steps.get(i), i == present)), time);
      if (i == present) {
        item.getElement().setAttribute("aria-current", "step");
        item.add(new Span(getTranslation("desk.step.present")));
      }
      add(item);
    }
  }

  private String name(StepItem step, boolean present) {
    String name =
        present
            ? TicketLabels.present(this, step.step(), step.name())
            : TicketLabels.step(this, step.step(), step.name());
    return step.movedTo()
        .map(version -> getTranslation("desk.step.moved", name, version))
        .orElse(name);
  }
}
