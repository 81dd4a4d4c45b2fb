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
import mfa.shell.MainLayout;

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
    addClassName("page");
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

  /** One column of whole lines: a table of five would scroll sideways on a phone. */
  private void addColumns() {
    grid.setPageSize(50);
    grid.addThemeNames("wrap-cell-content");
    grid.setEmptyStateText(getTranslation("activity.none"));
    grid.addComponentColumn(line -> new ActivityLine(line, zone))
        .setHeader(getTranslation("record.action"));
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
