package mfa.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mfa.account.AccountChangeResult;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.invitation.InvitationService;
import mfa.mail.EmailAddress;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;
import mfa.platform.text.SearchText;
import mfa.platform.text.SingleLine;
import mfa.session.SessionService;
import mfa.workspace.Contact;
import mfa.workspace.MemberNoticeService;
import mfa.workspace.WorkspaceItem;
import mfa.workspace.WorkspaceService;

/**
 * Makes workspaces, renames, closes and reopens them, and asks for their owners; what happens
 * inside one is its own administrators' business.
 */
@Stateless
public class WorkspaceAdministrationService {

  public static final int MAX_NAME_LENGTH = 120;

  @Inject private AccountService accounts;
  @Inject private WorkspaceService workspaces;
  @Inject private InvitationService invitations;
  @Inject private MemberNoticeService notices;
  @Inject private OutboxService outbox;
  @Inject private SessionService sessions;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** A part of the workspaces whose name has that in it, in any case, by name. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public List<WorkspaceItem> page(String search, ListPage page) {
    return workspaces.page(SearchText.of(search), page);
  }

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public long count(String search) {
    return workspaces.count(SearchText.of(search));
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
    record(AuditAction.WORKSPACE_CREATED, workspaceId, clean);
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
    if (!workspaces.isOpen(workspaceId)) {
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

  /** A workspace, open or closed. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public Optional<WorkspaceItem> find(long workspaceId) {
    return workspaces.item(workspaceId);
  }

  /** Its active owners. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public List<Contact> owners(long workspaceId) {
    return workspaces.activeOwnersOf(workspaceId);
  }

  /**
   * Calls it something else.
   *
   * @throws IllegalArgumentException if the name is blank or longer than 120 characters
   */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult rename(long workspaceId, String name) {
    String clean = SingleLine.required(name, MAX_NAME_LENGTH, "A name");
    if (!sessions.hasFreshCode()) {
      return refused(AuditAction.WORKSPACE_RENAMED);
    }
    Optional<String> former = workspaces.rename(workspaceId, clean);
    former.ifPresent(
        old -> record(AuditAction.WORKSPACE_RENAMED, workspaceId, old + " -> " + clean));
    return former.isPresent() ? AccountChangeResult.DONE : AccountChangeResult.UNKNOWN;
  }

  /** Closes it: nobody finds it, and its rule asks nobody, until it is reopened (ADR 0079). */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult close(long workspaceId) {
    if (!sessions.hasFreshCode()) {
      return refused(AuditAction.WORKSPACE_CLOSED);
    }
    if (!workspaces.close(workspaceId)) {
      return AccountChangeResult.UNKNOWN;
    }
    String name = workspaces.name(workspaceId);
    record(AuditAction.WORKSPACE_CLOSED, workspaceId, name);
    for (Recipient owner : workspaces.owners(workspaceId)) {
      outbox.send(
          Mail.of(MailTemplate.WORKSPACE_CLOSED, owner)
              .with("workspace", name)
              .with("when", clock.instant()));
    }
    return AccountChangeResult.DONE;
  }

  /** Opens it as it was. Members whom its rule asks for an authenticator are told again. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult reopen(long workspaceId) {
    if (!sessions.hasFreshCode()) {
      return refused(AuditAction.WORKSPACE_REOPENED);
    }
    if (!workspaces.reopen(workspaceId)) {
      return AccountChangeResult.UNKNOWN;
    }
    String name = workspaces.name(workspaceId);
    record(AuditAction.WORKSPACE_REOPENED, workspaceId, name);
    notices.planNotices(workspaceId, clock.instant());
    for (Recipient owner : workspaces.owners(workspaceId)) {
      outbox.send(
          Mail.of(MailTemplate.WORKSPACE_REOPENED, owner)
              .with("workspace", name)
              .with("id", workspaceId)
              .with("when", clock.instant()));
    }
    return AccountChangeResult.DONE;
  }

  private void record(AuditAction action, long workspaceId, String detail) {
    audit.record(
        AuditEvent.success(action, request.requiredAccountId()).in(workspaceId).saying(detail));
  }

  private AccountChangeResult refused(AuditAction action) {
    AccountChangeResult refusal = AccountChangeResult.NEEDS_CODE;
    audit.record(AuditEvent.failure(action, request.requiredAccountId()).saying(refusal.name()));
    return refusal;
  }
}
