package mfa.enforcement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mfa.account.Profile;
import mfa.workspace.MembershipSummary;

/**
 * Decides who asks an account for an authenticator and until when that can be put off.
 *
 * <p>The strictest of all wins (R46): the earliest end of a grace period decides, and a platform
 * role or a reset knows no grace. A workspace's grace runs from the later of switching on and
 * joining. Exemptions touch one workspace's rule, and never somebody privileged (R66).
 */
public final class EnforcementPolicy {

  private EnforcementPolicy() {}

  static Obligation obligation(Profile account, List<MembershipSummary> memberships, Instant now) {
    List<RequiredBy> requiredBy = new ArrayList<>();
    Instant end = Instant.MAX;
    for (MembershipSummary membership : memberships) {
      if (asks(account, membership, now)) {
        requiredBy.add(
            new RequiredBy.Workspace(membership.workspaceId(), membership.workspaceName()));
        end = earlier(end, membership.graceEnd());
      }
    }
    if (!account.platformRoles().isEmpty()) {
      requiredBy.add(new RequiredBy.PlatformRole());
      end = now;
    }
    if (account.mustBind()) {
      requiredBy.add(new RequiredBy.Reset());
      end = now;
    }
    if (requiredBy.isEmpty()) {
      return Obligation.NONE;
    }
    return new Obligation(List.copyOf(requiredBy), end.isAfter(now) ? end : null);
  }

  /** Whether this workspace asks this account for an authenticator, now or after its grace. */
  public static boolean asks(Profile account, MembershipSummary membership, Instant now) {
    return membership.requiresMfa(now) && !isExempt(account, membership, now);
  }

  public static boolean isExempt(Profile account, MembershipSummary membership, Instant now) {
    return membership.exemptUntil() != null
        && membership.exemptUntil().isAfter(now)
        && !membership.role().administers()
        && account.platformRoles().isEmpty();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
