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
import java.util.List;
import mfa.account.AccountService;
import mfa.audit.Activity;
import mfa.audit.ActivityFilter;
import mfa.audit.ActivityKind;
import mfa.audit.AuditService;
import mfa.platform.request.Roles;
import mfa.shell.FilterSelect;
import mfa.shell.MainLayout;

/** Everything that happened to the member's own account, newest first, paged in the database. */
@Route(value = "account/activity", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class ActivityView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final List<Integer> PERIODS = List.of(7, 30, 90);

  private final transient AuditService audit;
  private final ZoneId zone;
  private final Select<ActivityKind> kind =
      new FilterSelect<>(
          getTranslation("audit-log.action"),
          List.of(ActivityKind.values()),
          item -> ActivityLabels.kind(this, item),
          this::refresh);
  private final Select<Integer> days =
      new FilterSelect<>(
          getTranslation("audit-log.when"),
          PERIODS,
          item -> getTranslation("activity.days", item),
          this::refresh);
  private final Grid<Activity> grid = new Grid<>();
  private final Paragraph count = new Paragraph();

  @Inject
  public ActivityView(AuditService audit, AccountService accounts) {
    this.audit = audit;
    zone = accounts.ownProfile().timeZone();
    addClassName("page");
    addColumns();
    count.getElement().setAttribute("role", "status");
    Div filters = new Div(kind, days, new ActivityExport(audit, this::filter));
    filters.addClassName("filter-row");
    add(new H1(getTranslation("activity.title")), filters, count, grid);
  }

  private void addColumns() {
    grid.setPageSize(50);
    grid.addThemeNames("wrap-cell-content");
    grid.setEmptyStateText(getTranslation("activity.none"));
    grid.addComponentColumn(activity -> new ActivityItem(activity, zone, true))
        .setHeader(getTranslation("audit-log.action"));
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
    count.setText(getTranslation("audit-log.count", audit.countOwnActivities(filter())));
    grid.getDataProvider().refreshAll();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("activity.title");
  }
}
