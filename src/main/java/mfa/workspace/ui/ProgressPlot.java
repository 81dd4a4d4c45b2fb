package mfa.workspace.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import mfa.platform.time.Times;
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
        picture(progress),
        axis(progress.firstDay(), progress.firstDay().plusDays(last)),
        table(progress));
  }

  private Div picture(BindingProgress progress) {
    Div picture = new Div();
    picture.addClassName("plot-picture");
    picture.getElement().setAttribute("role", "img");
    picture.getElement().setAttribute("aria-label", getTranslation("progress.picture"));
    picture
        .getElement()
        .executeJs(
            "window.mfa.drawBars(this, $0, $1)",
            List.of(progress.bound()),
            Math.max(1, progress.members()));
    return picture;
  }

  private Div axis(LocalDate first, LocalDate last) {
    Div axis = new Div(new Span(day(first)), new Span(day(last)));
    axis.addClassName("plot-axis");
    return axis;
  }

  /** The newest day first. */
  private NativeDetails table(BindingProgress progress) {
    NativeTable table = new NativeTable();
    table.addClassName("plot-table");
    NativeTableRow head = new NativeTableRow();
    head.add(new NativeTableHeaderCell(getTranslation("progress.day")));
    head.add(new NativeTableHeaderCell(MemberLabels.mfa(this, MfaState.BOUND)));
    table.getHead().add(head);
    for (int day = progress.bound().size() - 1; day >= 0; day--) {
      table
          .getBody()
          .add(
              new NativeTableRow(
                  new NativeTableCell(day(progress.firstDay().plusDays(day))),
                  new NativeTableCell(Long.toString(progress.bound().get(day)))));
    }
    return new NativeDetails(getTranslation("progress.table"), table);
  }

  private String day(LocalDate day) {
    return Times.day(day.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC, getLocale());
  }
}
