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
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.platform.request.Roles;
import mfa.platform.text.SearchText;
import mfa.shell.Alert;
import mfa.shell.FilterSelect;
import mfa.shell.MainLayout;
import mfa.shell.Polling;
import mfa.shell.ThisBrowser;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.desk.AssignmentService;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.HandlingService;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.desk.tag.TagName;
import mfa.ticket.numbers.OwnWorkService;
import mfa.ticket.numbers.ui.OwnWorkPanel;
import mfa.ticket.search.SoughtTerms;
import mfa.ticket.ui.TicketLabels;

/**
 * The agents' work list: queues with their counts, and the tickets of one, paged in the database.
 */
@Route(value = "desk", layout = MainLayout.class)
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class DeskView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final int POLL_MILLISECONDS = 15_000;

  private final transient DeskService desk;
  private final transient AssignmentService assignments;
  private final Map<DeskQueue, Tab> tabs = new EnumMap<>(DeskQueue.class);
  private final Tabs queues = new Tabs();
  private final Alert notice = new Alert(Alert.Kind.WARNING);
  private final Alert arrived = new Alert(Alert.Kind.INFORMATION);
  private final Div arrivals = new Div();
  private final DeskGrid grid;
  private final TicketBulk bulk;
  private final TextField search = new TextField(getTranslation("desk.search"));
  private final Select<TicketStatus> status =
      new FilterSelect<>(
          getTranslation("desk.status"),
          EnumSet.complementOf(EnumSet.of(TicketStatus.DRAFT)),
          item -> TicketLabels.status(this, item),
          this::changed);
  private final Select<TicketType> type =
      new FilterSelect<>(
          getTranslation("desk.type"),
          List.of(TicketType.values()),
          item -> TicketLabels.type(this, item),
          this::changed);
  private final Select<TicketPriority> priority =
      new FilterSelect<>(
          getTranslation("desk.priority"),
          List.of(TicketPriority.values()),
          item -> TicketLabels.priority(this, item),
          this::changed);
  private final TextField tag = new TextField(getTranslation("desk.tag"));
  private final Span rows = new Span();
  private final Paragraph empty = new Paragraph();
  private final transient OwnWorkService work;
  private final OwnWorkPanel ownWork;
  private Instant newest = Instant.EPOCH;

  /** While what is shown is set piece by piece. */
  private boolean opening;

  @Inject
  public DeskView(
      DeskService desk,
      AssignmentService assignments,
      HandlingService handling,
      OwnWorkService work,
      AccountService accounts,
      Clock clock) {
    this.desk = desk;
    this.assignments = assignments;
    this.work = work;
    addClassNames("page", "wide", "tall");
    for (DeskQueue queue : DeskQueue.values()) {
      Tab tab = new Tab();
      tabs.put(queue, tab);
      queues.add(tab);
    }
    queues.addClassName("desk-queues");
    queues.addSelectedChangeListener(change -> changed());
    queues.getElement().executeJs("window.mfa.tabs(this)");
    Button next = new Button(getTranslation("desk.take-next"), click -> takeNext());
    Shortcuts.bind(next, 't');
    Button reload = new Button(getTranslation("desk.refresh"), click -> refresh());
    Shortcuts.bind(reload, 'u');
    Div actions =
        new Div(next, reload, new Anchor("/desk/replies", getTranslation("desk.replies")));
    if (ThisBrowser.caller().filter(caller -> caller.is(Roles.SUPERVISOR)).isPresent()) {
      actions.add(new Anchor("/desk/numbers", getTranslation("numbers.title")));
    }
    actions.addClassName("button-row");
    Div head = new Div(new H1(getTranslation("desk.title")), actions);
    head.addClassName("list-head");
    ZoneId zone = accounts.ownProfile().timeZone();
    ownWork = new OwnWorkPanel(zone);
    grid = new DeskGrid(zone, clock, () -> address().query(), this::take);
    grid.setItems(
            query -> desk.page(page(query.getOffset(), query.getLimit())).stream(),
            query -> (int) shown(page(query.getOffset(), 1)))
        .setIdentifierProvider(DeskItem::number);
    bulk =
        new TicketBulk(assignments, handling, grid, max -> desk.page(page(0, max)), this::refresh);
    grid.addSortListener(sorted -> showAndRemember());
    prepareArrivals();
    add(
        head,
        ownWork,
        new Shortcuts(getTranslation("desk.keys.list")),
        queues,
        filters(),
        arrivals,
        notice,
        selection(),
        grid,
        empty);
  }

  /** Rows do not move under somebody's pointer: new ones are announced, and shown on demand. */
  private void prepareArrivals() {
    Button show = new Button(getTranslation("desk.arrivals.show"), click -> refresh());
    arrivals.addClassName("arrivals");
    arrivals.add(arrived, show);
    arrivals.setVisible(false);
    Polling.every(this, POLL_MILLISECONDS, this::lookForArrivals);
  }

  private void lookForArrivals() {
    long count = desk.countSince(newest);
    if (count > 0) {
      arrived.show(getTranslation("desk.arrivals", count));
      arrivals.setVisible(true);
    }
  }

  private Div filters() {
    Shortcuts.bind(search, '/');
    Stream.of(search, tag)
        .forEach(
            field -> {
              field.setValueChangeMode(ValueChangeMode.LAZY);
              field.setClearButtonVisible(true);
              field.addValueChangeListener(change -> changed());
            });
    search.setMaxLength(SearchText.MAX);
    tag.setMaxLength(TagName.MAX);
    Button clear = new Button(getTranslation("list.clear"), click -> show(QueuePage.Filter.ALL));
    clear.addThemeVariants(ButtonVariant.TERTIARY);
    Div filters = new Div(search, status, type, priority, tag, clear);
    filters.addClassName("filter-row");
    return filters;
  }

  private Div selection() {
    rows.addClassName("hint");
    rows.getElement().setAttribute("role", "status");
    Div selection = new Div(rows, bulk);
    selection.addClassName("list-head");
    return selection;
  }

  private void show(QueuePage.Filter filter) {
    opening = true;
    search.setValue(filter.search());
    status.setValue(filter.status());
    type.setValue(filter.type());
    priority.setValue(filter.priority());
    tag.setValue(filter.tag());
    opening = false;
    changed();
  }

  private QueuePage.Filter filter() {
    return new QueuePage.Filter(
        search.getValue(),
        status.getValue(),
        type.getValue(),
        priority.getValue(),
        TagName.parse(tag.getValue()).map(TagName::text).orElse(""));
  }

  private QueuePage page(int offset, int limit) {
    return new QueuePage(queue(), filter(), grid.sorting(), grid.isDescending(), offset, limit);
  }

  private DeskQueue queue() {
    return DeskQueue.values()[Math.max(0, queues.getSelectedIndex())];
  }

  private Button take(DeskItem ticket) {
    Button button = new Button(getTranslation("desk.take"), click -> takeOne(ticket));
    button.setAriaLabel(getTranslation("desk.take.label", ticket.number()));
    button.getElement().setAttribute("data-row", ticket.number().text());
    button.setVisible(ticket.waiting() && !ticket.own() && ticket.assignee().isEmpty());
    return button;
  }

  private void takeOne(DeskItem ticket) {
    DeskResult result = assignments.take(ticket.number());
    if (result == DeskResult.DONE) {
      open(ticket.number());
    } else {
      notice.lead(TicketLabels.refusal(this, result));
      refresh();
    }
  }

  private void takeNext() {
    assignments
        .takeNext()
        .ifPresentOrElse(this::open, () -> notice.lead(getTranslation("desk.nothing-to-take")));
  }

  private void open(TicketNumber number) {
    getUI().ifPresent(ui -> ui.navigate(DeskAddress.PATH + "/" + number, address().query()));
  }

  private void refresh() {
    newest = desk.newest();
    arrivals.setVisible(false);
    DeskQueue.Counts counts = desk.counts();
    tabs.forEach((queue, tab) -> tab.setLabel(label(queue, counts)));
    ownWork.show(work.own());
    showLines();
  }

  private String label(DeskQueue queue, DeskQueue.Counts counts) {
    String count = words(counts.of(queue), DeskService.MAX_COUNT);
    if (queue == DeskQueue.MINE && counts.newReplies() > 0) {
      count =
          getTranslation("desk.mine.new", count, words(counts.newReplies(), DeskService.MAX_COUNT));
    }
    return getTranslation("desk.queue.counted", getTranslation("desk.queue." + queue), count);
  }

  /** Counting ends somewhere. */
  private String words(long count, int max) {
    return count > max
        ? getTranslation("desk.count.more", max)
        : getTranslation("desk.count", count);
  }

  /** Somebody wants to see other tickets: none stays selected that is not in the list. */
  private void changed() {
    if (!opening) {
      grid.deselectAll();
    }
    showAndRemember();
  }

  private void showAndRemember() {
    if (!opening) {
      showLines();
      getUI().ifPresent(address()::show);
    }
  }

  DeskAddress address() {
    return new DeskAddress(Optional.of(queue()), filter(), grid.sorting(), grid.isDescending());
  }

  private long shown(QueuePage page) {
    return Math.min(page.max(), desk.count(page));
  }

  private void showLines() {
    grid.getDataProvider().refreshAll();
    QueuePage page = page(0, 1);
    long count = desk.count(page);
    String found = words(count, page.max());
    rows.setText(rowsText(page, count, found));
    bulk.found(count, found);
    grid.setVisible(count > 0);
    empty.setText(getTranslation(filter().isNarrow() ? "desk.empty.filtered" : "desk.empty"));
    empty.setVisible(count == 0);
  }

  private String rowsText(QueuePage page, long count, String found) {
    if (filter().search().isEmpty()) {
      return getTranslation("desk.rows", found);
    }
    if (count > page.max()) {
      return getTranslation("desk.rows.newest", found, page.max());
    }
    return desk.isSearchedInPart(page)
        ? getTranslation("desk.rows.part", found, SoughtTerms.SEARCHED)
        : getTranslation("desk.rows", found);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(DeskAddress.of(event.getLocation().getQueryParameters()));
  }

  void show(DeskAddress address) {
    opening = true;
    queues.setSelectedTab(tabs.get(address.queue().orElseGet(this::firstQueue)));
    grid.showSorting(address.sorting(), address.descending());
    show(address.filter());
    refresh();
  }

  /** What I have already begun goes before what nobody has. */
  private DeskQueue firstQueue() {
    return desk.count(DeskQueue.MINE) > 0 ? DeskQueue.MINE : DeskQueue.UNASSIGNED;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("desk.title");
  }
}
