package mfa.audit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What the owner of an account looks for; every action is of one kind. */
public enum ActivityKind {
  SIGN_IN,
  FACTOR,
  ACCOUNT,
  TICKET,
  WORKSPACE;

  /** All actions of this kind that owners see. */
  Set<AuditAction> actions() {
    return AuditAction.ofOwners().stream()
        .filter(action -> of(action) == this)
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(() -> EnumSet.noneOf(AuditAction.class)),
                Collections::unmodifiableSet));
  }

  /** What nobody thought of here is a matter of the account. */
  static ActivityKind of(AuditAction action) {
    return switch (action) {
      case PASSWORD_CHECKED, SIGNED_IN, SIGNED_OUT, SESSION_ENDED, CODE_CHECKED -> SIGN_IN;
      case VERIFICATION_CODE_SENT,
          VERIFICATION_CODE_CHECKED,
          AUTHENTICATOR_BOUND,
          AUTHENTICATOR_REMOVED,
          AUTHENTICATOR_RENAMED,
          UNBOUND,
          RECOVERY_CODES_MADE,
          MFA_RESET ->
          FACTOR;
      case UNBIND_REQUESTED, RESET_REFUSED -> TICKET;
      case MFA_REQUIRED,
          GRACE_CHANGED,
          MFA_NOT_REQUIRED,
          MEMBER_EXEMPTED,
          EXEMPTION_ENDED,
          MEMBER_ROLE_CHANGED,
          MEMBER_REMOVED,
          WORKSPACE_LEFT,
          MEMBERS_REMINDED,
          MEMBERS_EXPORTED,
          RECORD_EXPORTED,
          MEMBER_INVITED,
          INVITATION_CANCELED,
          INVITATION_ACCEPTED ->
          WORKSPACE;
      default -> action.name().startsWith("TICKET_") ? TICKET : ACCOUNT;
    };
  }
}
