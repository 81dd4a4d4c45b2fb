package mfa.workspace;

import java.time.Duration;
import java.time.Instant;

/**
 * A workspace as one of its members has it.
 *
 * @param mfaRequiredSince since when the workspace asks for an authenticator, or null
 * @param graceDays how many days that may be put off, 0 to 30
 * @param exemptUntil until when the member is exempt from this workspace's rule, or null
 */
public record MembershipSummary(
    long workspaceId,
    String workspaceName,
    WorkspaceRole role,
    Instant joinedAt,
    Instant mfaRequiredSince,
    int graceDays,
    Instant exemptUntil) {

  /** Whether the workspace asks its members for an authenticator at this time. */
  public boolean requiresMfa(Instant now) {
    return mfaRequiredSince != null && !startsLater(now);
  }

  /** Whether it has announced to ask for one, and does not yet. */
  public boolean startsLater(Instant now) {
    return mfaRequiredSince != null && mfaRequiredSince.isAfter(now);
  }

  public Instant exemptLast() {
    return last(exemptUntil);
  }

  /** An exemption ends where another day begins, which people would read as one more. */
  public static Instant last(Instant end) {
    return end.minus(Duration.ofMinutes(1));
  }

  /** Since or from when the rule touches the member. */
  public Instant requiredFrom() {
    return demand().from(joinedAt);
  }

  /** Until when the member can put it off, which may be past. */
  public Instant graceEnd() {
    return demand().end(joinedAt);
  }

  private Demand demand() {
    return new Demand(mfaRequiredSince, graceDays);
  }
}
