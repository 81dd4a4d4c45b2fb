package mfa.shell.grid;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** Parts of a cell one below the other; what has no room in its line ends in an ellipsis. */
public class CellLines extends Div {

  public CellLines(Component... lines) {
    super(lines);
    addClassName("title-lines");
  }
}
