package mfa.workspace.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import mfa.platform.time.Times;
import mfa.shell.plot.PlotPicture;
import mfa.shell.plot.PlotTable;
import mfa.workspace.members.BindingProgress;
import mfa.workspace.members.MfaState;

/** How many members were bound on each day as bars, with the same numbers as a table. */
class ProgressPlot extends Section {

  ProgressPlot() {
    addClassNames("panel", "progress-plot");
    setVisible(false);
  }

  void show(BindingProgress progress) {
    setVisible(true);
    int last = progress.bound().size() - 1;
    add(
        new H2(getTranslation("progress.title")),
        new Paragraph(
            getTranslation(
                "progress.words",
                progress.bound().getFirst(),
                progress.bound().get(last),
                progress.members())),
        new Paragraph(getTranslation("progress.scale", max(progress))),
        picture(progress),
        axis(progress.firstDay(), progress.firstDay().plusDays(last)),
        table(progress));
  }

  private PlotPicture picture(BindingProgress progress) {
    return new PlotPicture(
        getTranslation("progress.picture"), List.of(progress.bound()), max(progress));
  }

  /** What a bar of the whole height stands for. */
  private static long max(BindingProgress progress) {
    return Math.max(1, progress.members());
  }

  private Div axis(LocalDate first, LocalDate last) {
    Div axis = new Div(new Span(day(first)), new Span(day(last)));
    axis.addClassName("plot-axis");
    return axis;
  }

  /** The newest day first. */
  private PlotTable table(BindingProgress progress) {
    PlotTable table =
        new PlotTable(
            getTranslation("progress.table"),
            List.of(getTranslation("progress.day"), MemberLabels.mfa(this, MfaState.BOUND)));
    for (int day = progress.bound().size() - 1; day >= 0; day--) {
      table.addRow(
          List.of(
              day(progress.firstDay().plusDays(day)), Long.toString(progress.bound().get(day))));
    }
    return table;
  }

  private String day(LocalDate day) {
    return Times.day(day.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC, getLocale());
  }
}
