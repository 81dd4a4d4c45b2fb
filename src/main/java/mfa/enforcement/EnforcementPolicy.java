package mfa.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mfa.account.MembershipLine;
import mfa.account.Profile;

/**
 * Decides who asks an account for an authenticator and until when that can be put off.
 *
 * <p>The strictest of all wins (R46): the earliest end of a grace period decides, and a platform
 * role or a reset knows no grace. A workspace's grace runs from the later of switching on and
 * joining.
 */
final class EnforcementPolicy {

  private EnforcementPolicy() {}

  static Obligation obligation(Profile account, List<MembershipLine> memberships, Instant now) {
    List<RequiredBy> requiredBy = new ArrayList<>();
    Instant end = Instant.MAX;
    for (MembershipLine membership : memberships) {
      if (asksAt(membership, now)) {
        requiredBy.add(new RequiredBy.Workspace(membership.workspaceName()));
        end = earlier(end, graceEnd(membership));
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

  private static boolean asksAt(MembershipLine membership, Instant now) {
    return membership.mfaRequiredSince() != null && !membership.mfaRequiredSince().isAfter(now);
  }

  private static Instant graceEnd(MembershipLine membership) {
    Instant start =
        membership.joinedAt().isAfter(membership.mfaRequiredSince())
            ? membership.joinedAt()
            : membership.mfaRequiredSince();
    return start.plus(Duration.ofDays(membership.graceDays()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
