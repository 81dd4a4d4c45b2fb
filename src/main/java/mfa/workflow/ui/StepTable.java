package mfa.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import mfa.shell.Badge;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.TimeLabels;
import mfa.workflow.process.ModelStep;
import mfa.workflow.statistics.StepStatistics;

/** The numbers of each step; it holds a grid and is none. */
class StepTable extends Div {

  /** More are scrolled through. */
  static final int MAX_ROWS = 200;

  private static final String NUMBER_WIDTH = "7.5rem";

  private final Grid<StepStatistics> grid = new Grid<>();
  private final transient Consumer<ModelStep> chosen;

  /**
   * @param chosen is told the step whose tickets somebody asks for
   */
  StepTable(Consumer<ModelStep> chosen) {
    this.chosen = chosen;
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addColumn(step -> step.step().name())
        .setHeader(getTranslation("version.step"))
        .setFlexGrow(1);
    number(grid.addComponentColumn(this::tickets), "version.now");
    number(grid.addComponentColumn(this::incidents), "version.incidents");
    number(grid.addColumn(StepStatistics::ended), "version.ended");
    number(grid.addColumn(step -> time(step, step.median())), "version.median");
    number(grid.addColumn(step -> time(step, step.high())), "version.high");
    GridCards.prepare(grid, getTranslation("version.steps"), this::card);
    add(grid);
  }

  private void number(Grid.Column<StepStatistics> column, String header) {
    column.setHeader(getTranslation(header)).setWidth(NUMBER_WIDTH).setFlexGrow(0);
  }

  /** A file may draw thousands of steps, and a page holds only so much (R74). */
  void show(List<StepStatistics> steps) {
    grid.setAllRowsVisible(steps.size() <= MAX_ROWS);
    grid.setItems(steps);
  }

  private GridCard card(StepStatistics step) {
    GridCard card =
        new GridCard(step.step().name()).named(getTranslation("version.now"), tickets(step));
    if (step.incidents() > 0) {
      card.named(getTranslation("version.incidents"), incidents(step));
    }
    return card.named(getTranslation("version.ended"), Long.toString(step.ended()))
        .named(getTranslation("version.median"), time(step, step.median()))
        .named(getTranslation("version.high"), time(step, step.high()));
  }

  /** Each button names its row. */
  private Component tickets(StepStatistics step) {
    if (step.tickets() == 0) {
      return new Span("0");
    }
    Button open =
        new Button(
            getTranslation("version.tickets", step.tickets()), click -> chosen.accept(step.step()));
    open.setAriaLabel(getTranslation("version.tickets.named", step.tickets(), step.step().name()));
    open.addThemeVariants(ButtonVariant.TERTIARY);
    return open;
  }

  private Component incidents(StepStatistics step) {
    return step.incidents() == 0
        ? new Span("0")
        : new Badge(
            Badge.Kind.ERROR,
            VaadinIcon.EXCLAMATION,
            getTranslation("version.incidents.count", step.incidents()));
  }

  private String time(StepStatistics step, Duration time) {
    return step.ended() == 0 ? "" : TimeLabels.words(this, time);
  }
}
