package mfa.authenticator.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.ZoneId;
import java.util.List;
import mfa.audit.Activity;

/** Activities by sign-in: from where somebody came, and below it what happened then. */
class ActivityGroups extends UnorderedList {

  ActivityGroups() {
    addClassName("lines");
  }

  /**
   * @param activities newest first
   */
  void show(List<Activity> activities, ZoneId zone) {
    removeAll();
    ActivityGroup.of(activities).forEach(group -> add(item(group, zone)));
  }

  private ListItem item(ActivityGroup group, ZoneId zone) {
    Span origin = new Span(ActivityLabels.origin(this, group));
    origin.addClassName("activity-origin");
    Div activities = new Div();
    activities.addClassName("activities");
    group.activities().forEach(activity -> activities.add(new ActivityItem(activity, zone)));
    return new ListItem(origin, activities);
  }
}
