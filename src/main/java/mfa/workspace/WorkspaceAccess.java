package mfa.workspace;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.request.CurrentRequest;

/**
 * What the caller is in a workspace. Anyone who asks for one that is not theirs, or in their own
 * for what belongs to another, learns nothing, and the audit log tells of it (R58, R59).
 */
@Dependent
class WorkspaceAccess {

  @Inject private Memberships memberships;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;

  /** The caller's membership. */
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
