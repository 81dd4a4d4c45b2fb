package mfa.ticket.requester.ui;

import com.vaadin.flow.component.html.ListItem;
import java.time.ZoneId;
import mfa.ticket.Outcome;
import mfa.ticket.requester.RequesterTicket;
import mfa.ticket.ui.TicketLabels;
import mfa.ticket.ui.TicketWay;

/** The way of an unbind ticket: an end that changed nothing does not look like a success. */
public class TicketProgress extends TicketWay {

  public TicketProgress(RequesterTicket ticket, ZoneId zone) {
    super(zone);
    boolean over = ticket.outcome().isPresent();
    boolean done = ticket.outcome().filter(Outcome.RESET::equals).isPresent();
    boolean approved = done || ticket.waitingUntil() != null;
    add(
        step("ticket.progress.verified", time(ticket.filedAt()), Place.DONE),
        approved
            ? step("ticket.progress.review", "", Place.DONE)
            : step(
                "ticket.progress.review",
                getTranslation("ticket.progress.since", time(ticket.filedAt())),
                over ? Place.LEFT : Place.HERE),
        wait(ticket, over, done),
        end(ticket, over, done));
  }

  private ListItem wait(RequesterTicket ticket, boolean over, boolean done) {
    String label = "ticket.progress.waiting";
    if (ticket.waitingUntil() == null) {
      return step(label, "", done ? Place.DONE : over ? Place.LEFT : Place.AHEAD);
    }
    if (done) {
      return step(label, "", Place.DONE);
    }
    String until = getTranslation("ticket.progress.until", time(ticket.waitingUntil()));
    return step(label, over ? "" : until, over ? Place.LEFT : Place.HERE);
  }

  private ListItem end(RequesterTicket ticket, boolean over, boolean done) {
    String label = TicketLabels.end(this, ticket.outcome().orElse(Outcome.RESET));
    Place place = done ? Place.DONE : over ? Place.HERE : Place.AHEAD;
    ListItem end = labeled(label, time(ticket.closedAt()), place);
    if (over) {
      markHere(end);
      end.setClassName("ended", !done);
    }
    return end;
  }
}
