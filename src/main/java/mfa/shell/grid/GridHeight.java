package mfa.shell.grid;

import com.vaadin.flow.component.grid.Grid;

/** Lists of a few rows are as high as these; longer ones take most of the window, and scroll. */
public final class GridHeight {

  private static final int MAX_ROWS_SHOWN = 10;

  private GridHeight() {}

  public static void fit(Grid<?> grid, long rows) {
    grid.setAllRowsVisible(rows <= MAX_ROWS_SHOWN);
    grid.setClassName("long-list", rows > MAX_ROWS_SHOWN);
  }
}
