package mfa.ticket.requester.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.ZoneId;
import mfa.platform.time.Times;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.ui.TicketLabels;

/** Says where a ticket stands, and until when or why. */
public class Situation extends Div {

  public Situation(DeskTicket ticket, ZoneId zone) {
    addClassName("situation");
    String step =
        ticket
            .outcome()
            .map(outcome -> TicketLabels.end(this, outcome))
            .orElseGet(() -> TicketLabels.step(this, ticket.step(), ticket.stepName()));
    say(
        getTranslation(
            "desk.situation.text",
            TicketLabels.status(this, ticket.item().status()),
            TicketLabels.requester(this, ticket.item()),
            step));
    if (ticket.outcome().isEmpty() && !ticket.item().assignee().isEmpty()) {
      say(getTranslation("desk.assigned", ticket.item().assignee()));
    }
    ticket
        .refusal()
        .map(missing -> getTranslation("desk.obstacle." + missing))
        .ifPresent(missing -> say(getTranslation("desk.refused", missing)));
    ticket.withdrawal().ifPresent(reason -> say(getTranslation("desk.withdrawal." + reason)));
    if (ticket.waitingUntil() != null && ticket.outcome().isEmpty()) {
      String end = Times.dateAndTime(ticket.waitingUntil(), zone, getLocale());
      say(getTranslation("desk.waiting-until", end));
    }
  }

  private void say(String words) {
    add(new Paragraph(words));
  }
}
