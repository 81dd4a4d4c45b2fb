package mfa.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import mfa.account.AccountChangeResult;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.invitation.InvitationItem;
import mfa.invitation.PlatformInvitationService;
import mfa.mail.EmailAddress;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;

/** Invites people to hold a platform role: each with a fresh code (R62). */
@Stateless
public class RoleInvitationService {

  @Inject private PlatformInvitationService invitations;
  @Inject private SessionService sessions;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult invite(EmailAddress email, PlatformRole role, Locale language) {
    if (!sessions.hasFreshCode()) {
      return refused();
    }
    return invitations.invite(email, role, language)
        ? AccountChangeResult.DONE
        : AccountChangeResult.TOO_SOON;
  }

  /** The newest that nobody has accepted or canceled. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public List<InvitationItem> open() {
    return invitations.open();
  }

  /** Sends a new link, at most once a minute; the old one ends. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult resend(long invitationId) {
    if (!sessions.hasFreshCode()) {
      return refused();
    }
    return invitations.resend(invitationId);
  }

  private AccountChangeResult refused() {
    AccountChangeResult refusal = AccountChangeResult.NEEDS_CODE;
    audit.record(
        AuditEvent.failure(AuditAction.MEMBER_INVITED, request.requiredAccountId())
            .saying(refusal.name()));
    return refusal;
  }

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult cancel(long invitationId) {
    return invitations.cancel(invitationId)
        ? AccountChangeResult.DONE
        : AccountChangeResult.UNKNOWN;
  }
}
