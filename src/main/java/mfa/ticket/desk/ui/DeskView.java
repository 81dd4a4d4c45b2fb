package mfa.ticket.desk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import mfa.account.AccountService;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.FilterSelect;
import mfa.shell.MainLayout;
import mfa.ticket.TicketStatus;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.desk.QueuePage.Column;
import mfa.ticket.ui.TicketLabels;

/**
 * The agents' work list: queues with their counts, and the tickets of one, paged in the database.
 */
@Route(value = "desk", layout = MainLayout.class)
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class DeskView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final int MAX_SEARCH_LENGTH = 200;
  private static final int POLL_MILLISECONDS = 15_000;

  private final transient DeskService desk;
  private final transient AssignmentService assignments;
  private final Map<DeskQueue, Tab> tabs = new EnumMap<>(DeskQueue.class);
  private final Tabs queues = new Tabs();
  private final Alert notice = new Alert(Alert.Kind.WARNING);
  private final Alert arrived = new Alert(Alert.Kind.INFORMATION);
  private final Div arrivals = new Div();
  private final DeskGrid grid;
  private final TextField search = new TextField(getTranslation("desk.search"));
  private final Select<TicketStatus> status =
      new FilterSelect<>(
          getTranslation("desk.status"),
          EnumSet.complementOf(EnumSet.of(TicketStatus.DRAFT)),
          item -> TicketLabels.status(this, item),
          this::showLines);
  private final Span rows = new Span();
  private final Paragraph empty = new Paragraph();
  private Instant newest = Instant.EPOCH;

  @Inject
  public DeskView(DeskService desk, AssignmentService assignments, AccountService accounts) {
    this.desk = desk;
    this.assignments = assignments;
    addClassNames("page", "wide");
    for (DeskQueue queue : DeskQueue.values()) {
      Tab tab = new Tab();
      tabs.put(queue, tab);
      queues.add(tab);
    }
    queues.addSelectedChangeListener(change -> refresh());
    queues.getElement().executeJs("window.mfa.tabs(this)");
    Button next = new Button(getTranslation("desk.take-next"), click -> takeNext());
    Shortcuts.bind(next, 't');
    Button reload = new Button(getTranslation("desk.refresh"), click -> refresh());
    Shortcuts.bind(reload, 'u');
    Div actions =
        new Div(next, reload, new Anchor("/desk/replies", getTranslation("desk.replies")));
    actions.addClassName("button-row");
    grid = new DeskGrid(accounts.ownProfile().timeZone(), this::take);
    grid.setItems(query -> desk.page(page(query)).stream(), query -> (int) desk.count(page(query)));
    prepareArrivals();
    add(
        new H1(getTranslation("desk.title")),
        actions,
        new Shortcuts(getTranslation("desk.keys.list")),
        queues,
        filters(),
        arrivals,
        notice,
        grid,
        empty);
  }

  /** Rows do not move under somebody's pointer: new ones are announced, and shown on demand. */
  private void prepareArrivals() {
    Button show = new Button(getTranslation("desk.arrivals.show"), click -> refresh());
    arrivals.addClassName("arrivals");
    arrivals.add(arrived, show);
    arrivals.setVisible(false);
    addAttachListener(
        attach -> {
          attach.getUI().setPollInterval(POLL_MILLISECONDS);
          Registration polling = attach.getUI().addPollListener(poll -> lookForArrivals());
          addDetachListener(
              detach -> {
                detach.unregisterListener();
                polling.remove();
                detach.getUI().setPollInterval(-1);
              });
        });
  }

  private void lookForArrivals() {
    long count = desk.countSince(newest);
    if (count > 0) {
      arrived.show(getTranslation("desk.arrivals", count));
      arrivals.setVisible(true);
    }
  }

  private Div filters() {
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setClearButtonVisible(true);
    search.setMaxLength(MAX_SEARCH_LENGTH);
    search.addValueChangeListener(change -> showLines());
    Button clear = new Button(getTranslation("list.clear"), click -> clearFilters());
    clear.addThemeVariants(ButtonVariant.TERTIARY);
    Div filters = new Div(search, status, clear, rows);
    filters.addClassName("filter-row");
    rows.addClassName("hint");
    return filters;
  }

  private void clearFilters() {
    search.clear();
    status.clear();
  }

  private QueuePage page(Query<DeskItem, Void> query) {
    return query.getSortOrders().stream()
        .findFirst()
        .map(
            order ->
                page(
                    Column.valueOf(order.getSorted()),
                    order.getDirection() == SortDirection.DESCENDING,
                    query.getOffset(),
                    query.getLimit()))
        .orElseGet(() -> page(Column.WAITING_SINCE, false, query.getOffset(), query.getLimit()));
  }

  private QueuePage page(Column column, boolean descending, int offset, int limit) {
    return new QueuePage(
        queue(), search.getValue(), status.getValue(), column, descending, offset, limit);
  }

  private DeskQueue queue() {
    return DeskQueue.values()[Math.max(0, queues.getSelectedIndex())];
  }

  private Button take(DeskItem ticket) {
    Button button = new Button(getTranslation("desk.take"), click -> take(ticket, true));
    button.setAriaLabel(getTranslation("desk.take.label", ticket.number()));
    button.setVisible(ticket.waiting() && ticket.assignee().isEmpty());
    return button;
  }

  private boolean take(DeskItem ticket, boolean tell) {
    DeskResult result = assignments.take(ticket.number());
    if (result == DeskResult.DONE) {
      getUI().ifPresent(ui -> ui.navigate("desk/" + ticket.number()));
      return true;
    }
    if (tell) {
      notice.show(TicketLabels.refusal(this, result));
      refresh();
    }
    return false;
  }

  private void takeNext() {
    List<DeskItem> tickets = desk.page(new QueuePage(DeskQueue.UNASSIGNED, 0, 20));
    if (tickets.stream().noneMatch(ticket -> take(ticket, false))) {
      notice.show(getTranslation("desk.nothing-to-take"));
    }
  }

  private void refresh() {
    newest = desk.newest();
    arrivals.setVisible(false);
    tabs.forEach(
        (queue, tab) ->
            tab.setLabel(getTranslation("desk.queue." + queue) + " (" + desk.count(queue) + ")"));
    showLines();
  }

  private void showLines() {
    grid.getDataProvider().refreshAll();
    long count = desk.count(page(Column.WAITING_SINCE, false, 0, 1));
    rows.setText(getTranslation("desk.rows", count));
    grid.setVisible(count > 0);
    boolean filtered = !search.isEmpty() || !status.isEmpty();
    empty.setText(getTranslation(filtered ? "desk.empty.filtered" : "desk.empty"));
    empty.setVisible(count == 0);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("desk.title");
  }
}
