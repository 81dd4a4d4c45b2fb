package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import mfa.audit.Activity;
import mfa.audit.ActivityActor;
import mfa.audit.ActivityKind;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.platform.request.UserAgentLabel;

/** The words for what stands in the audit log. */
public final class ActivityLabels {

  private ActivityLabels() {}

  public static String action(Component at, AuditAction action) {
    return at.getTranslation("activity." + action);
  }

  static String kind(Component at, ActivityKind kind) {
    return at.getTranslation("activity.kind." + kind);
  }

  static String actor(Component at, ActivityActor actor) {
    return at.getTranslation("activity.actor." + actor);
  }

  /** Address and browser, where the owner is told them. */
  static String origin(Activity activity) {
    return activity.clientAddress().isEmpty()
        ? ""
        : activity.clientAddress() + " · " + UserAgentLabel.of(activity.userAgent());
  }

  public static String result(Component at, AuditResult result) {
    return at.getTranslation("activity.result." + result);
  }
}
