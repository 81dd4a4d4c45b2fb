package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;

/** The words for what stands in the record. */
public final class ActivityWords {

  private ActivityWords() {}

  public static String action(Component at, AuditAction action) {
    return at.getTranslation("activity." + action);
  }

  public static String result(Component at, AuditResult result) {
    return at.getTranslation("activity.result." + result);
  }
}
