package mfa.workspace;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.request.Roles;
import mfa.platform.text.SingleLine;
import mfa.session.SessionService;

/**
 * Exempts single members from the rule of one workspace, for a reason and a time (R66). Each change
 * needs a fresh code (R62).
 */
@Stateless
public class ExemptionService {

  public static final Duration MAX = Duration.ofDays(90);
  public static final int MAX_REASON_LENGTH = 300;

  @Inject private Memberships memberships;
  @Inject private WorkspaceAccess access;
  @Inject private AccountService accounts;
  @Inject private SessionService sessions;
  @Inject private MemberMails mails;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Exempts a member until then; an earlier exemption is replaced.
   *
   * @throws IllegalArgumentException if the reason is blank or longer than 300 characters, or the
   *     end is past or more than 90 days ahead
   */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChangeResult exempt(
      long workspaceId, long memberId, String reason, Instant end) {
    String clean = SingleLine.required(reason, MAX_REASON_LENGTH, "A reason");
    Instant now = clock.instant();
    if (!end.isAfter(now) || end.isAfter(now.plus(MAX))) {
      throw new IllegalArgumentException("An exemption ends within 90 days.");
    }
    return change(
        AuditAction.MEMBER_EXEMPTED,
        workspaceId,
        memberId,
        // The log stays when the member is forgotten: the reason is no part of it.
        "until " + end,
        MembershipPolicy::exemptionRefusal,
        member -> {
          member.exempt(clean, end, now);
          mails.exempted(member, end);
        });
  }

  /** Ends an exemption before its time. */
  @RolesAllowed(Roles.MEMBER)
  public MembershipChangeResult end(long workspaceId, long memberId) {
    return change(
        AuditAction.EXEMPTION_ENDED,
        workspaceId,
        memberId,
        "",
        MembershipPolicy::endRefusal,
        member -> {
          member.endExemption(clock.instant());
          mails.exemptionEnded(member);
        });
  }

  /** What speaks against a change of the member by the actor. */
  private interface Policy {

    Optional<MembershipChangeResult> refusal(Membership actor, Membership member, Profile account);
  }

  private MembershipChangeResult change(
      AuditAction action,
      long workspaceId,
      long memberId,
      String detail,
      Policy policy,
      Consumer<Membership> effect) {
    memberships.lock(workspaceId);
    Optional<Membership> actor = access.administered(workspaceId);
    Optional<Membership> member = actor.flatMap(own -> access.member(workspaceId, memberId));
    if (member.isEmpty()) {
      return MembershipChangeResult.UNKNOWN;
    }
    if (!sessions.hasFreshCode()) {
      return MembershipChangeResult.NEEDS_CODE;
    }
    long accountId = member.get().accountId();
    Profile account = accounts.profile(accountId).orElseThrow();
    Optional<MembershipChangeResult> refusal = policy.refusal(actor.get(), member.get(), account);
    if (refusal.isPresent()) {
      AuditEvent event = AuditEvent.failure(action, accountId).in(workspaceId);
      audit.record(event.saying(refusal.get().name()));
      return refusal.get();
    }
    effect.accept(member.get());
    audit.record(AuditEvent.success(action, accountId).in(workspaceId).saying(detail));
    return MembershipChangeResult.DONE;
  }
}
