package mfa.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a session counts.
 *
 * @param endedAt when somebody ended it, for the reason; null where nobody did
 */
public record SessionTimes(
    Stage stage,
    Instant createdAt,
    Instant lastSeenAt,
    @Nullable Instant endedAt,
    @Nullable EndReason endReason) {

  public boolean isLive(SessionSettings settings, Instant now) {
    return endedAt == null && endsAt(settings).isAfter(now);
  }

  /** Why it does not count; only to be asked where it does not. */
  public EndReason whyOver(SessionSettings settings) {
    if (endReason != null) {
      return endReason;
    }
    if (stage == Stage.HALF_SIGNED_IN) {
      return EndReason.CODE_LATE;
    }
    boolean old = endsAt(settings).equals(createdAt.plus(settings.absolute()));
    return old ? EndReason.TOO_OLD : EndReason.IDLE;
  }

  private Instant endsAt(SessionSettings settings) {
    if (stage == Stage.HALF_SIGNED_IN) {
      return createdAt.plus(settings.halfSignedIn());
    }
    Instant idleEnd = lastSeenAt.plus(settings.idle());
    Instant absoluteEnd = createdAt.plus(settings.absolute());
    return idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd;
  }
}
