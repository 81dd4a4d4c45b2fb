package mfa.ticket.support.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneId;
import mfa.platform.time.Times;
import mfa.ticket.TicketStatus;
import mfa.ticket.support.SupportTicketItem;
import org.jspecify.annotations.Nullable;

/** The way of a ticket of a workspace, with the step where it stands. */
class SupportProgress extends OrderedList {

  SupportProgress(SupportTicketItem ticket, ZoneId zone) {
    addClassName("progress");
    TicketStatus status = ticket.status();
    boolean waits = status == TicketStatus.WAITING_FOR_ASSIGNMENT;
    boolean over = ticket.closedAt() != null;
    add(
        step("tickets.progress.filed", time(ticket.filedAt(), zone), waits ? "here" : "done"),
        step("tickets.progress.work", "", over ? "done" : waits ? "" : "here"),
        step(
            status == TicketStatus.CANCELED ? "ticket.status.CANCELED" : "ticket.status.CLOSED",
            time(ticket.closedAt(), zone),
            over ? "here" : ""));
  }

  private String time(@Nullable Instant at, ZoneId zone) {
    return at == null ? "" : Times.dateAndTime(at, zone, getLocale());
  }

  private ListItem step(String key, String note, String place) {
    Span name = new Span(getTranslation(key));
    name.addClassName("step-name");
    ListItem item = new ListItem(name);
    if (!note.isEmpty()) {
      Span hint = new Span(note);
      hint.addClassName("hint");
      item.add(hint);
    }
    if (place.equals("here")) {
      item.getElement().setAttribute("aria-current", "step");
    } else if (place.equals("done")) {
      item.addClassName("done");
    }
    return item;
  }
}
