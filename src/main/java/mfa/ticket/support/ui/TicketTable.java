package mfa.ticket.support.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.function.SerializableFunction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import mfa.platform.time.Times;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.GridColumns;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListItem;
import mfa.ticket.support.TicketListQuery;
import mfa.ticket.support.TicketListService;
import mfa.ticket.ui.TicketLabels;
import org.jspecify.annotations.Nullable;

/** The rows of a list of tickets, sorted and paged by the service. */
class TicketTable extends Grid<TicketListItem> {

  private final ZoneId zone;

  /**
   * @param found how many rows there are
   */
  TicketTable(
      TicketListService lists, Supplier<TicketListFilter> filter, IntSupplier found, ZoneId zone) {
    this.zone = zone;
    setPageSize(50);
    addClassName("tall-grid");
    GridColumns.parts(this, getTranslation("tickets.number"), 8.5, TicketTable::link)
        .setKey(TicketListQuery.Column.NUMBER.name())
        .setSortProperty(TicketListQuery.Column.NUMBER.name());
    text("tickets.title-column", 12, TicketListQuery.Column.TITLE, TicketListItem::title);
    text(
        "tickets.type",
        8,
        TicketListQuery.Column.TYPE,
        ticket -> TicketLabels.type(this, ticket.type()));
    text(
        "tickets.status",
        11.5,
        TicketListQuery.Column.STATUS,
        ticket -> TicketLabels.status(this, ticket.status()));
    GridColumns.text(
        this, getTranslation("tickets.workspace"), 7, (TicketListItem item) -> item.workspace());
    GridColumns.text(
        this, getTranslation("tickets.requester"), 7.5, (TicketListItem item) -> item.requester());
    text("tickets.filed", 8.25, TicketListQuery.Column.FILED, ticket -> day(ticket.filedAt()));
    GridCards.prepare(this, getTranslation("tickets.title"), this::card);
    setItems(query -> lists.page(page(filter.get(), query)).stream(), query -> found.getAsInt());
  }

  private static Anchor link(TicketListItem ticket) {
    return new Anchor("/tickets/" + ticket.number(), ticket.number().text());
  }

  private void text(
      String header,
      double width,
      TicketListQuery.Column column,
      SerializableFunction<TicketListItem, String> text) {
    GridColumns.text(this, getTranslation(header), width, text)
        .setKey(column.name())
        .setSortProperty(column.name())
        .setSortable(true);
  }

  private String day(Instant at) {
    return Times.day(at, zone, getLocale());
  }

  private String time(@Nullable Instant at) {
    return at == null ? "" : Times.dateAndTime(at, zone, getLocale());
  }

  private GridCard card(TicketListItem ticket) {
    return new GridCard(ticket.title())
        .with(link(ticket))
        .named(getTranslation("tickets.status"), TicketLabels.status(this, ticket.status()))
        .named(getTranslation("tickets.type"), TicketLabels.type(this, ticket.type()))
        .named(getTranslation("tickets.workspace"), ticket.workspace())
        .named(getTranslation("tickets.requester"), ticket.requester())
        .named(getTranslation("tickets.filed"), time(ticket.filedAt()));
  }

  private static TicketListQuery page(TicketListFilter filter, Query<TicketListItem, Void> query) {
    return query.getSortOrders().stream()
        .findFirst()
        .map(
            order ->
                new TicketListQuery(
                    filter,
                    TicketListQuery.Column.valueOf(order.getSorted()),
                    order.getDirection() == SortDirection.DESCENDING,
                    query.getOffset(),
                    query.getLimit()))
        .orElseGet(() -> new TicketListQuery(filter, query.getOffset(), query.getLimit()));
  }
}
