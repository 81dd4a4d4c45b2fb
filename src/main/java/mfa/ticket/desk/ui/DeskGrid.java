package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;
import java.time.ZoneId;
import mfa.platform.time.Times;
import mfa.shell.Badge;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.ui.TicketLabels;

/** The columns of the work list; signs are words and pictures, never colour alone. */
class DeskGrid extends Grid<DeskItem> {

  private static final int PAGE_SIZE = 50;

  /** The first rows need not have one. */
  private static final String ASSIGNEE_WIDTH = "9rem";

  private final ZoneId zone;

  DeskGrid(ZoneId zone, ValueProvider<DeskItem, Component> action) {
    this.zone = zone;
    setPageSize(PAGE_SIZE);
    addColumns(action);
    GridCards.prepare(this, getTranslation("desk.title"), line -> card(line, action));
  }

  private GridCard card(DeskItem line, ValueProvider<DeskItem, Component> action) {
    return new GridCard(line.title())
        .with(number(line), status(line), priority(line), newReply(line))
        .named(getTranslation("desk.requester"), TicketLabels.requester(this, line))
        .named(getTranslation("desk.assignee"), line.assignee())
        .named(getTranslation("desk.since"), time(line.waitingSince()))
        .with(due(line), action.apply(line));
  }

  private static Anchor number(DeskItem line) {
    return new Anchor("/desk/" + line.number(), line.number().text());
  }

  /** What an agent looks for comes first: in narrow windows the rest has to be scrolled to. */
  private void addColumns(ValueProvider<DeskItem, Component> action) {
    addComponentColumn(DeskGrid::number)
        .setHeader(getTranslation("desk.number"))
        .setSortProperty(QueuePage.Column.NUMBER.name())
        .setAutoWidth(true);
    column(QueuePage.Column.TITLE, "desk.ticket-title", DeskItem::title);
    column(null, "desk.requester", line -> TicketLabels.requester(this, line));
    signs(QueuePage.Column.STATUS, "desk.status", this::status);
    signs(QueuePage.Column.DUE, "desk.due", this::due);
    column(QueuePage.Column.WAITING_SINCE, "desk.since", line -> time(line.waitingSince()));
    signs(QueuePage.Column.NEW_REPLY, "desk.new-reply", this::newReply);
    signs(QueuePage.Column.PRIORITY, "desk.priority", this::priority);
    addColumn(DeskItem::assignee)
        .setHeader(getTranslation("desk.assignee"))
        .setWidth(ASSIGNEE_WIDTH)
        .setFlexGrow(0);
    column(QueuePage.Column.TYPE, "desk.type", line -> TicketLabels.type(this, line.type()));
    column(QueuePage.Column.LANGUAGE, "desk.language", DeskItem::language);
    addComponentColumn(action)
        .setHeader(getTranslation("desk.action"))
        .setAutoWidth(true)
        .setFrozenToEnd(true);
  }

  private void column(
      QueuePage.Column sorting, String header, ValueProvider<DeskItem, String> text) {
    finish(addColumn(text), sorting, header);
  }

  private void signs(
      QueuePage.Column sorting, String header, ValueProvider<DeskItem, Component> sign) {
    finish(addComponentColumn(sign), sorting, header);
  }

  private void finish(Column<DeskItem> column, QueuePage.Column sorting, String header) {
    column.setHeader(getTranslation(header)).setAutoWidth(true);
    if (sorting != null) {
      column.setSortProperty(sorting.name());
    }
  }

  private Component status(DeskItem line) {
    Span status = new Span(TicketLabels.status(this, line.status()));
    if (!line.incident()) {
      return status;
    }
    Div both =
        new Div(
            status,
            new Badge(Badge.Kind.ERROR, VaadinIcon.WARNING, getTranslation("desk.incident")));
    both.addClassName("line-words");
    return both;
  }

  private Component priority(DeskItem line) {
    return line.highPriority()
        ? new Badge(Badge.Kind.WARNING, VaadinIcon.EXCLAMATION, getTranslation("desk.heightened"))
        : new Span(getTranslation("desk.priority.normal"));
  }

  private Component newReply(DeskItem line) {
    return line.newReply()
        ? new Badge(Badge.Kind.SUCCESS, VaadinIcon.ENVELOPE, getTranslation("desk.new-reply"))
        : new Span();
  }

  private Component due(DeskItem line) {
    return switch (line.urgency()) {
      case OVERDUE -> new Badge(Badge.Kind.ERROR, VaadinIcon.ALARM, time(line.dueAt()));
      case SOON -> new Badge(Badge.Kind.WARNING, VaadinIcon.CLOCK, time(line.dueAt()));
      case NONE -> new Span(time(line.dueAt()));
    };
  }

  private String time(Instant time) {
    return time == null ? "" : Times.dateAndTime(time, zone, getLocale());
  }
}
