package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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

  /** The keys of the page that its list of keys does not name. */
  static List<String> unlistedKeys(Component page) {
    String listed =
        PageParts.within(page, Shortcuts.class)
            .map(keys -> keys.getElement().getTextRecursively())
            .collect(Collectors.joining(" "));
    return PageParts.within(page, Component.class)
        .map(part -> part.getElement().getAttribute("data-shortcut"))
        .filter(Objects::nonNull)
        .filter(key -> !listed.contains(key.toUpperCase(Locale.ROOT) + " "))
        .toList();
  }

  /** What can be pressed, in the order of the page. */
  static List<String> buttons(Component page) {
    return PageParts.within(page, Button.class)
        .filter(PageParts::isShown)
        .map(Button::getText)
        .toList();
  }
}
