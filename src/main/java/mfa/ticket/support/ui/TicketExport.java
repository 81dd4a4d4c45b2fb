package mfa.ticket.support.ui;

import java.util.Optional;
import java.util.function.Supplier;
import mfa.platform.request.ExportResult;
import mfa.platform.text.CsvRow;
import mfa.shell.CsvDownload;
import mfa.ticket.search.SoughtTerms;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListItem;
import mfa.ticket.support.TicketListService;

/** The tickets of a list that the filter lets through. */
class TicketExport extends CsvDownload<TicketListItem> {

  private static final String NAME = "tickets";

  TicketExport(TicketListService lists, Supplier<TicketListFilter> filter) {
    super(
        NAME,
        () -> ExportResult.of(lists.mayExport(filter.get())),
        () -> pages(lists, filter.get()),
        "tickets.number",
        "tickets.type",
        "tickets.title-column",
        "tickets.status",
        "tickets.workspace",
        "tickets.requester",
        "tickets.filed",
        "tickets.closed");
  }

  private static Pages<TicketListItem> pages(TicketListService lists, TicketListFilter filter) {
    return new OneAfterTheOther<>(
        max -> lists.export(filter, max), (last, max) -> lists.export(filter, last, max)) {

      @Override
      public Optional<String> nameOfPart() {
        return lists.isSearchedInPart(filter)
            ? Optional.of(NAME + "-of-newest-" + SoughtTerms.SEARCHED)
            : Optional.empty();
      }
    };
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
