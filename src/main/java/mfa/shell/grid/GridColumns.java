package mfa.shell.grid;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.ValueProvider;
import java.util.Locale;

/**
 * Adds columns whose width does not depend on what they hold: one long name would push all others
 * out of sight. A text that has no room ends in an ellipsis, and a tooltip has all of it.
 */
public final class GridColumns {

  private static final double TIME_WIDTH = 15;

  private GridColumns() {}

  /**
   * A column of texts that takes its share of what is left.
   *
   * @param width in which words of usual length fit, in rem
   */
  public static <T> Grid.Column<T> text(
      Grid<T> grid, String header, double width, SerializableFunction<T, String> text) {
    return sized(
            grid.addColumn((ValueProvider<T, String>) text::apply).setTooltipGenerator(text::apply),
            header,
            width)
        .setFlexGrow(1);
  }

  /** A column of short texts, such as days. */
  public static <T> Grid.Column<T> shortText(
      Grid<T> grid, String header, double width, SerializableFunction<T, String> text) {
    return text(grid, header, width, text).setFlexGrow(0);
  }

  /** A column of dates with their times, in which each is read whole in both languages. */
  public static <T> Grid.Column<T> time(
      Grid<T> grid, String header, SerializableFunction<T, String> text) {
    return shortText(grid, header, TIME_WIDTH, text);
  }

  /** A column of more than words. */
  public static <T> Grid.Column<T> parts(
      Grid<T> grid, String header, double width, ValueProvider<T, ? extends Component> part) {
    return sized(grid.addComponentColumn(part), header, width).setFlexGrow(0);
  }

  /** What can be done with a row: in sight, however narrow the window is. */
  public static <T> Grid.Column<T> actions(
      Grid<T> grid, String header, double width, ValueProvider<T, ? extends Component> part) {
    return parts(grid, header, width, part).setFrozenToEnd(true);
  }

  private static <T> Grid.Column<T> sized(Grid.Column<T> column, String header, double width) {
    return column
        .setHeader(header)
        .setWidth(String.format(Locale.ROOT, "%.2frem", width))
        .setResizable(true);
  }
}
