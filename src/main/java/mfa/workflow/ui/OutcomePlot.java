package mfa.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import mfa.platform.time.Times;
import mfa.workflow.statistics.OutcomeDays;
import mfa.workflow.statistics.VersionStatistics;

/**
 * The closed tickets of each day as bars, one part for each outcome, with the same numbers as a
 * table.
 */
class OutcomePlot extends Div {

  OutcomePlot() {
    addClassName("outcome-plot");
  }

  void show(VersionStatistics numbers) {
    removeAll();
    List<OutcomeDays> outcomes = numbers.outcomes();
    long most = most(outcomes);
    if (most == 0) {
      add(new Paragraph(getTranslation("version.outcomes.none")));
      return;
    }
    int days = outcomes.getFirst().tickets().size();
    add(
        legend(outcomes),
        new Paragraph(getTranslation("version.outcomes.most", most)),
        picture(outcomes, most),
        axis(numbers.firstDay(), days),
        table(numbers));
  }

  private static long most(List<OutcomeDays> outcomes) {
    return outcomes.isEmpty()
        ? 0
        : LongStream.range(0, outcomes.getFirst().tickets().size())
            .map(day -> total(outcomes, (int) day))
            .max()
            .orElse(0);
  }

  private static long total(List<OutcomeDays> outcomes, int day) {
    return outcomes.stream().mapToLong(outcome -> outcome.tickets().get(day)).sum();
  }

  private Div legend(List<OutcomeDays> outcomes) {
    Div legend = new Div();
    legend.addClassName("plot-legend");
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).total() > 0) {
        Span colour = new Span();
        colour.addClassNames("plot-colour", "outcome-" + i);
        legend.add(
            new Span(
                colour,
                new Span(
                    getTranslation(
                        "version.outcome.total", name(outcomes.get(i)), outcomes.get(i).total()))));
      }
    }
    return legend;
  }

  private String name(OutcomeDays outcome) {
    return ContractLabels.choice(this, "outcome", outcome.outcome());
  }

  private Div picture(List<OutcomeDays> outcomes, long most) {
    Div picture = new Div();
    picture.addClassName("plot-picture");
    picture.getElement().setAttribute("role", "img");
    picture.getElement().setAttribute("aria-label", getTranslation("version.outcomes.picture"));
    picture
        .getElement()
        .executeJs(
            "window.mfa.drawBars(this, $0, $1)",
            outcomes.stream().map(OutcomeDays::tickets).toList(),
            most);
    return picture;
  }

  private Div axis(LocalDate first, int days) {
    Div axis = new Div(new Span(day(first)), new Span(day(first.plusDays(days - 1L))));
    axis.addClassName("plot-axis");
    return axis;
  }

  private String day(LocalDate day) {
    return Times.day(day.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC, getLocale());
  }

  private NativeDetails table(VersionStatistics numbers) {
    NativeTable table = new NativeTable();
    NativeTableRow head = new NativeTableRow();
    for (String key : List.of("version.day", "version.outcome", "version.closed")) {
      head.add(new NativeTableHeaderCell(getTranslation(key)));
    }
    table.getHead().add(head);
    NativeTableBody body = table.getBody();
    int days = numbers.outcomes().getFirst().tickets().size();
    for (int day = days - 1; day >= 0; day--) {
      for (OutcomeDays outcome : numbers.outcomes()) {
        long tickets = outcome.tickets().get(day);
        if (tickets > 0) {
          body.add(row(numbers.firstDay().plusDays(day), outcome, tickets));
        }
      }
    }
    table.addClassName("plot-table");
    return new NativeDetails(getTranslation("version.outcomes.table"), table);
  }

  private NativeTableRow row(LocalDate day, OutcomeDays outcome, long tickets) {
    return new NativeTableRow(
        new NativeTableCell(day(day)),
        new NativeTableCell(name(outcome)),
        new NativeTableCell(Long.toString(tickets)));
  }
}
