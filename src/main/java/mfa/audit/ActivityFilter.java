package mfa.audit;

import java.util.Set;

/**
 * Which of the caller's activities to show.
 *
 * @param kind null for all
 * @param days only those of so many days until now, up to 3650; 0 for all
 */
public record ActivityFilter(ActivityKind kind, int days) {

  public static final ActivityFilter ALL = new ActivityFilter(null, 0);
  private static final int MAX_DAYS = 3650;

  public ActivityFilter {
    days = Math.clamp(days, 0, MAX_DAYS);
  }

  Set<AuditAction> actions() {
    return kind == null ? AuditAction.ofOwners() : kind.actions();
  }
}
