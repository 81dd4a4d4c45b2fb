package mfa.workspace;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.request.Roles;
import mfa.platform.text.OneLine;
import mfa.session.SessionService;

/**
 * Exempts single members from the rule of one workspace, for a reason and a time (R66). Each change
 * needs a fresh code (R62).
 */
@Stateless
public class ExemptionService {

  public static final Duration LONGEST = Duration.ofDays(90);
  public static final int LONGEST_REASON = 300;
  private static final Duration NOTICE = Duration.ofDays(3);

  private Memberships memberships;
  private WorkspaceAccess access;
  private AccountService accounts;
  private SessionService sessions;
  private AuditService audit;
  private Clock clock;

  protected ExemptionService() {}

  @Inject
  public ExemptionService(
      Memberships memberships,
      WorkspaceAccess access,
      AccountService accounts,
      SessionService sessions,
      AuditService audit,
      Clock clock) {
    this.memberships = memberships;
    this.access = access;
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Exempts a member until then; an earlier exemption is replaced.
   *
   * @throws IllegalArgumentException if the reason is blank or longer than 300 characters, or the
   *     end is past or more than 90 days ahead
   */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChange exempt(long workspaceId, long memberId, String reason, Instant end) {
    String clean = OneLine.required(reason, LONGEST_REASON, "A reason");
    Instant now = clock.instant();
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      throw new IllegalArgumentException("An exemption ends within 90 days.");
    }
    Instant told = end.minus(NOTICE);
    Instant noticeAt = told.isAfter(now) ? told : now;
    return change(
        AuditAction.MEMBER_EXEMPTED,
        workspaceId,
        memberId,
        "until " + end + ": " + clean,
        member -> member.exempt(clean, end, noticeAt));
  }

  /** Ends an exemption before its time. */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChange end(long workspaceId, long memberId) {
    return change(
        AuditAction.EXEMPTION_ENDED,
        workspaceId,
        memberId,
        "",
        member -> member.endExemption(clock.instant()));
  }

  private MembershipChange change(
      AuditAction action,
      long workspaceId,
      long memberId,
      String detail,
      java.util.function.Consumer<Membership> effect) {
    memberships.lock(workspaceId);
    Optional<Membership> actor = access.administered(workspaceId);
    Optional<Membership> member = actor.flatMap(own -> access.member(workspaceId, memberId));
    if (member.isEmpty()) {
      return MembershipChange.UNKNOWN;
    }
    if (!sessions.hasFreshCode()) {
      return MembershipChange.NEEDS_CODE;
    }
    long accountId = member.get().accountId();
    Profile account = accounts.profile(accountId).orElseThrow();
    Optional<MembershipChange> refusal =
        MembershipPolicy.exemptionRefusal(actor.get(), member.get(), account);
    if (refusal.isPresent()) {
      AuditEvent event = AuditEvent.failure(action, accountId).in(workspaceId);
      audit.record(event.saying(refusal.get().name()));
      return refusal.get();
    }
    effect.accept(member.get());
    audit.record(AuditEvent.success(action, accountId).in(workspaceId).saying(detail));
    return MembershipChange.DONE;
  }
}
