package mfa.authenticator.ui;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mfa.audit.Activity;
import mfa.audit.ActivityActor;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.platform.request.UserAgentLabel;

/**
 * What happened in one sign-in: from one browser at one place, from the password on.
 *
 * @param activities newest first, at least one
 */
record ActivityGroup(List<Activity> activities) {

  private static final Set<AuditAction> STEPS_IN =
      EnumSet.of(AuditAction.PASSWORD_CHECKED, AuditAction.CODE_CHECKED);

  /**
   * Groups what an account's owner is shown. The groups are in the order of their newest activity.
   *
   * @param activities newest first
   */
  static List<ActivityGroup> of(List<Activity> activities) {
    List<ActivityGroup> groups = new ArrayList<>();
    Map<String, ActivityGroup> open = new HashMap<>();
    for (Activity activity : activities) {
      ActivityGroup group = open.get(origin(activity));
      if (group == null || !group.goesBackTo(activity)) {
        group = new ActivityGroup(new ArrayList<>());
        groups.add(group);
        open.put(origin(activity), group);
      }
      group.activities.add(activity);
    }
    return groups;
  }

  /** Before somebody is in there are only the password and the code. */
  private boolean goesBackTo(Activity earlier) {
    boolean signedIn =
        activities.stream()
            .anyMatch(
                activity ->
                    activity.action() == AuditAction.SIGNED_IN
                        && activity.result() == AuditResult.SUCCESS);
    return !signedIn || STEPS_IN.contains(earlier.action());
  }

  Activity newest() {
    return activities.getFirst();
  }

  private static String origin(Activity activity) {
    ActivityActor actor = activity.actor();
    return actor == ActivityActor.OWNER || actor == ActivityActor.ANONYMOUS
        ? activity.clientAddress() + " " + UserAgentLabel.of(activity.userAgent())
        : actor.name();
  }
}
