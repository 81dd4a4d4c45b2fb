package mfa.workspace;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.persistence.ReadOnce;
import mfa.platform.request.CurrentRequest;

/**
 * What the caller is in a workspace. Anyone who asks for one that is not theirs, or in their own
 * for what belongs to another, learns nothing, and the audit log tells of it (R58, R59).
 */
@Dependent
class WorkspaceAccess {

  @Inject private Memberships memberships;
  @Inject private AuditService audit;
  @Inject private ReadOnce readOnce;
  @Inject private CurrentRequest request;

  private record Own(List<MembershipSummary> memberships) {}

  /** The caller's workspaces, by name; read once for all that a page asks of them. */
  List<MembershipSummary> shown() {
    long id = request.requiredAccountId();
    return readOnce
        .get(
            Own.class,
            id,
            () -> new Own(memberships.of(id).stream().map(Membership::summary).toList()))
        .memberships();
  }

  /** The one of them. */
  Optional<MembershipSummary> shown(long workspaceId) {
    return recorded(workspace(workspaceId), find(workspaceId));
  }

  /** The same, if the caller administers it. */
  Optional<MembershipSummary> shownToAdministrator(long workspaceId) {
    return recorded(
        workspace(workspaceId), find(workspaceId).filter(own -> own.role().administers()));
  }

  private Optional<MembershipSummary> find(long workspaceId) {
    return shown().stream().filter(own -> own.workspaceId() == workspaceId).findFirst();
  }

  /** The caller's membership, to be changed. */
  Optional<Membership> own(long workspaceId) {
    return recorded(
        workspace(workspaceId), memberships.of(request.requiredAccountId(), workspaceId));
  }

  /** The caller's membership, if the caller administers the workspace with it. */
  Optional<Membership> administered(long workspaceId) {
    return recorded(
        workspace(workspaceId),
        memberships.administering(request.requiredAccountId(), workspaceId));
  }

  /** The member of a workspace that the caller administers. */
  Optional<Membership> member(long workspaceId, long memberId) {
    return recorded("member " + memberId, memberships.inWorkspace(workspaceId, memberId));
  }

  private static String workspace(long workspaceId) {
    return "workspace " + workspaceId;
  }

  private <T> Optional<T> recorded(String requested, Optional<T> found) {
    if (found.isEmpty()) {
      audit.record(
          AuditEvent.failure(AuditAction.ACCESS_REFUSED, request.requiredAccountId())
              .saying(requested));
    }
    return found;
  }
}
