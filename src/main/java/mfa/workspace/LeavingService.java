package mfa.workspace;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.request.Client;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.verification.CodeRequest;
import mfa.verification.CodeRequestResult;
import mfa.verification.Purpose;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import mfa.verification.VerificationService;

/**
 * Ends the caller's own memberships; also open to who does not want to bind for one. Nobody leaves
 * with the password alone: where no code of an authenticator was given in this session, a mailed
 * one is needed, and the member and the owners of the workspace are told (R45).
 */
@Stateless
public class LeavingService {

  @Inject private Memberships memberships;
  @Inject private AccountService accounts;
  @Inject private WorkspaceAccess access;
  @Inject private SessionService sessions;
  @Inject private VerificationService verification;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** Mails a code, good for leaving one workspace in this session. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeRequestResult sendCode() {
    Profile member = accounts.ownProfile();
    return verification.send(codeRequest(member), member.recipient());
  }

  /** Leaves the workspace, where a code of an authenticator was given in this session. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public LeavingResult leave(long workspaceId) {
    return leave(workspaceId, Optional.empty());
  }

  /** Leaves the workspace with a mailed code. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public LeavingResult leave(long workspaceId, VerificationCode code) {
    return leave(workspaceId, Optional.of(code));
  }

  private LeavingResult leave(long workspaceId, Optional<VerificationCode> code) {
    memberships.lock(workspaceId);
    Optional<Membership> own = access.own(workspaceId);
    if (own.isEmpty()) {
      return new LeavingResult.Decided(MembershipChangeResult.UNKNOWN);
    }
    if (MembershipPolicy.isLastOwner(own.get(), accounts.active(owners(workspaceId)))) {
      return new LeavingResult.Decided(MembershipChangeResult.LAST_OWNER);
    }
    verification.lock(own.get().accountId());
    accounts.lock(own.get().accountId());
    Profile member = accounts.ownProfile();
    Optional<LeavingResult> problem = problem(member, code);
    if (problem.isEmpty()) {
      apply(own.get(), member);
    }
    return problem.orElse(new LeavingResult.Decided(MembershipChangeResult.DONE));
  }

  private Optional<LeavingResult> problem(Profile member, Optional<VerificationCode> code) {
    if (sessions.hasCodeByNow(request.requiredSessionId())) {
      return Optional.empty();
    }
    if (code.isEmpty()) {
      return Optional.of(new LeavingResult.NeedsMailedCode());
    }
    VerificationResult check = verification.redeemInTransaction(codeRequest(member), code.get());
    return check == VerificationResult.ACCEPTED
        ? Optional.empty()
        : Optional.of(new LeavingResult.CodeRefused(check));
  }

  private CodeRequest codeRequest(Profile member) {
    String session = "session/" + request.requiredSessionId();
    return new CodeRequest(member.id(), member.email(), Purpose.LEAVE_WORKSPACE, session);
  }

  private void apply(Membership own, Profile member) {
    Instant now = clock.instant();
    Client client = request.client();
    MembershipSummary summary = own.summary();
    memberships.remove(own);
    audit.record(
        AuditEvent.success(AuditAction.WORKSPACE_LEFT, member.id()).in(summary.workspaceId()));
    outbox.send(
        Mail.of(MailTemplate.WORKSPACE_LEFT, member.recipient())
            .with("workspace", summary.workspaceName())
            .with("when", now)
            .from(client));
    accounts.profiles(owners(summary.workspaceId())).values().stream()
        .filter(owner -> owner.active() && !own.isOf(owner.id()))
        .forEach(owner -> notify(owner, summary, member, now));
  }

  private Set<Long> owners(long workspaceId) {
    return memberships.accountIds(workspaceId, Set.of(WorkspaceRole.OWNER));
  }

  private void notify(Profile owner, MembershipSummary left, Profile member, Instant now) {
    outbox.send(
        Mail.of(MailTemplate.MEMBER_LEFT, owner.recipient())
            .with("member", member.name())
            .with("email", member.email().text())
            .with("workspace", left.workspaceName())
            .with("id", left.workspaceId())
            .with("when", now));
  }
}
