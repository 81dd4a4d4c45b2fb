package mfa.authenticator.ui;

import com.vaadin.flow.component.button.Button;
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
import mfa.audit.ActivityFilter;
import mfa.audit.ActivityKind;
import mfa.audit.AuditService;
import mfa.platform.request.Roles;
import mfa.shell.FilterSelect;
import mfa.shell.MainLayout;

/**
 * Everything that happened to the member's own account by sign-in, newest first and page by page.
 */
@Route(value = "account/activity", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class ActivityView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  /** Activities of one page. */
  private static final int MAX = 50;

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
  private final ActivityGroups groups = new ActivityGroups();
  private final Paragraph none = new Paragraph(getTranslation("activity.none"));
  private final Button newer = new Button(getTranslation("activity.newer"), click -> turn(-MAX));
  private final Button older = new Button(getTranslation("activity.older"), click -> turn(MAX));
  private final Paragraph count = new Paragraph();
  private int first;

  @Inject
  public ActivityView(AuditService audit, AccountService accounts) {
    this.audit = audit;
    zone = accounts.ownProfile().timeZone();
    addClassName("page");
    groups.addClassName("panel");
    count.getElement().setAttribute("role", "status");
    Div filters = new Div(kind, days, new ActivityExport(audit, this::filter));
    filters.addClassName("filter-row");
    Div pages = new Div(newer, older);
    pages.addClassName("button-row");
    add(new H1(getTranslation("activity.title")), filters, count, groups, none, pages);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    refresh();
  }

  private ActivityFilter filter() {
    Integer period = days.getValue();
    return new ActivityFilter(kind.getValue(), period == null ? 0 : period);
  }

  private void refresh() {
    first = 0;
    show();
  }

  private void turn(int by) {
    first = Math.max(0, first + by);
    show();
    getElement().executeJs("this.querySelector('h1').scrollIntoView()");
  }

  private void show() {
    ActivityFilter filter = filter();
    long all = audit.countOwnActivities(filter);
    groups.show(audit.ownActivities(filter, first, MAX), zone);
    groups.setVisible(all > 0);
    count.setText(getTranslation("audit-log.count", all));
    none.setVisible(all == 0);
    newer.setVisible(first > 0);
    older.setVisible(first + MAX < all);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("activity.title");
  }
}
