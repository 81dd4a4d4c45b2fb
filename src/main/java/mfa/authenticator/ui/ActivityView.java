package mfa.authenticator.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.ZoneId;
import mfa.account.AccountService;
import mfa.audit.Activity;
import mfa.audit.ActivityFilter;
import mfa.audit.ActivityKind;
import mfa.audit.AuditService;
import mfa.platform.request.Roles;
import mfa.platform.time.Times;
import mfa.shell.MainLayout;
import mfa.shell.RowCard;
import mfa.shell.RowCards;

/** Everything that happened to the member's own account, newest first, paged in the database. */
@Route(value = "account/activity", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class ActivityView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final Integer[] PERIODS = {7, 30, 90};

  private final transient AuditService audit;
  private final ZoneId zone;
  private final Select<ActivityKind> kind = new Select<>();
  private final Select<Integer> days = new Select<>();
  private final Grid<Activity> grid = new Grid<>();
  private final Paragraph count = new Paragraph();

  @Inject
  public ActivityView(AuditService audit, AccountService accounts) {
    this.audit = audit;
    zone = accounts.ownProfile().timeZone();
    addClassNames("page", "wide");
    prepareFilters();
    addColumns();
    count.getElement().setAttribute("role", "status");
    Div filters = new Div(kind, days, new ActivityExport(audit, this::filter));
    filters.addClassName("filter-row");
    add(new H1(getTranslation("activity.title")), filters, count, grid);
  }

  private void prepareFilters() {
    kind.setLabel(getTranslation("record.action"));
    kind.setItems(ActivityKind.values());
    kind.setItemLabelGenerator(
        item -> item == null ? getTranslation("members.all") : ActivityWords.kind(this, item));
    kind.setEmptySelectionAllowed(true);
    kind.setEmptySelectionCaption(getTranslation("members.all"));
    kind.addValueChangeListener(change -> refresh());
    days.setLabel(getTranslation("record.when"));
    days.setItems(PERIODS);
    days.setItemLabelGenerator(
        item -> getTranslation(item == null ? "members.all" : "activity.days", item));
    days.setEmptySelectionAllowed(true);
    days.setEmptySelectionCaption(getTranslation("members.all"));
    days.addValueChangeListener(change -> refresh());
  }

  private void addColumns() {
    grid.setPageSize(50);
    grid.setEmptyStateText(getTranslation("activity.none"));
    grid.addColumn(line -> Times.dateAndTime(line.at(), zone, getLocale()))
        .setHeader(getTranslation("record.when"))
        .setAutoWidth(true);
    grid.addColumn(line -> ActivityWords.action(this, line.action()))
        .setHeader(getTranslation("record.action"))
        .setAutoWidth(true);
    grid.addColumn(line -> ActivityWords.result(this, line.result()))
        .setHeader(getTranslation("record.result"))
        .setAutoWidth(true);
    grid.addColumn(line -> ActivityWords.actor(this, line.actor()))
        .setHeader(getTranslation("record.who"))
        .setAutoWidth(true);
    grid.addColumn(line -> ActivityWords.origin(line))
        .setHeader(getTranslation("record.from"))
        .setAutoWidth(true);
    RowCards.prepare(grid, getTranslation("activity.title"), this::card);
  }

  private RowCard card(Activity line) {
    return new RowCard(ActivityWords.action(this, line.action()))
        .plain(Times.dateAndTime(line.at(), zone, getLocale()))
        .named(getTranslation("record.result"), ActivityWords.result(this, line.result()))
        .named(getTranslation("record.who"), ActivityWords.actor(this, line.actor()))
        .named(getTranslation("record.from"), ActivityWords.origin(line));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    grid.setItems(
        query -> audit.ownActivities(filter(), query.getOffset(), query.getLimit()).stream(),
        query -> (int) audit.countOwnActivities(filter()));
    refresh();
  }

  private ActivityFilter filter() {
    Integer period = days.getValue();
    return new ActivityFilter(kind.getValue(), period == null ? 0 : period);
  }

  private void refresh() {
    count.setText(getTranslation("record.count", audit.countOwnActivities(filter())));
    grid.getDataProvider().refreshAll();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("activity.title");
  }
}
