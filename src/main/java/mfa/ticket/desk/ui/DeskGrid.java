package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;
import java.time.ZoneId;
import mfa.platform.time.Times;
import mfa.shell.Badge;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.GridColumns;
import mfa.ticket.TicketPriority;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.ui.TicketLabels;

/** The columns of the work list; signs are words and pictures, never colour alone. */
class DeskGrid extends Grid<DeskItem> {

  private static final int PAGE_SIZE = 50;

  private static final double ACTION_WIDTH = 7;

  /** The first rows need not have one. */
  private static final String ASSIGNEE_WIDTH = "9rem";

  private final ZoneId zone;

  DeskGrid(ZoneId zone, ValueProvider<DeskItem, Component> action) {
    this.zone = zone;
    setPageSize(PAGE_SIZE);
    addColumns(action);
    GridCards.prepare(this, getTranslation("desk.title"), ticket -> card(ticket, action));
  }

  private GridCard card(DeskItem ticket, ValueProvider<DeskItem, Component> action) {
    GridCard card =
        new GridCard(ticket.title())
            .with(number(ticket), status(ticket), priority(ticket), newReply(ticket))
            .named(getTranslation("desk.requester"), TicketLabels.requester(this, ticket))
            .named(getTranslation("desk.assignee"), ticket.assignee())
            .named(getTranslation("desk.since"), time(ticket.waitingSince()));
    if (ticket.dueAt() != null) {
      card.named(getTranslation("desk.due"), due(ticket));
    }
    return card.with(action.apply(ticket));
  }

  private static Anchor number(DeskItem ticket) {
    return new Anchor("/desk/" + ticket.number(), ticket.number().text());
  }

  /** What an agent looks for comes first: in narrow windows the rest has to be scrolled to. */
  private void addColumns(ValueProvider<DeskItem, Component> action) {
    addComponentColumn(DeskGrid::number)
        .setHeader(getTranslation("desk.number"))
        .setSortProperty(QueuePage.Column.NUMBER.name())
        .setWidth("9rem")
        .setFlexGrow(0);
    column(QueuePage.Column.TITLE, "desk.ticket-title", 9, DeskItem::title);
    column(null, "desk.requester", 9, ticket -> TicketLabels.requester(this, ticket));
    signs(QueuePage.Column.STATUS, "desk.status", 9, this::status);
    signs(QueuePage.Column.PRIORITY, "desk.priority", 6, this::priority);
    signs(QueuePage.Column.DUE, "desk.due", 11, this::due);
    column(QueuePage.Column.WAITING_SINCE, "desk.since", 12, ticket -> time(ticket.waitingSince()));
    signs(QueuePage.Column.NEW_REPLY, "desk.new-reply", 7, this::newReply);
    addColumn(DeskItem::assignee)
        .setHeader(getTranslation("desk.assignee"))
        .setWidth(ASSIGNEE_WIDTH)
        .setFlexGrow(0);
    column(QueuePage.Column.TYPE, "desk.type", 8, ticket -> TicketLabels.type(this, ticket.type()));
    column(QueuePage.Column.LANGUAGE, "desk.language", 7, DeskItem::language);
    GridColumns.actions(this, getTranslation("desk.action"), ACTION_WIDTH, action);
  }

  private void column(
      QueuePage.Column sorting,
      String header,
      double width,
      SerializableFunction<DeskItem, String> text) {
    finish(GridColumns.text(this, getTranslation(header), width, text), sorting);
  }

  private void signs(
      QueuePage.Column sorting,
      String header,
      double width,
      ValueProvider<DeskItem, Component> sign) {
    finish(GridColumns.parts(this, getTranslation(header), width, sign), sorting);
  }

  private static void finish(Column<DeskItem> column, QueuePage.Column sorting) {
    if (sorting != null) {
      column.setSortProperty(sorting.name());
    }
  }

  private Component status(DeskItem ticket) {
    Span status = new Span(TicketLabels.status(this, ticket.status()));
    if (!ticket.incident()) {
      return status;
    }
    Div both =
        new Div(
            status,
            new Badge(Badge.Kind.ERROR, VaadinIcon.WARNING, getTranslation("desk.incident")));
    both.addClassName("line-words");
    return both;
  }

  private Component priority(DeskItem ticket) {
    return ticket.priority().compareTo(TicketPriority.NORMAL) > 0
        ? new Badge(Badge.Kind.WARNING, VaadinIcon.EXCLAMATION, getTranslation("desk.heightened"))
        : new Span(getTranslation("desk.priority.normal"));
  }

  private Component newReply(DeskItem ticket) {
    return ticket.newReply()
        ? new Badge(Badge.Kind.SUCCESS, VaadinIcon.ENVELOPE, getTranslation("desk.new-reply"))
        : new Span();
  }

  private Component due(DeskItem ticket) {
    return switch (ticket.urgency()) {
      case OVERDUE -> new Badge(Badge.Kind.ERROR, VaadinIcon.ALARM, time(ticket.dueAt()));
      case SOON -> new Badge(Badge.Kind.WARNING, VaadinIcon.CLOCK, time(ticket.dueAt()));
      case NONE -> new Span(time(ticket.dueAt()));
    };
  }

  private String time(Instant time) {
    return time == null ? "" : Times.dateAndTime(time, zone, getLocale());
  }
}
