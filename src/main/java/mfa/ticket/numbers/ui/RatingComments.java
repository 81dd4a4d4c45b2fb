package mfa.ticket.numbers.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.ZoneId;
import mfa.platform.request.ListPage;
import mfa.platform.time.Times;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.GridColumns;
import mfa.ticket.numbers.Grouping;
import mfa.ticket.numbers.NumbersPeriod;
import mfa.ticket.numbers.NumbersService;
import mfa.ticket.numbers.RatingItem;
import mfa.ticket.ui.TicketLabels;

/** What requesters wrote with their ratings, the newest first, paged in the database. */
class RatingComments extends Section {

  private static final int MAX_ROWS_SHOWN = 10;

  private final transient NumbersService numbers;
  private final ZoneId zone;
  private final Grid<RatingItem> grid = new Grid<>();
  private final Paragraph newest =
      new Paragraph(getTranslation("numbers.comments.newest", NumbersService.MAX_COMMENTS));
  private final Paragraph empty = new Paragraph(getTranslation("numbers.comments.none"));
  private final CommentExport export;
  private NumbersPeriod period;

  RatingComments(NumbersService numbers, ZoneId zone, NumbersPeriod first) {
    this.numbers = numbers;
    this.zone = zone;
    period = first;
    export = new CommentExport(numbers, () -> period);
    Paragraph definition = new Paragraph(getTranslation("numbers.comments.definition"));
    definition.addClassName("hint");
    newest.addClassName("hint");
    addClassName("panel");
    prepareGrid();
    add(new H2(getTranslation("numbers.comments")), definition, newest, grid, empty, export);
  }

  private void prepareGrid() {
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(50);
    GridColumns.time(grid, getTranslation("numbers.rated-at"), this::time);
    GridColumns.parts(grid, getTranslation("numbers.ticket"), 9, RatingComments::link);
    GridColumns.shortText(
        grid, getTranslation("desk.type"), 9, item -> TicketLabels.type(this, item.type()));
    GridColumns.shortText(grid, NumbersLabels.grouping(this, Grouping.AGENT), 9, this::agent);
    GridColumns.shortText(grid, getTranslation("numbers.stars"), 6.5, this::stars);
    GridColumns.text(grid, getTranslation("numbers.comment"), 11, RatingItem::comment);
    GridCards.prepare(grid, getTranslation("numbers.comments"), this::card);
    grid.setItems(
        query ->
            numbers.comments(period, new ListPage(query.getOffset(), query.getLimit())).stream(),
        query -> (int) Math.min(NumbersService.MAX_COMMENTS, numbers.countComments(period)));
  }

  void show(NumbersPeriod newPeriod) {
    period = newPeriod;
    long count = numbers.countComments(period);
    grid.setAllRowsVisible(count <= MAX_ROWS_SHOWN);
    grid.setVisible(count > 0);
    export.setVisible(count > 0);
    newest.setVisible(count > NumbersService.MAX_COMMENTS);
    empty.setVisible(count == 0);
    grid.getDataProvider().refreshAll();
  }

  private GridCard card(RatingItem item) {
    return new GridCard(item.number().text())
        .named(getTranslation("numbers.ticket"), link(item))
        .named(getTranslation("numbers.rated-at"), time(item))
        .named(getTranslation("desk.type"), TicketLabels.type(this, item.type()))
        .named(NumbersLabels.grouping(this, Grouping.AGENT), agent(item))
        .named(getTranslation("numbers.stars"), stars(item))
        .named(getTranslation("numbers.comment"), item.comment());
  }

  private static Anchor link(RatingItem item) {
    return new Anchor("/desk/" + item.number().text(), item.number().text());
  }

  private String time(RatingItem item) {
    return Times.dateAndTime(item.ratedAt(), zone, UI.getCurrent().getLocale());
  }

  String agent(RatingItem item) {
    if (item.own()) {
      return getTranslation("numbers.comments.own");
    }
    return item.agent().isEmpty() ? getTranslation("numbers.nobody") : item.agent();
  }

  private String stars(RatingItem item) {
    return TicketLabels.stars(this, item.stars());
  }
}
