package mfa.ticket.desk.ui;

import com.vaadin.flow.component.html.Div;
import java.time.ZoneId;
import java.util.List;
import mfa.shell.picture.ProcessDiagram;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.process.StepItem;
import mfa.ticket.ui.TicketLabels;

/** The way of a ticket through its process, in words and as a drawing; drawn again as it moves. */
class TicketSteps extends Div {

  private final transient DeskService desk;
  private final ZoneId zone;
  private transient List<StepItem> drawn = List.of();

  TicketSteps(DeskService desk, ZoneId zone) {
    this.desk = desk;
    this.zone = zone;
  }

  void clear() {
    drawn = List.of();
    removeAll();
  }

  void show(TicketNumber number, DeskTicket ticket) {
    if (ticket.steps().equals(drawn)) {
      return;
    }
    clear();
    drawn = ticket.steps();
    String step = ticket.isOpen() ? ticket.step() : null;
    Panel panel = new Panel("desk.steps", new StepHistory(ticket.steps(), step, zone));
    desk.model(number)
        .map(
            model ->
                new ProcessDiagram(
                    model, getTranslation("desk.diagram"), step, TicketLabels.elements(this)))
        .ifPresent(panel::add);
    add(panel);
  }
}
