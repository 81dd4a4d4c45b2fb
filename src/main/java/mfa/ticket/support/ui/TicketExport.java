package mfa.ticket.support.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mfa.platform.text.CsvRow;
import mfa.shell.CsvDownload;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListItem;
import mfa.ticket.support.TicketListService;
import org.jspecify.annotations.Nullable;

/** The tickets of a list that the filter lets through. */
class TicketExport extends CsvDownload<TicketListItem> {

  TicketExport(TicketListService lists, Supplier<TicketListFilter> filter) {
    super(
        "tickets",
        () -> lists.mayExport(filter.get()),
        () -> new OneAfterTheOther(lists, filter.get()),
        "tickets.number",
        "tickets.type",
        "tickets.title-column",
        "tickets.status",
        "tickets.workspace",
        "tickets.requester",
        "tickets.filed",
        "tickets.closed");
  }

  /** Each page begins where the one before ended: a long list costs no more at its end. */
  private static class OneAfterTheOther implements Pages<TicketListItem> {

    private final TicketListService lists;
    private final TicketListFilter filter;
    private @Nullable TicketListItem last;

    OneAfterTheOther(TicketListService lists, TicketListFilter filter) {
      this.lists = lists;
      this.filter = filter;
    }

    @Override
    public List<TicketListItem> from(int offset, int max) {
      List<TicketListItem> page = lists.export(filter, last, max);
      last = page.isEmpty() ? last : page.getLast();
      return page;
    }
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
