package mfa.workspace.members;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.audit.WorkspaceEntry;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.workspace.WorkspaceService;

/**
 * Shows the owners and administrators of a workspace who did what in it, and nothing of elsewhere.
 * To everybody else the workspace is one that does not exist (R58).
 */
@Stateless
public class WorkspaceAuditService {

  @Inject private WorkspaceService workspaces;
  @Inject private AccountService accounts;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;

  /**
   * A page of the audit log, newest first.
   *
   * @param action null for all
   * @param max at most 200 are handed out at once
   */
  @RolesAllowed(Roles.MEMBER)
  public List<WorkspaceAuditItem> page(long workspaceId, AuditAction action, int offset, int max) {
    if (workspaces.administered(workspaceId).isEmpty()) {
      return List.of();
    }
    List<WorkspaceEntry> entries = audit.ofWorkspace(workspaceId, action, offset, max);
    Set<Long> people = new HashSet<>();
    entries.forEach(
        entry -> {
          people.add(entry.actorId());
          people.add(entry.subjectId());
        });
    people.removeIf(Objects::isNull);
    Map<Long, String> names = accounts.names(people);
    return entries.stream().map(entry -> item(entry, names)).toList();
  }

  @RolesAllowed(Roles.MEMBER)
  public long count(long workspaceId, AuditAction action) {
    return workspaces.administered(workspaceId).isEmpty()
        ? 0
        : audit.countOfWorkspace(workspaceId, action);
  }

  /** Notes that the audit log left the product; false where the caller does not administer it. */
  @RolesAllowed(Roles.MEMBER)
  public boolean beginExport(long workspaceId) {
    boolean allowed = workspaces.administered(workspaceId).isPresent();
    if (allowed) {
      audit.record(
          AuditEvent.success(AuditAction.RECORD_EXPORTED, request.requiredAccountId())
              .in(workspaceId));
    }
    return allowed;
  }

  private static WorkspaceAuditItem item(WorkspaceEntry entry, Map<Long, String> names) {
    boolean other = entry.subjectId() != null && !entry.subjectId().equals(entry.actorId());
    return new WorkspaceAuditItem(
        entry.at(),
        entry.action(),
        entry.result(),
        entry.actorId() == null ? "" : names.getOrDefault(entry.actorId(), ""),
        other ? names.getOrDefault(entry.subjectId(), "") : "",
        entry.clientAddress(),
        entry.userAgent(),
        entry.detail());
  }
}
