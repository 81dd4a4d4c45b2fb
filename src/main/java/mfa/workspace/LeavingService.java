package mfa.workspace;

import mfa.account.AccountService;
import mfa.account.Profile;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.request.Browser;
import mfa.platform.request.Client;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.verification.CodeSending;
import mfa.verification.Order;
import mfa.verification.Purpose;
import mfa.verification.VerificationCheck;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationService;

/**
 * Ends the caller's own memberships; also open to who does not want to bind for one. Nobody leaves
 * with the password alone: where no code of an authenticator was given in this session, a mailed
 * one is needed, and the member and the owners of the workspace are told (R45).
 */
@Stateless
public class LeavingService {

  private Memberships memberships;
  private AccountService accounts;
  private WorkspaceAccess access;
  private SessionService sessions;
  private VerificationService verification;
  private OutboxService outbox;
  private AuditService audit;
  private CurrentRequest request;
  private Clock clock;

  protected LeavingService() {}

  @Inject
  public LeavingService(
      Memberships memberships,
      AccountService accounts,
      WorkspaceAccess access,
      SessionService sessions,
      VerificationService verification,
      OutboxService outbox,
      AuditService audit,
      CurrentRequest request,
      Clock clock) {
    this.memberships = memberships;
    this.accounts = accounts;
    this.access = access;
    this.sessions = sessions;
    this.verification = verification;
    this.outbox = outbox;
    this.audit = audit;
    this.request = request;
    this.clock = clock;
  }

  /** Mails a code, good for leaving one workspace in this session. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeSending sendCode() {
    Profile member = accounts.ownProfile();
    return verification.send(order(member), member.recipient());
  }

  /** Leaves the workspace, where a code of an authenticator was given in this session. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public Leaving leave(long workspaceId) {
    return leave(workspaceId, Optional.empty());
  }

  /** Leaves the workspace with a mailed code. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public Leaving leave(long workspaceId, VerificationCode code) {
    return leave(workspaceId, Optional.of(code));
  }

  private Leaving leave(long workspaceId, Optional<VerificationCode> code) {
    memberships.lock(workspaceId);
    Optional<Membership> own = access.own(workspaceId);
    if (own.isEmpty()) {
      return new Leaving.Decided(MembershipChange.UNKNOWN);
    }
    if (MembershipPolicy.isLastOwner(own.get(), accounts.active(owners(workspaceId)))) {
      return new Leaving.Decided(MembershipChange.LAST_OWNER);
    }
    verification.hold(own.get().accountId());
    accounts.hold(own.get().accountId());
    Profile member = accounts.ownProfile();
    Optional<Leaving> problem = problem(member, code);
    if (problem.isEmpty()) {
      carryOut(own.get(), member);
    }
    return problem.orElse(new Leaving.Decided(MembershipChange.DONE));
  }

  private Optional<Leaving> problem(Profile member, Optional<VerificationCode> code) {
    if (sessions.hasCodeByNow(request.requiredSessionId())) {
      return Optional.empty();
    }
    if (code.isEmpty()) {
      return Optional.of(new Leaving.NeedsMailedCode());
    }
    VerificationCheck check = verification.redeemInTransaction(order(member), code.get());
    return check == VerificationCheck.ACCEPTED
        ? Optional.empty()
        : Optional.of(new Leaving.CodeRefused(check));
  }

  private Order order(Profile member) {
    String session = "session/" + request.requiredSessionId();
    return new Order(member.id(), member.email(), Purpose.LEAVE_WORKSPACE, session);
  }

  private void carryOut(Membership own, Profile member) {
    Instant now = clock.instant();
    Client client = request.client();
    MembershipLine line = own.line();
    memberships.remove(own);
    audit.record(
        AuditEvent.success(AuditAction.WORKSPACE_LEFT, member.id()).in(line.workspaceId()));
    outbox.send(
        Mail.of(MailTemplate.WORKSPACE_LEFT, member.recipient())
            .with("workspace", line.workspaceName())
            .with("when", now)
            .with("browser", Browser.name(client.userAgent()))
            .with("address", client.address()));
    accounts.profiles(owners(line.workspaceId())).values().stream()
        .filter(owner -> owner.active() && !own.isOf(owner.id()))
        .forEach(owner -> tell(owner, line.workspaceName(), member, now));
  }

  private Set<Long> owners(long workspaceId) {
    return memberships.accountIds(workspaceId, Set.of(WorkspaceRole.OWNER));
  }

  private void tell(Profile owner, String workspaceName, Profile member, Instant now) {
    outbox.send(
        Mail.of(MailTemplate.MEMBER_LEFT, owner.recipient())
            .with("member", member.name())
            .with("email", member.email().text())
            .with("workspace", workspaceName)
            .with("when", now));
  }
}
