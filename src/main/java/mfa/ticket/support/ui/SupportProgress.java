package mfa.ticket.support.ui;

import java.time.ZoneId;
import mfa.ticket.TicketStatus;
import mfa.ticket.support.SupportTicketItem;
import mfa.ticket.ui.TicketWay;

/** The way of a ticket of a workspace. */
class SupportProgress extends TicketWay {

  SupportProgress(SupportTicketItem ticket, ZoneId zone) {
    super(zone);
    TicketStatus status = ticket.status();
    boolean waits = status == TicketStatus.WAITING_FOR_ASSIGNMENT;
    boolean over = ticket.closedAt() != null;
    add(
        step("tickets.progress.filed", time(ticket.filedAt()), waits ? Place.HERE : Place.DONE),
        step("tickets.progress.work", "", work(ticket)),
        step(
            status == TicketStatus.CANCELED ? "ticket.status.CANCELED" : "ticket.status.CLOSED",
            time(ticket.closedAt()),
            over ? Place.HERE : Place.AHEAD));
  }

  private static Place work(SupportTicketItem ticket) {
    return switch (ticket.status()) {
      case WAITING_FOR_ASSIGNMENT -> Place.AHEAD;
      case CANCELED -> Place.LEFT;
      default -> ticket.closedAt() == null ? Place.HERE : Place.DONE;
    };
  }
}
