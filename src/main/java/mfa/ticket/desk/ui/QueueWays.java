package mfa.ticket.desk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.Neighbours;
import mfa.ticket.desk.QueuePage;

/**
 * The ways from a ticket to those beside it and back to the list. Which queue somebody works
 * through stands in the address, as the list has put it there.
 */
class QueueWays extends Div {

  private final transient DeskService desk;
  private final Button previous = way("desk.previous", 'k');
  private final Button next = way("desk.next", 'j');
  private transient QueryParameters from = QueryParameters.empty();
  private transient Neighbours neighbours = Neighbours.NONE;

  QueueWays(DeskService desk) {
    this.desk = desk;
    Button list = way("desk.list", 'l');
    list.addClickListener(click -> toList());
    previous.addClickListener(click -> neighbours.previous().ifPresent(this::open));
    next.addClickListener(click -> neighbours.next().ifPresent(this::open));
    addClassName("desk-ways");
    add(list, previous, next, new Shortcuts(getTranslation("desk.keys.ticket")));
  }

  private Button way(String label, char key) {
    Button button = new Button(getTranslation(label));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    Shortcuts.bind(button, key);
    return button;
  }

  /** Where somebody came from. */
  void comeFrom(QueryParameters parameters) {
    from = parameters;
  }

  void show(DeskTicket ticket) {
    neighbours = desk.neighbours(ticket.item().number(), page(ticket));
    previous.setEnabled(neighbours.previous().isPresent());
    next.setEnabled(neighbours.next().isPresent());
  }

  /** Without a word in the address it is the work that waits for the reader. */
  private QueuePage page(DeskTicket ticket) {
    DeskAddress list = DeskAddress.of(from);
    DeskQueue queue = list.queue().orElse(ticket.mine() ? DeskQueue.MINE : DeskQueue.UNASSIGNED);
    return new QueuePage(queue, list.filter(), list.sorting(), list.descending(), 0, 1);
  }

  void open(TicketNumber number) {
    go(DeskAddress.PATH + "/" + number);
  }

  void toList() {
    go(DeskAddress.PATH);
  }

  private void go(String path) {
    getUI().ifPresent(ui -> ui.navigate(path, from));
  }
}
