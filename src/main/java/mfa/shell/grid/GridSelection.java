package mfa.shell.grid;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.function.ValueProvider;

/** Lets many rows be selected, by checkboxes that say what they select. */
public final class GridSelection {

  private GridSelection() {}

  /**
   * @param name what a row is called
   */
  public static <T> void prepare(Grid<T> grid, ValueProvider<T, String> name) {
    grid.setSelectionMode(Grid.SelectionMode.MULTI);
    grid.addDataGenerator(
        (row, json) ->
            json.put("selectionName", grid.getTranslation("list.select.row", name.apply(row))));
    grid.getElement()
        .executeJs("window.mfa.nameSelection(this, $0)", grid.getTranslation("list.select"));
  }
}
