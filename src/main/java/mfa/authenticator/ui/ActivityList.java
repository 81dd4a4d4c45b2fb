package mfa.authenticator.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import jakarta.inject.Inject;
import java.time.ZoneId;
import mfa.account.AccountService;
import mfa.audit.ActivityFilter;
import mfa.audit.AuditService;

/** The newest security activities of the member's own account, by sign-in. */
public class ActivityList extends Section {

  private static final int MAX = 20;

  private final transient AuditService audit;
  private final transient AccountService accounts;

  @Inject
  public ActivityList(AuditService audit, AccountService accounts) {
    this.audit = audit;
    this.accounts = accounts;
    addClassName("panel");
  }

  void refresh() {
    removeAll();
    ZoneId zone = accounts.ownProfile().timeZone();
    UnorderedList list = new UnorderedList();
    list.addClassName("lines");
    ActivityGroup.of(audit.ownActivities(ActivityFilter.ALL, 0, MAX))
        .forEach(group -> list.add(item(group, zone)));
    Anchor all = new Anchor("/account/activity", getTranslation("activity.all"));
    add(new H2(getTranslation("activity.section")), list, all);
  }

  private ListItem item(ActivityGroup group, ZoneId zone) {
    Span origin = new Span(ActivityLabels.origin(this, group));
    origin.addClassName("activity-origin");
    Div activities = new Div();
    activities.addClassName("activities");
    group.activities().forEach(activity -> activities.add(new ActivityItem(activity, zone, false)));
    return new ListItem(origin, activities);
  }
}
