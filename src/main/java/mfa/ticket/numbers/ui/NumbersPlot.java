package mfa.ticket.numbers.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import mfa.shell.plot.PlotColumns;
import mfa.shell.plot.PlotColumns.Column;
import mfa.shell.plot.PlotTable;

/** Numbers of one kind: what they mean, as bars, and as a table. */
class NumbersPlot extends Section {

  private final String title;
  private final Div body = new Div();

  /** One bar, and the row of the table. */
  record Row(Column column, List<String> cells) {}

  /**
   * @param titleKey what they are called
   * @param definitionKey what they mean
   */
  NumbersPlot(String titleKey, String definitionKey) {
    title = getTranslation(titleKey);
    Paragraph definition = new Paragraph(getTranslation(definitionKey));
    definition.addClassName("hint");
    addClassName("panel");
    add(new H2(title), definition, body);
  }

  /**
   * @param parts the names of the parts of a bar
   * @param highest how the height of a bar is said
   * @param head the names of the columns of the table; the first is what a row is about
   */
  void show(List<String> parts, LongFunction<String> highest, List<String> head, List<Row> rows) {
    body.removeAll();
    List<Column> columns = rows.stream().map(Row::column).toList();
    long max = PlotColumns.max(columns);
    if (max == 0) {
      body.add(new Paragraph(getTranslation("numbers.none")));
      return;
    }
    PlotTable table = new PlotTable(getTranslation("numbers.table", title), head);
    rows.forEach(
        row ->
            table.addRow(
                Stream.concat(Stream.of(row.column().label()), row.cells().stream()).toList()));
    body.add(
        new Paragraph(getTranslation("numbers.highest", highest.apply(max))),
        new PlotColumns(getTranslation("numbers.picture", title), parts, columns),
        table);
  }
}
