package mfa.ticket.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mfa.account.AccountService;
import mfa.platform.request.Roles;
import mfa.platform.time.Times;
import mfa.shell.Badge;
import mfa.shell.MainLayout;
import mfa.shell.Notice;
import mfa.ticket.DeskLine;
import mfa.ticket.DeskResult;
import mfa.ticket.DeskService;
import mfa.ticket.Queue;
import mfa.ticket.QueuePage;

/**
 * The agents' work list: queues with their counts, and the tickets of one, paged in the database.
 */
@Route(value = "desk", layout = MainLayout.class)
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class DeskView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient DeskService desk;
  private final ZoneId zone;
  private final Map<Queue, Tab> tabs = new EnumMap<>(Queue.class);
  private final Tabs queues = new Tabs();
  private final Notice notice = new Notice(Notice.Kind.WARNING);
  private final Grid<DeskLine> grid = new Grid<>();
  private final Paragraph empty = new Paragraph(getTranslation("desk.empty"));

  @Inject
  public DeskView(DeskService desk, AccountService accounts) {
    this.desk = desk;
    zone = accounts.ownProfile().timeZone();
    addClassNames("page", "wide");
    for (Queue queue : Queue.values()) {
      Tab tab = new Tab();
      tabs.put(queue, tab);
      queues.add(tab);
    }
    queues.addSelectedChangeListener(change -> refresh());
    Button next = new Button(getTranslation("desk.take-next"), click -> takeNext());
    Button reload = new Button(getTranslation("desk.refresh"), click -> refresh());
    Div actions = new Div(next, reload);
    actions.addClassName("button-row");
    addColumns();
    grid.setPageSize(50);
    grid.setItems(
        query -> desk.page(new QueuePage(queue(), query.getOffset(), query.getLimit())).stream(),
        query -> (int) desk.count(queue()));
    add(new H1(getTranslation("desk.title")), actions, queues, notice, grid, empty);
  }

  private Queue queue() {
    return Queue.values()[Math.max(0, queues.getSelectedIndex())];
  }

  private void addColumns() {
    grid.addComponentColumn(line -> new Anchor("/desk/" + line.number(), line.number().text()))
        .setHeader(getTranslation("desk.number"))
        .setAutoWidth(true);
    grid.addColumn(DeskLine::title).setHeader(getTranslation("desk.ticket-title"));
    grid.addColumn(DeskLine::requester)
        .setHeader(getTranslation("desk.requester"))
        .setAutoWidth(true);
    grid.addColumn(DeskLine::language)
        .setHeader(getTranslation("desk.language"))
        .setAutoWidth(true);
    grid.addColumn(line -> TicketWords.status(this, line.status()))
        .setHeader(getTranslation("desk.status"))
        .setAutoWidth(true);
    grid.addColumn(DeskLine::assignee)
        .setHeader(getTranslation("desk.assignee"))
        .setAutoWidth(true);
    grid.addComponentColumn(this::signs).setHeader(getTranslation("desk.signs")).setAutoWidth(true);
    grid.addColumn(line -> time(line.waitingSince()))
        .setHeader(getTranslation("desk.since"))
        .setAutoWidth(true);
    grid.addColumn(line -> time(line.dueAt()))
        .setHeader(getTranslation("desk.due"))
        .setAutoWidth(true);
    grid.addComponentColumn(this::take)
        .setHeader(getTranslation("desk.action"))
        .setAutoWidth(true)
        .setFrozenToEnd(true);
  }

  private Div signs(DeskLine line) {
    Div signs = new Div();
    if (line.heightened()) {
      signs.add(
          new Badge(Badge.Kind.WARNING, VaadinIcon.EXCLAMATION, getTranslation("desk.heightened")));
    }
    if (line.newReply()) {
      signs.add(
          new Badge(Badge.Kind.SUCCESS, VaadinIcon.ENVELOPE, getTranslation("desk.new-reply")));
    }
    return signs;
  }

  private String time(Instant time) {
    return time == null ? "" : Times.dateAndTime(time, zone, getLocale());
  }

  private Button take(DeskLine line) {
    Button button = new Button(getTranslation("desk.take"), click -> take(line, true));
    button.setAriaLabel(getTranslation("desk.take.label", line.number()));
    button.setVisible(line.waiting() && line.assignee().isEmpty());
    return button;
  }

  private boolean take(DeskLine line, boolean tell) {
    DeskResult result = desk.take(line.number());
    if (result == DeskResult.DONE) {
      getUI().ifPresent(ui -> ui.navigate("desk/" + line.number()));
      return true;
    }
    if (tell) {
      notice.show(TicketWords.refusal(this, result));
      refresh();
    }
    return false;
  }

  private void takeNext() {
    List<DeskLine> lines = desk.page(new QueuePage(Queue.UNASSIGNED, 0, 20));
    if (lines.stream().noneMatch(line -> take(line, false))) {
      notice.show(getTranslation("desk.nothing-to-take"));
    }
  }

  private void refresh() {
    tabs.forEach(
        (queue, tab) ->
            tab.setLabel(getTranslation("desk.queue." + queue) + " (" + desk.count(queue) + ")"));
    grid.getDataProvider().refreshAll();
    boolean none = desk.count(queue()) == 0;
    grid.setVisible(!none);
    empty.setVisible(none);
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
