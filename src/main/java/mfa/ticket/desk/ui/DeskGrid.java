package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.provider.SortOrder;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import mfa.shell.Badge;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.CellLines;
import mfa.shell.grid.GridColumns;
import mfa.shell.grid.GridSelection;
import mfa.ticket.TicketPriority;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.ui.TicketLabels;

/** The columns of the work list; signs are words and pictures, never colour alone. */
class DeskGrid extends Grid<DeskItem> {

  private static final int PAGE_SIZE = 50;

  private static final double ACTION_WIDTH = 4.75;

  /** Of what is left over in a wide window; the name of the assignee gets one. */
  private static final int TITLE_SHARE = 8;

  private final ZoneId zone;
  private final transient Clock clock;
  private final transient Supplier<QueryParameters> list;

  /**
   * @param list what the list shows, which a ticket's page leads back to
   */
  DeskGrid(
      ZoneId zone,
      Clock clock,
      Supplier<QueryParameters> list,
      ValueProvider<DeskItem, Component> action) {
    this.zone = zone;
    this.list = list;
    this.clock = clock;
    setPageSize(PAGE_SIZE);
    GridSelection.prepare(this, ticket -> ticket.number().text());
    addClassName("tall-grid");
    addColumns(action);
    GridCards.prepare(this, getTranslation("desk.title"), ticket -> card(ticket, action));
  }

  private GridCard card(DeskItem ticket, ValueProvider<DeskItem, Component> action) {
    GridCard card =
        new GridCard(ticket.title())
            .with(number(ticket), new Span(TicketLabels.status(this, ticket.status())))
            .with(signs(ticket).toArray(Badge[]::new))
            .with(priority(ticket))
            .named(getTranslation("desk.type"), TicketLabels.type(this, ticket.type()))
            .named(getTranslation("desk.requester"), TicketLabels.requester(this, ticket))
            .named(getTranslation("desk.language"), language(ticket))
            .named(getTranslation("desk.assignee"), ticket.assignee())
            .named(getTranslation("desk.since"), waiting(ticket));
    if (ticket.dueAt() != null) {
      card.named(getTranslation("desk.due"), due(ticket));
    }
    return card.with(action.apply(ticket));
  }

  private Anchor number(DeskItem ticket) {
    Anchor number =
        new Anchor(
            "/"
                + new Location(DeskAddress.PATH + "/" + ticket.number(), list.get())
                    .getPathWithQueryParameters(),
            ticket.number().text());
    number.getElement().setAttribute("data-row", ticket.number().text());
    return number;
  }

  /** All of them have room in a window of 1280 pixels; titles and names get what is left. */
  private void addColumns(ValueProvider<DeskItem, Component> action) {
    parts(QueuePage.Column.NUMBER, "desk.number", 7.75, this::number);
    parts(QueuePage.Column.TITLE, "desk.ticket-title", 10.5, this::title)
        .setFlexGrow(TITLE_SHARE)
        .setTooltipGenerator(ticket -> ticket.title() + "\n" + kind(ticket));
    parts(QueuePage.Column.STATUS, "desk.status", 9.25, this::status);
    parts(QueuePage.Column.PRIORITY, "desk.priority", 7.25, this::priority);
    parts(QueuePage.Column.DUE, "desk.due", 8.75, this::due);
    parts(QueuePage.Column.WAITING_SINCE, "desk.since", 5.75, this::waiting);
    GridColumns.text(this, getTranslation("desk.assignee"), 6, DeskItem::assignee);
    GridColumns.actions(this, getTranslation("desk.action"), ACTION_WIDTH, action);
  }

  private Column<DeskItem> parts(
      QueuePage.Column sorting,
      String header,
      double width,
      ValueProvider<DeskItem, Component> part) {
    return GridColumns.parts(this, getTranslation(header), width, part)
        .setKey(sorting.name())
        .setSortProperty(sorting.name());
  }

  /** Shows by its heading what the list is sorted by, where that is one of its columns. */
  void showSorting(QueuePage.Column sorting, boolean descending) {
    Column<DeskItem> column = getColumnByKey(sorting.name());
    if (column != null) {
      sort(
          List.of(
              new GridSortOrder<>(
                  column, descending ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
    }
  }

  /** What it is sorted by, the longest waiting first where nothing else is chosen. */
  QueuePage.Column sorting() {
    return getSortOrder().stream()
        .findFirst()
        .map(order -> QueuePage.Column.valueOf(order.getSorted().getKey()))
        .orElse(QueuePage.Column.WAITING_SINCE);
  }

  boolean isDescending() {
    return getSortOrder().stream()
        .map(SortOrder::getDirection)
        .anyMatch(direction -> direction == SortDirection.DESCENDING);
  }

  /** The title with who asks, what it is about and in which language below it. */
  private Component title(DeskItem ticket) {
    Span title = new Span(ticket.title());
    title.addClassName("line-title");
    Span kind = new Span(kind(ticket));
    kind.addClassName("hint");
    return new CellLines(title, kind);
  }

  private String kind(DeskItem ticket) {
    return getTranslation(
        "desk.kind",
        TicketLabels.type(this, ticket.type()),
        language(ticket),
        TicketLabels.requester(this, ticket));
  }

  private static String language(DeskItem ticket) {
    Locale language = Locale.forLanguageTag(ticket.language());
    return language.getDisplayLanguage(language);
  }

  private Component status(DeskItem ticket) {
    Div both = new Div(new Span(TicketLabels.status(this, ticket.status())));
    both.addClassNames("standing", "wrapped");
    signs(ticket).forEach(sign -> both.add(sign.asPicture()));
    return both;
  }

  private List<Badge> signs(DeskItem ticket) {
    List<Badge> signs = new ArrayList<>();
    if (ticket.newReply()) {
      signs.add(
          new Badge(Badge.Kind.SUCCESS, VaadinIcon.ENVELOPE, getTranslation("desk.new-reply")));
    }
    if (ticket.incident()) {
      signs.add(new Badge(Badge.Kind.ERROR, VaadinIcon.WARNING, getTranslation("desk.incident")));
    }
    return signs;
  }

  private Component priority(DeskItem ticket) {
    TicketPriority priority = ticket.priority();
    if (priority == null) {
      return new Span();
    }
    String words = TicketLabels.priority(this, priority);
    return priority.compareTo(TicketPriority.NORMAL) > 0
        ? new Badge(Badge.Kind.WARNING, VaadinIcon.EXCLAMATION, words)
        : new Span(words);
  }

  private Component due(DeskItem ticket) {
    Instant due = ticket.dueAt();
    if (due == null) {
      return new Span();
    }
    Duration left = Duration.between(clock.instant(), due);
    RelativeTime time =
        new RelativeTime(left.isNegative() ? "desk.due.over" : "desk.due.in", left, due, zone);
    return switch (ticket.urgency()) {
      case OVERDUE -> time.as(Badge.Kind.ERROR, VaadinIcon.ALARM);
      case SOON -> time.as(Badge.Kind.WARNING, VaadinIcon.CLOCK);
      case NONE -> time;
    };
  }

  private Component waiting(DeskItem ticket) {
    Instant since = ticket.waitingSince();
    return since == null
        ? new Span()
        : new RelativeTime("desk.waiting", Duration.between(since, clock.instant()), since, zone);
  }
}
