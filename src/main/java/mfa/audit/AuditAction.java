package mfa.audit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What can happen; the name is what stands in the audit log, and never changes once used. */
public enum AuditAction {
  PASSWORD_CHECKED,
  SIGNED_IN,
  SIGNED_OUT,
  SESSION_ENDED,
  CODE_CHECKED,
  VERIFICATION_CODE_SENT,
  VERIFICATION_CODE_CHECKED,
  AUTHENTICATOR_BOUND,
  AUTHENTICATOR_REMOVED,
  UNBOUND,
  RECOVERY_CODES_MADE,
  PASSWORD_RESET_REQUESTED,
  PASSWORD_CHANGED,
  PROFILE_CHANGED,
  MFA_RESET,
  UNBIND_REQUESTED,
  TICKET_FILED,
  TICKET_TAKEN,
  TICKET_RELEASED,

  /** Its approval is lost, and somebody has to review it again. */
  TICKET_SENT_BACK,
  TICKET_FORWARDED,
  TICKET_RETRIED,
  TICKET_REVIEWED,
  TICKET_REPLIED,
  TICKET_OBJECTED,
  TICKET_STOPPED,
  TICKET_WITHDRAWN,
  TICKET_CLOSED,
  TICKET_RATED,
  RESET_REFUSED,

  /** Somebody asked for a workspace that is not theirs, or for more than they may there. */
  ACCESS_REFUSED,
  MFA_REQUIRED,
  GRACE_CHANGED,
  MFA_NOT_REQUIRED,
  MEMBER_EXEMPTED,
  EXEMPTION_ENDED,
  MEMBER_ROLE_CHANGED,
  MEMBER_REMOVED,
  WORKSPACE_LEFT,
  MEMBERS_REMINDED,
  UNBIND_INSTRUCTIONS_SENT,
  MEMBER_VOUCHED,
  MEMBERS_EXPORTED,
  RECORD_EXPORTED,
  MEMBER_INVITED,
  INVITATION_CANCELED,
  INVITATION_ACCEPTED,
  WORKSPACE_CREATED,
  ACCOUNT_DISABLED,
  ACCOUNT_ENABLED,
  ACCOUNT_DELETED,
  PLATFORM_ROLES_CHANGED,
  EMAIL_CHANGE_REQUESTED,
  EMAIL_CHANGED,
  EMAIL_TAKEN_BACK,
  GLASS_BROKEN,
  COMMAND_RUN,
  ACTIVITY_EXPORTED;

  private static final Set<AuditAction> OF_WORKSPACES =
      Collections.unmodifiableSet(EnumSet.range(MFA_REQUIRED, WORKSPACE_CREATED));

  /** What happens in a workspace, and is shown to those who administer it. */
  public static Set<AuditAction> ofWorkspaces() {
    return OF_WORKSPACES;
  }
}
