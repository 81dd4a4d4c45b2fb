package mfa.workflow.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.GridColumns;
import mfa.workflow.migration.MigrationPlan;
import mfa.workflow.migration.process.StepMove;

/** What a migration would do, step by step; it holds a grid and is none. */
class MigrationPlanTable extends Div {

  private final transient MigrationPlan plan;

  MigrationPlanTable(MigrationPlan plan) {
    this.plan = plan;
    Grid<StepMove> grid = new Grid<>();
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAllRowsVisible(true);
    grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
    grid.addColumn(StepMove::name).setHeader(getTranslation("version.step")).setFlexGrow(1);
    GridColumns.shortText(
        grid, getTranslation("version.now"), 7, move -> Long.toString(plan.ticketsAt(move)));
    grid.addColumn(this::becomes).setHeader(getTranslation("migration.becomes")).setFlexGrow(1);
    grid.addColumn(this::waits).setHeader(getTranslation("migration.waits")).setFlexGrow(1);
    GridCards.prepare(grid, getTranslation("migration.plan"), this::card);
    grid.setItems(plan.steps());
    add(grid);
  }

  private GridCard card(StepMove move) {
    return new GridCard(move.name())
        .named(getTranslation("version.now"), Long.toString(plan.ticketsAt(move)))
        .named(getTranslation("migration.becomes"), becomes(move))
        .named(getTranslation("migration.waits"), waits(move));
  }

  private String becomes(StepMove move) {
    if (!move.isMapped()) {
      return getTranslation("migration.not-mapped");
    }
    return move.newName().equals(move.name())
        ? getTranslation("migration.same")
        : getTranslation("migration.renamed", move.newName());
  }

  private String waits(StepMove move) {
    List<String> words = new ArrayList<>();
    if (move.isMapped()) {
      if (move.timed()) {
        words.add(getTranslation("migration.timed"));
      }
      move.begins().forEach(event -> words.add(getTranslation("migration.begins", event)));
      move.ends().forEach(event -> words.add(getTranslation("migration.ends", event)));
    }
    return String.join(" ", words);
  }
}
