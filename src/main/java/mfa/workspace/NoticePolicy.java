package mfa.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a member is told next: one day before the rule begins, three days and one day before
 * a grace or an exemption ends, and when an exemption has ended; what is past is skipped.
 */
public final class NoticePolicy {

  private static final Duration EARLY = Duration.ofDays(3);
  private static final Duration LATE = Duration.ofDays(1);

  private NoticePolicy() {}

  /** Whether the end of an exemption is so far away that nobody is told of it yet. */
  public static boolean isEarly(MembershipSummary membership, Instant now) {
    return now.isBefore(membership.exemptUntil().minus(EARLY));
  }

  /** Whether a rule that begins so far away is announced once more, the day before. */
  public static boolean isAnnouncedAgain(@Nullable Instant from, Instant now) {
    return from != null && from.minus(LATE).isAfter(now);
  }

  /** The next time after this one, or null where there is none. */
  public static @Nullable Instant next(MembershipSummary membership, boolean exempt, Instant now) {
    if (membership.mfaRequiredSince() == null) {
      return null;
    }
    Instant end = exempt ? membership.exemptUntil() : membership.graceEnd();
    Stream<Instant> times =
        exempt
            ? Stream.of(end.minus(EARLY), end.minus(LATE), end)
            : Stream.concat(
                Stream.of(membership.requiredFrom().minus(LATE)),
                Stream.of(end.minus(EARLY), end.minus(LATE))
                    .filter(time -> !time.isBefore(membership.requiredFrom())));
    return times.filter(time -> time.isAfter(now)).min(Comparator.naturalOrder()).orElse(null);
  }
}
