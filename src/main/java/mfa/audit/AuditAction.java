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

  /** An internal note: never told to the one whom the ticket is of. */
  TICKET_NOTED,
  TICKET_TAGGED,
  TICKET_PRIORITIZED,
  TICKET_OBJECTED,
  TICKET_STOPPED,
  TICKET_WITHDRAWN,
  TICKET_RESTARTED,
  TICKET_CLOSED,
  TICKET_RATED,
  TICKET_MIGRATED,
  RESET_REFUSED,

  /** Somebody asked for a workspace that is not theirs, or for more than they may there. */
  ACCESS_REFUSED,
  MFA_REQUIRED,
  GRACE_CHANGED,
  MFA_NOT_REQUIRED,
  PILOT_CHANGED,
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
  APPLICATION_ADDED,
  APPLICATION_REMOVED,
  APPLICATION_ENTERED,
  WORKSPACE_RENAMED,
  WORKSPACE_CLOSED,
  WORKSPACE_REOPENED,
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
  PROCESS_DEPLOYED,
  PROCESS_ROLLED_BACK,
  DEPLOY_TOKEN_MADE,
  DEPLOY_TOKEN_REVOKED,
  DEPLOY_TOKEN_REFUSED,
  ACTIVITY_EXPORTED,
  PROCESS_MIGRATION_STARTED,
  PROCESS_MIGRATION_STOPPED,
  PROCESS_MIGRATION_ENDED,
  AUTHENTICATOR_RENAMED,

  /** One that all of customer service uses. */
  SAVED_REPLY_CHANGED;

  private static final Set<AuditAction> OF_WORKSPACES =
      Collections.unmodifiableSet(EnumSet.range(MFA_REQUIRED, WORKSPACE_CREATED));

  /** What customer service does among itself, which is not for the owner of the account. */
  private static final Set<AuditAction> OF_COLLEAGUES =
      Collections.unmodifiableSet(EnumSet.of(TICKET_NOTED, TICKET_TAGGED, TICKET_PRIORITIZED));

  /** What the owner of an account sees of it. */
  static Set<AuditAction> ofOwners() {
    return EnumSet.complementOf(EnumSet.copyOf(OF_COLLEAGUES));
  }

  /** What happens in a workspace, and is shown to those who administer it. */
  public static Set<AuditAction> ofWorkspaces() {
    return OF_WORKSPACES;
  }
}
