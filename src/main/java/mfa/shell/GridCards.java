package mfa.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.function.ValueProvider;
import java.util.List;

/**
 * Shows the rows of a grid as cards, one column in place of all others, where the window has no
 * room for columns. The browser tells when that begins and ends; in wide windows no card is made.
 */
public final class GridCards<T> {

  private final Grid<T> grid;
  private final String header;
  private final ValueProvider<T, ? extends Component> card;
  private List<Grid.Column<T>> columns = List.of();
  private Grid.Column<T> cards;

  private GridCards(Grid<T> grid, String header, ValueProvider<T, ? extends Component> card) {
    this.grid = grid;
    this.header = header;
    this.card = card;
  }

  /**
   * @param header names the column of cards
   * @param card makes the card of a row
   */
  public static <T> void prepare(
      Grid<T> grid, String header, ValueProvider<T, ? extends Component> card) {
    GridCards<T> cards = new GridCards<>(grid, header, card);
    grid.getElement().addEventListener("narrow", event -> cards.showCards());
    grid.getElement().addEventListener("wide", event -> cards.showColumns());
    grid.addAttachListener(attach -> grid.getElement().executeJs("window.mfa.watchWidth(this)"));
  }

  private void showCards() {
    if (cards == null) {
      columns = grid.getColumns().stream().filter(Component::isVisible).toList();
      columns.forEach(column -> column.setVisible(false));
      cards = grid.addComponentColumn(card).setHeader(header);
    }
  }

  private void showColumns() {
    if (cards != null) {
      grid.removeColumn(cards);
      cards = null;
      columns.forEach(column -> column.setVisible(true));
      grid.getElement().executeJs("window.mfa.placeFrozen(this)");
    }
  }
}
