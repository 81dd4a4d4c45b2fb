package mfa.shell.plot;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** The numbers of a plot as a table, shown on demand; a wide one scrolls within its box. */
public class PlotTable extends NativeDetails {

  private final NativeTable table = new NativeTable();

  /**
   * @param summary what it is called
   * @param head the names of the columns
   */
  public PlotTable(String summary, List<String> head) {
    setSummaryText(summary);
    table.addClassName("plot-table");
    NativeTableRow row = new NativeTableRow();
    for (String name : head) {
      row.add(new NativeTableHeaderCell(name));
    }
    table.getHead().add(row);
    Div box = new Div(table);
    box.addClassName("plot-scroll");
    box.getElement().setAttribute("tabindex", "0");
    box.getElement().setAttribute("role", "group");
    box.getElement().setAttribute("aria-label", summary);
    setContent(box);
  }

  public void addRow(List<String> cells) {
    NativeTableRow row = new NativeTableRow();
    for (String cell : cells) {
      row.add(new NativeTableCell(cell));
    }
    table.getBody().add(row);
  }
}
