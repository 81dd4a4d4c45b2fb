package mfa.workflow.ui;

import com.vaadin.flow.component.grid.Grid;

/** Lists of a few rows are as high as these; longer ones scroll. */
final class GridHeight {

  private static final int MAX_ROWS_SHOWN = 10;

  private GridHeight() {}

  static void fit(Grid<?> grid, long rows) {
    grid.setAllRowsVisible(rows <= MAX_ROWS_SHOWN);
  }
}
