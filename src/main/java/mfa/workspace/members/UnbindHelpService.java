package mfa.workspace.members;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.workspace.Member;
import mfa.workspace.WorkspaceService;

/**
 * Lets owners and administrators help a member whose phone is gone: with instructions, and by
 * vouching for the member's open ticket. They never unbind anybody. To everybody else the workspace
 * and its members are ones that do not exist (R58).
 */
@Stateless
public class UnbindHelpService {

  @Inject private WorkspaceService workspaces;
  @Inject private AuthenticatorService authenticators;
  @Inject private MemberTickets tickets;
  @Inject private SessionService sessions;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** How the member can be helped; empty where there is no such member for the caller. */
  @RolesAllowed(Roles.MEMBER)
  public Optional<UnbindHelp> help(long workspaceId, long memberId) {
    return workspaces
        .administeredMember(workspaceId, memberId)
        .map(
            member ->
                new UnbindHelp(
                    member.account().name(),
                    member.account().email().text(),
                    isBound(member),
                    tickets.isOpen(member.account().id())));
  }

  /** Mails the member how to get unbound; at most once a day, like reminders. */
  @RolesAllowed(Roles.MEMBER)
  public UnbindHelpResult instruct(long workspaceId, long memberId) {
    Optional<Member> member = workspaces.administeredMember(workspaceId, memberId);
    if (member.isEmpty()) {
      return UnbindHelpResult.UNKNOWN;
    }
    if (!isBound(member.get())) {
      return UnbindHelpResult.NOT_BOUND;
    }
    if (!workspaces.markInstructed(
        memberId, clock.instant().minus(MemberService.BETWEEN_REMINDERS))) {
      return UnbindHelpResult.TOLD_BEFORE;
    }
    outbox.send(
        Mail.of(MailTemplate.UNBIND_INSTRUCTIONS, member.get().account().recipient())
            .with("workspace", member.get().membership().workspaceName()));
    record(AuditAction.UNBIND_INSTRUCTIONS_SENT, workspaceId, member.get(), UnbindHelpResult.DONE);
    return UnbindHelpResult.DONE;
  }

  private boolean isBound(Member member) {
    return member.account().active() && authenticators.isBound(member.account().id());
  }

  /** Says for the open ticket that it is the member who asks; needs a fresh code (R62). */
  @RolesAllowed(Roles.MEMBER)
  public UnbindHelpResult vouch(long workspaceId, long memberId) {
    Optional<Member> member = workspaces.administeredMember(workspaceId, memberId);
    if (member.isEmpty()) {
      return UnbindHelpResult.UNKNOWN;
    }
    if (!sessions.hasFreshCode()) {
      return UnbindHelpResult.NEEDS_CODE;
    }
    UnbindHelpResult result = vouch(workspaceId, member.get());
    record(AuditAction.MEMBER_VOUCHED, workspaceId, member.get(), result);
    return result;
  }

  private UnbindHelpResult vouch(long workspaceId, Member member) {
    long accountId = member.account().id();
    return accountId == request.requiredAccountId()
        ? UnbindHelpResult.OWN_MEMBERSHIP
        : tickets.vouch(accountId, workspaces.administered(workspaceId).orElseThrow());
  }

  private void record(
      AuditAction action, long workspaceId, Member member, UnbindHelpResult result) {
    AuditEvent event =
        result == UnbindHelpResult.DONE
            ? AuditEvent.success(action, member.account().id())
            : AuditEvent.failure(action, member.account().id()).saying(result.name());
    audit.record(event.in(workspaceId));
  }
}
