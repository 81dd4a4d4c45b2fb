package mfa.ticket.desk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import mfa.shell.Alert;
import mfa.shell.bulk.BulkDialog;
import mfa.shell.bulk.BulkResult;
import mfa.shell.bulk.BulkTexts;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.Colleague;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.HandlingGroup;
import mfa.ticket.desk.HandlingService;
import mfa.ticket.ui.TicketLabels;

/**
 * Selects all tickets of the list, and does one thing to those that are selected. Whether it is
 * done to one of them is decided by the service that does it to a single one.
 */
class TicketBulk extends Div {

  /** So many are acted upon while somebody waits. */
  static final int MAX_SELECTED = 200;

  private static final BulkTexts TEXTS =
      new BulkTexts(
          "bulk.tickets.progress",
          "bulk.tickets.done",
          "bulk.tickets.failed",
          "bulk.tickets.needs-code");

  private static final String TAKE = "desk.bulk.take";
  private static final String FORWARD = "desk.bulk.forward";
  private static final String CLOSE = "desk.bulk.close";

  private final transient AssignmentService assignments;
  private final transient HandlingService handling;
  private final DeskGrid grid;
  private final transient Runnable closed;
  private final Button all = new Button();
  private final Div actions = new Div();
  private final Span words = new Span();
  private final Alert problem = new Alert(Alert.Kind.ERROR);

  /**
   * @param beginning the first tickets of the list, as many as asked for
   * @param closed what follows, once the results were read
   */
  TicketBulk(
      AssignmentService assignments,
      HandlingService handling,
      DeskGrid grid,
      IntFunction<List<DeskItem>> beginning,
      Runnable closed) {
    this.assignments = assignments;
    this.handling = handling;
    this.grid = grid;
    this.closed = closed;
    addClassNames("button-row", "selection-bar");
    words.getElement().setAttribute("role", "status");
    all.addClickListener(
        click ->
            bounded(
                beginning.apply(MAX_SELECTED + 1),
                tickets -> grid.asMultiSelect().select(tickets)));
    actions.addClassNames("button-row", "selection-bar");
    actions.add(
        new Button(
            getTranslation(TAKE),
            click -> withSelected(tickets -> run(TAKE, tickets, assignments::take))),
        new Button(getTranslation(FORWARD), click -> withSelected(this::forward)),
        new Button(getTranslation(CLOSE), click -> withSelected(this::askToClose)));
    add(all, actions, words, problem);
    grid.addSelectionListener(change -> show(change.getAllSelectedItems().size()));
    show(0);
  }

  /**
   * How many tickets the list has.
   *
   * @param inWords as the page says it
   */
  void found(long count, String inWords) {
    all.setText(getTranslation("bulk.select-all", inWords));
    setVisible(count > 0);
  }

  private void show(int count) {
    problem.hide();
    words.setText(count == 0 ? "" : getTranslation("desk.bulk.selected", count));
    actions.setVisible(count > 0);
  }

  private void withSelected(Consumer<List<DeskItem>> action) {
    bounded(
        grid.getSelectedItems().stream()
            .sorted(Comparator.comparing(ticket -> ticket.number().text()))
            .toList(),
        action);
  }

  private void bounded(List<DeskItem> tickets, Consumer<List<DeskItem>> action) {
    if (tickets.size() > MAX_SELECTED) {
      problem.show(getTranslation("bulk.tickets.too-many", MAX_SELECTED));
    } else {
      problem.hide();
      action.accept(tickets);
    }
  }

  private void forward(List<DeskItem> tickets) {
    new ForwardDialog(
            getTranslation("desk.bulk.forward.title", tickets.size()),
            List.of(HandlingGroup.values()),
            assignments.colleagues(),
            new Forwarding(tickets))
        .open();
  }

  private final class Forwarding implements ForwardDialog.Forwarding {

    private final List<DeskItem> tickets;

    Forwarding(List<DeskItem> tickets) {
      this.tickets = tickets;
    }

    @Override
    public void to(HandlingGroup group) {
      run(FORWARD, tickets, number -> assignments.forward(number, group));
    }

    @Override
    public void to(Colleague colleague) {
      run(FORWARD, tickets, number -> assignments.forward(number, colleague.id()));
    }
  }

  private void askToClose(List<DeskItem> tickets) {
    long toDecide = tickets.stream().filter(DeskItem::isUnbind).count();
    new CloseManyDialog(tickets.size(), toDecide, text -> close(tickets, text)).open();
  }

  private void close(List<DeskItem> tickets, Optional<MessageBody> text) {
    start(
        CLOSE,
        tickets,
        ticket ->
            ticket.isUnbind()
                ? new BulkResult.Refused(getTranslation("desk.bulk.close.decided"))
                : answer(close(ticket, text)));
  }

  private DeskResult close(DeskItem ticket, Optional<MessageBody> text) {
    TicketNumber number = ticket.number();
    int seen = ticket.messages();
    return text.map(words -> handling.close(number, seen, words, List.of()))
        .orElseGet(() -> handling.close(number, seen));
  }

  private void run(
      String title, List<DeskItem> tickets, Function<TicketNumber, DeskResult> action) {
    start(title, tickets, ticket -> answer(action.apply(ticket.number())));
  }

  private void start(String title, List<DeskItem> tickets, Function<DeskItem, BulkResult> action) {
    new BulkDialog<>(
            getTranslation(title),
            TEXTS,
            tickets,
            ticket -> ticket.number().text(),
            action,
            this::leave)
        .open();
  }

  private void leave() {
    grid.deselectAll();
    closed.run();
    all.focus();
  }

  private BulkResult answer(DeskResult result) {
    return switch (result) {
      case DONE -> new BulkResult.Done();
      case NEEDS_CODE -> new BulkResult.NeedsCode();
      default -> new BulkResult.Refused(TicketLabels.refusal(this, result));
    };
  }
}
