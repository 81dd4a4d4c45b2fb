package mfa.shell.plot;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bars with what they are about and their number below them, each of parts upon each other; many of
 * them scroll within their box.
 */
public class PlotColumns extends Div {

  /**
   * What is shown in one place.
   *
   * @param label what it is about
   * @param words its number
   * @param parts how high each part is
   */
  public record Column(String label, String words, List<Long> parts) {

    public Column {
      parts = List.copyOf(parts);
    }

    long height() {
      return parts.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * @param words what can be seen, for those who cannot
   * @param names of the parts
   * @param columns at least one
   */
  public PlotColumns(String words, List<String> names, List<Column> columns) {
    add(legend(names), bars(words, columns, names.size()));
  }

  /** The highest of them, in the measure of their parts. */
  public static long max(List<Column> columns) {
    return columns.stream().mapToLong(Column::height).max().orElse(0);
  }

  private static Div legend(List<String> names) {
    Div legend = new Div();
    legend.addClassName("plot-legend");
    for (int part = 0; part < names.size(); part++) {
      Span colour = new Span();
      colour.addClassNames("plot-colour", "outcome-" + part);
      legend.add(new Span(colour, new Span(names.get(part))));
    }
    return legend;
  }

  private static Div bars(String words, List<Column> columns, int parts) {
    Div bars = new Div();
    bars.addClassName("plot-columns");
    bars.getElement().setAttribute("role", "img");
    bars.getElement().setAttribute("aria-label", words);
    bars.getElement().setAttribute("tabindex", "0");
    for (Column column : columns) {
      Div picture = new Div();
      picture.addClassName("plot-picture");
      Div place = new Div(picture, new Span(column.words()), new Span(column.label()));
      place.addClassName("plot-column");
      bars.add(place);
    }
    List<List<Long>> heights =
        IntStream.range(0, parts)
            .mapToObj(part -> columns.stream().map(column -> column.parts().get(part)).toList())
            .toList();
    bars.getElement()
        .executeJs("window.mfa.drawColumns(this, $0, $1)", heights, Math.max(1, max(columns)));
    return bars;
  }
}
