package mfa.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.function.LongConsumer;
import mfa.platform.request.ListPage;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.GridColumns;
import mfa.shell.grid.GridHeight;
import mfa.workflow.migration.MigrationProgress;
import mfa.workflow.migration.MigrationService;
import mfa.workflow.migration.StayingTicket;

/** How far a migration is, with Stop; and the tickets that stayed where they were, with reasons. */
class MigrationStatus extends Div {

  private final transient MigrationService migrations;
  private final Paragraph words = new Paragraph();
  private final Paragraph note = new Paragraph();
  private final Paragraph ended = new Paragraph();
  private final Paragraph remained = new Paragraph();
  private final ProgressBar bar = new ProgressBar();
  private final Button stop;
  private final Paragraph stayed = new Paragraph(getTranslation("migration.staying"));
  private final Grid<StayingTicket> staying = new Grid<>();
  private transient MigrationProgress shown;

  MigrationStatus(MigrationService migrations, LongConsumer stopping) {
    this.migrations = migrations;
    stop = new Button(getTranslation("migration.stop"), click -> stopping.accept(shown.id()));
    stop.addThemeVariants(ButtonVariant.ERROR);
    words.getElement().setAttribute("role", "status");
    bar.getElement().setAttribute("aria-label", getTranslation("migration.progress"));
    staying.setSelectionMode(Grid.SelectionMode.NONE);
    staying.setPageSize(50);
    staying.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
    GridColumns.shortText(staying, getTranslation("version.ticket"), 9, StayingTicket::number);
    staying.addColumn(this::reason).setHeader(getTranslation("migration.reason")).setFlexGrow(1);
    GridCards.prepare(
        staying,
        getTranslation("migration.staying"),
        ticket -> new GridCard(ticket.number()).plain(reason(ticket)));
    note.addClassName("hint");
    addClassName("stacked");
    add(words, note, bar, stop, ended, remained, stayed, staying);
    hide();
  }

  void hide() {
    shown = null;
    setVisible(false);
  }

  boolean isRunning() {
    return shown != null && shown.isRunning();
  }

  void show(MigrationProgress progress) {
    boolean more = shown == null || shown.failed() != progress.failed();
    shown = progress;
    setVisible(true);
    words.setText(
        getTranslation(
            "migration.state." + progress.state(),
            progress.source(),
            progress.target(),
            progress.moved(),
            progress.failed(),
            progress.total()));
    note.setText(getTranslation("migration.note", progress.note()));
    note.setVisible(!progress.note().isEmpty());
    ended.setText(getTranslation("migration.ended", progress.ended()));
    ended.setVisible(progress.ended() > 0);
    remained.setText(getTranslation("migration.remained", progress.remained()));
    remained.setVisible(progress.remained() > 0);
    bar.setMax((double) Math.max(progress.total(), progress.done()));
    bar.setValue((double) progress.done());
    bar.setVisible(progress.isRunning());
    stop.setVisible(progress.isRunning());
    stayed.setVisible(progress.failed() > 0);
    staying.setVisible(progress.failed() > 0);
    if (more) {
      showStaying(progress);
    }
  }

  private void showStaying(MigrationProgress progress) {
    staying.setItems(
        query ->
            migrations
                .staying(progress.id(), new ListPage(query.getOffset(), query.getLimit()))
                .stream(),
        query -> (int) progress.failed());
    GridHeight.fit(staying, progress.failed());
  }

  private String reason(StayingTicket ticket) {
    return getTranslation("migration.reason." + ticket.reason(), ticket.step());
  }
}
