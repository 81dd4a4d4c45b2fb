package mfa.ticket.desk.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.ZoneId;
import mfa.platform.time.Times;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.UnbindFacts;
import mfa.ticket.ui.TicketLabels;

/** Says where a ticket stands, and until when or why. */
class Situation extends Div {

  private final ZoneId zone;

  Situation(DeskTicket ticket, ZoneId zone) {
    this.zone = zone;
    addClassName("situation");
    String step =
        ticket
            .outcome()
            .map(outcome -> TicketLabels.end(this, outcome))
            .orElseGet(() -> TicketLabels.present(this, ticket.step(), ticket.stepName()));
    say(
        getTranslation(
            "desk.situation.text",
            TicketLabels.status(this, ticket.item().status()),
            TicketLabels.requester(this, ticket.item()),
            step));
    ticket
        .workspace()
        .ifPresent(
            workspace ->
                say(
                    getTranslation(
                        "desk.situation.support",
                        TicketLabels.type(this, ticket.item().type()),
                        workspace)));
    if (ticket.isOpen() && !ticket.own() && !ticket.readable()) {
      say(getTranslation("desk.situation.gone"));
    }
    if (ticket.isOpen() && !ticket.item().assignee().isEmpty()) {
      say(getTranslation("desk.assigned", ticket.item().assignee()));
    }
    ticket.unbind().ifPresent(facts -> say(facts, ticket.isOpen()));
  }

  private void say(UnbindFacts facts, boolean open) {
    facts
        .refusal()
        .map(missing -> getTranslation("desk.obstacle." + missing))
        .ifPresent(missing -> say(getTranslation("desk.refused", missing)));
    facts.withdrawal().ifPresent(reason -> say(getTranslation("desk.withdrawal." + reason)));
    if (facts.waitingUntil() != null && open) {
      String end = Times.dateAndTime(facts.waitingUntil(), zone, getLocale());
      say(getTranslation("desk.waiting-until", end));
    }
  }

  private void say(String words) {
    add(new Paragraph(words));
  }
}
