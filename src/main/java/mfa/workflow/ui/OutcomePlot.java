package mfa.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import mfa.platform.time.Times;
import mfa.shell.plot.PlotPicture;
import mfa.shell.plot.PlotTable;
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
    long max = max(outcomes);
    if (max == 0) {
      add(new Paragraph(getTranslation("version.outcomes.none")));
      return;
    }
    int days = outcomes.getFirst().tickets().size();
    add(
        legend(outcomes),
        new Paragraph(getTranslation("version.outcomes.most", max)),
        picture(outcomes, max),
        axis(numbers.firstDay(), days),
        table(numbers));
  }

  private static long max(List<OutcomeDays> outcomes) {
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

  private PlotPicture picture(List<OutcomeDays> outcomes, long max) {
    return new PlotPicture(
        getTranslation("version.outcomes.picture"),
        outcomes.stream().map(OutcomeDays::tickets).toList(),
        max);
  }

  private Div axis(LocalDate first, int days) {
    Div axis = new Div(new Span(day(first)), new Span(day(first.plusDays(days - 1L))));
    axis.addClassName("plot-axis");
    return axis;
  }

  private String day(LocalDate day) {
    return Times.day(day.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC, getLocale());
  }

  private PlotTable table(VersionStatistics numbers) {
    PlotTable table =
        new PlotTable(
            getTranslation("version.outcomes.table"),
            List.of(
                getTranslation("version.day"),
                getTranslation("version.outcome"),
                getTranslation("version.closed")));
    int days = numbers.outcomes().getFirst().tickets().size();
    for (int day = days - 1; day >= 0; day--) {
      for (OutcomeDays outcome : numbers.outcomes()) {
        long tickets = outcome.tickets().get(day);
        if (tickets > 0) {
          table.addRow(
              List.of(
                  day(numbers.firstDay().plusDays(day)), name(outcome), Long.toString(tickets)));
        }
      }
    }
    return table;
  }
}
