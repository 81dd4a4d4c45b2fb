package mfa.workflow.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import mfa.platform.request.ListPage;
import mfa.platform.time.Times;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.TimeLabels;
import mfa.shell.grid.GridColumns;
import mfa.shell.grid.GridHeight;
import mfa.workflow.process.ModelStep;
import mfa.workflow.statistics.StatisticsService;
import mfa.workflow.statistics.process.EngineTokens.Token;

/** The tickets at one step, by number and age, oldest first, paged in the database. */
class StepTickets extends Section {

  private final transient StatisticsService statistics;
  private final transient Clock clock;
  private final ZoneId zone;

  StepTickets(StatisticsService statistics, ZoneId zone, Clock clock) {
    this.statistics = statistics;
    this.zone = zone;
    this.clock = clock;
    addClassName("panel");
    setVisible(false);
  }

  void show(String versionId, ModelStep step) {
    H2 title = new H2(getTranslation("version.tickets-at", step.name()));
    title.getElement().setAttribute("tabindex", "-1");
    Grid<Token> grid = new Grid<>();
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(50);
    GridColumns.text(grid, getTranslation("version.ticket"), 9, Token::number);
    GridColumns.text(grid, getTranslation("version.since"), 12, this::since);
    GridColumns.text(grid, getTranslation("version.age"), 9, this::age);
    GridCards.prepare(grid, getTranslation("version.tickets-at", step.name()), this::card);
    grid.setItems(
        query ->
            statistics
                .tickets(versionId, step.id(), new ListPage(query.getOffset(), query.getLimit()))
                .stream(),
        query -> (int) statistics.count(versionId, step.id()));
    GridHeight.fit(grid, statistics.count(versionId, step.id()));
    removeAll();
    add(title, grid);
    setVisible(true);
    title.getElement().callJsFunction("focus");
  }

  private GridCard card(Token token) {
    return new GridCard(token.number())
        .named(getTranslation("version.since"), since(token))
        .named(getTranslation("version.age"), age(token));
  }

  private String since(Token token) {
    return Times.dateAndTime(token.since(), zone, UI.getCurrent().getLocale());
  }

  private String age(Token token) {
    return TimeLabels.words(this, Duration.between(token.since(), clock.instant()));
  }
}
