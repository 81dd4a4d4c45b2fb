package mfa.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import mfa.workspace.MembershipSummary;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a member is told next: one day before the rule begins, three days and one day before
 * a grace or an exemption ends, and when an exemption has ended; what is past is skipped.
 */
final class NoticePolicy {

  private static final Duration EARLY = Duration.ofDays(3);
  private static final Duration LATE = Duration.ofDays(1);

  private NoticePolicy() {}

  /** The next time after this one, or null where there is none. */
  static @Nullable Instant next(MembershipSummary membership, boolean exempt, Instant now) {
    if (membership.mfaRequiredSince() == null) {
      return null;
    }
    Instant end = exempt ? membership.exemptUntil() : EnforcementPolicy.graceEnd(membership);
    Stream<Instant> times =
        exempt
            ? Stream.of(end.minus(EARLY), end.minus(LATE), end)
            : Stream.of(
                EnforcementPolicy.requiredFrom(membership).minus(LATE),
                end.minus(EARLY),
                end.minus(LATE));
    return times.filter(time -> time.isAfter(now)).min(Comparator.naturalOrder()).orElse(null);
  }
}
