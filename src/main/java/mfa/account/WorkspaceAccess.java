package mfa.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.request.CurrentRequest;

/**
 * What the caller is in a workspace. Whoever asks for one that is not theirs learns nothing, and
 * the record tells of it (R58, R59).
 */
@Dependent
class WorkspaceAccess {

  private final Memberships memberships;
  private final AuditService audit;
  private final CurrentRequest request;

  @Inject
  WorkspaceAccess(Memberships memberships, AuditService audit, CurrentRequest request) {
    this.memberships = memberships;
    this.audit = audit;
    this.request = request;
  }

  /** The caller's membership. */
  Optional<Membership> own(long workspaceId) {
    return recorded(workspaceId, memberships.of(request.requiredAccountId(), workspaceId));
  }

  /** The caller's membership, if the caller administers the workspace with it. */
  Optional<Membership> administered(long workspaceId) {
    return recorded(
        workspaceId, memberships.administering(request.requiredAccountId(), workspaceId));
  }

  private Optional<Membership> recorded(long workspaceId, Optional<Membership> membership) {
    if (membership.isEmpty()) {
      audit.record(
          AuditEvent.failure(AuditAction.ACCESS_REFUSED, request.requiredAccountId())
              .saying("workspace " + workspaceId));
    }
    return membership;
  }
}
