package mfa.ticket.support.ui;

import java.util.Optional;
import java.util.function.Supplier;
import mfa.platform.text.CsvRow;
import mfa.shell.CsvDownload;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListItem;
import mfa.ticket.support.TicketListQuery;
import mfa.ticket.support.TicketListService;

/** The tickets of a list that the filter lets through. */
class TicketExport extends CsvDownload<TicketListItem> {

  TicketExport(TicketListService lists, Supplier<TicketListFilter> filter) {
    super(
        "tickets",
        () -> lists.mayExport(filter.get()),
        () -> {
          TicketListFilter requested = filter.get();
          return (offset, max) -> lists.page(new TicketListQuery(requested, offset, max));
        },
        "tickets.number",
        "tickets.type",
        "tickets.title-column",
        "tickets.status",
        "tickets.workspace",
        "tickets.requester",
        "tickets.filed",
        "tickets.closed");
  }

  @Override
  protected String cells(TicketListItem ticket) {
    return CsvRow.of(
        ticket.number().text(),
        ticket.type().name(),
        ticket.title(),
        ticket.status().name(),
        ticket.workspace(),
        ticket.requester(),
        ticket.filedAt().toString(),
        Optional.ofNullable(ticket.closedAt()).map(Object::toString).orElse(""));
  }
}
