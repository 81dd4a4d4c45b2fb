package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.function.Consumer;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;

/** Opens tickets at the desk without a browser. */
final class DeskPages {

  private DeskPages() {}

  static void open(
      Services services, Visitor reader, TicketNumber number, Consumer<DeskTicketView> work) {
    reader.does(
        () -> {
          UI.getCurrent().removeAll();
          DeskTicketView page = services.get(DeskTicketView.class);
          UI.getCurrent().add(page);
          page.open(number.text(), QueryParameters.empty());
          work.accept(page);
        });
  }

  /** What can be pressed, in the order of the page. */
  static List<String> buttons(Component page) {
    return PageParts.within(page, Button.class)
        .filter(PageParts::isShown)
        .map(Button::getText)
        .toList();
  }
}
