package mfa.audit;

import java.time.Instant;
import mfa.platform.text.SearchText;

/**
 * Which entries of the audit log of a workspace to show.
 *
 * @param action null for all
 * @param actorId of the account that did it; null for all
 * @param subjectId of the account it happened to; null for all
 * @param from the first instant, or null
 * @param to the first instant that is too late, or null
 * @param search a part of what is noted beside the action, or empty; it is looked for in the newest
 *     20,000 entries that the rest lets through
 */
public record WorkspaceAuditFilter(
    AuditAction action, Long actorId, Long subjectId, Instant from, Instant to, String search) {

  public static final WorkspaceAuditFilter ALL = of(null);

  public WorkspaceAuditFilter {
    search = SearchText.of(search);
  }

  String pattern() {
    return SearchText.pattern(search);
  }

  /** Everything of one kind. */
  public static WorkspaceAuditFilter of(AuditAction action) {
    return new WorkspaceAuditFilter(action, null, null, null, null, "");
  }
}
