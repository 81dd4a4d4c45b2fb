package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import mfa.audit.Activity;
import mfa.audit.ActivityActor;
import mfa.audit.ActivityKind;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.platform.request.Client;
import mfa.platform.request.UserAgentLabel;

/** The words for what stands in the audit log. */
public final class ActivityLabels {

  /** What can fail, and is called by what went wrong. */
  public static final Set<AuditAction> FAILURES =
      Collections.unmodifiableSet(
          EnumSet.of(
              AuditAction.PASSWORD_CHECKED,
              AuditAction.CODE_CHECKED,
              AuditAction.AUTHENTICATOR_BOUND,
              AuditAction.VERIFICATION_CODE_CHECKED,
              AuditAction.UNBIND_REQUESTED,
              AuditAction.EMAIL_CHANGED,
              AuditAction.RESET_REFUSED,
              AuditAction.ACCESS_REFUSED));

  private static final String RECOVERY_CODE = "recovery-code";

  private ActivityLabels() {}

  /** What happened, and if it failed, what went wrong. */
  static String words(Component at, Activity activity) {
    if (activity.result() == AuditResult.SUCCESS) {
      return action(at, activity.action());
    }
    if (activity.action() == AuditAction.CODE_CHECKED && RECOVERY_CODE.equals(activity.factor())) {
      return at.getTranslation("activity.failed.recovery-code");
    }
    return FAILURES.contains(activity.action())
        ? at.getTranslation("activity.failed." + activity.action())
        : at.getTranslation("activity.failed", action(at, activity.action()));
  }

  /** From where a group of activities came, or who else did them. */
  static String origin(Component at, ActivityGroup group) {
    String origin = origin(group.newest());
    return origin.isEmpty() || group.newest().actor() == ActivityActor.SERVER
        ? actor(at, group.newest().actor())
        : origin;
  }

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
        : UserAgentLabel.of(activity.userAgent()) + " · " + activity.clientAddress();
  }

  /** From where it came, for those who look after others. */
  public static String from(Component at, String clientAddress, String userAgent) {
    return clientAddress.equals(Client.SERVER.address())
        ? actor(at, ActivityActor.SERVER)
        : clientAddress + " · " + UserAgentLabel.of(userAgent);
  }

  public static String result(Component at, AuditResult result) {
    return at.getTranslation("activity.result." + result);
  }
}
