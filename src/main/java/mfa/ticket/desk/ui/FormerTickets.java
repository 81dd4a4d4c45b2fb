package mfa.ticket.desk.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.ZoneId;
import mfa.platform.time.Times;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.FormerTicket;
import mfa.ticket.ui.TicketLabels;

/** What the same account asked for besides, each to be opened. */
class FormerTickets extends UnorderedList {

  private final ZoneId zone;

  FormerTickets(DeskTicket ticket, ZoneId zone) {
    this.zone = zone;
    addClassName("former-tickets");
    ticket.former().forEach(this::say);
    if (ticket.former().isEmpty()) {
      add(new ListItem(new Paragraph(getTranslation("desk.former.none"))));
    }
  }

  private void say(FormerTicket former) {
    String end =
        former
            .end()
            .map(outcome -> TicketLabels.end(this, outcome))
            .orElseGet(() -> getTranslation("desk.former.open"));
    Span what =
        new Span(
            getTranslation(
                "desk.former.what",
                TicketLabels.type(this, former.type()),
                Times.day(former.filedAt(), zone, getLocale()),
                end));
    what.addClassName("hint");
    add(new ListItem(new Anchor("/desk/" + former.number(), former.number().text()), what));
  }
}
