package mfa.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import mfa.account.AccountChangeResult;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.invitation.InvitationService;
import mfa.mail.EmailAddress;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;
import mfa.platform.text.SingleLine;
import mfa.session.SessionService;
import mfa.workspace.WorkspaceItem;
import mfa.workspace.WorkspaceService;

/**
 * Makes workspaces and asks for their owners; what happens inside one is its own administrators'
 * business.
 */
@Stateless
public class WorkspaceAdministrationService {

  public static final int MAX_NAME_LENGTH = 120;

  @Inject private AccountService accounts;
  @Inject private WorkspaceService workspaces;
  @Inject private InvitationService invitations;
  @Inject private SessionService sessions;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;

  /** A part of the workspaces, by name. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public List<WorkspaceItem> page(ListPage page) {
    return workspaces.page(page);
  }

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public long count() {
    return workspaces.count();
  }

  /**
   * Makes a workspace and invites its first owner.
   *
   * @throws IllegalArgumentException if the name is blank or longer than 120 characters
   */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult create(String name, Locale language, EmailAddress owner) {
    String clean = SingleLine.required(name, MAX_NAME_LENGTH, "A name");
    if (!sessions.hasFreshCode()) {
      return refused(AuditAction.WORKSPACE_CREATED);
    }
    if (!invitations.mayBeMailed(owner)) {
      return AccountChangeResult.TOO_SOON;
    }
    long workspaceId = workspaces.create(clean, language);
    audit.record(
        AuditEvent.success(AuditAction.WORKSPACE_CREATED, request.requiredAccountId())
            .in(workspaceId)
            .saying(clean));
    invitations.inviteOwner(workspaceId, owner, language);
    return AccountChangeResult.DONE;
  }

  /**
   * Asks for an owner where none is active any more, but not for the caller: privilege over the
   * server is none over a workspace. Its owners and administrators are notified.
   */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult inviteOwner(long workspaceId, EmailAddress owner, Locale language) {
    if (owner.canonical().equals(accounts.ownProfile().email().canonical())) {
      return AccountChangeResult.OWN_ACCOUNT;
    }
    if (!workspaces.exists(workspaceId)) {
      return AccountChangeResult.UNKNOWN;
    }
    if (!sessions.hasFreshCode()) {
      return refused(AuditAction.MEMBER_INVITED);
    }
    if (!invitations.mayBeMailed(owner)) {
      return AccountChangeResult.TOO_SOON;
    }
    return invitations.inviteOwner(workspaceId, owner, language)
        ? AccountChangeResult.DONE
        : AccountChangeResult.HAS_OWNER;
  }

  private AccountChangeResult refused(AuditAction action) {
    AccountChangeResult refusal = AccountChangeResult.NEEDS_CODE;
    audit.record(AuditEvent.failure(action, request.requiredAccountId()).saying(refusal.name()));
    return refusal;
  }
}
