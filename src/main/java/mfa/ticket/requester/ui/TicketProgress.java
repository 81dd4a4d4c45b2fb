package mfa.ticket.requester.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneId;
import mfa.platform.time.Times;
import mfa.ticket.Outcome;
import mfa.ticket.requester.RequesterTicket;
import mfa.ticket.ui.TicketLabels;

/**
 * The way of a ticket, with the step where it stands: only what is behind it looks done, and an end
 * that changed nothing does not look like a success.
 */
public class TicketProgress extends OrderedList {

  private final transient ZoneId zone;

  public TicketProgress(RequesterTicket ticket, ZoneId zone) {
    this.zone = zone;
    addClassName("progress");
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

  /** Where a step is, seen from the ticket. */
  private enum Place {
    DONE,
    HERE,
    AHEAD,
    LEFT
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
    String when = ticket.closedAt() == null ? "" : time(ticket.closedAt());
    ListItem end = labeled(label, when, done ? Place.DONE : Place.AHEAD);
    if (over) {
      end.getElement().setAttribute("aria-current", "step");
      end.setClassName("ended", !done);
    }
    return end;
  }

  private String time(Instant at) {
    return Times.dateAndTime(at, zone, getLocale());
  }

  private ListItem step(String key, String note, Place place) {
    return labeled(getTranslation(key), note, place);
  }

  private ListItem labeled(String label, String note, Place place) {
    Span name = new Span(label);
    name.addClassName("step-name");
    ListItem item = new ListItem(name);
    if (!note.isEmpty()) {
      Span hint = new Span(note);
      hint.addClassName("hint");
      item.add(hint);
    }
    if (place == Place.DONE) {
      item.addClassName("done");
    }
    if (place == Place.HERE) {
      item.getElement().setAttribute("aria-current", "step");
    }
    return item;
  }
}
