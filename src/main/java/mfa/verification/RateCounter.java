package mfa.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** How much one subject has used of what it may use in a window. */
@Entity
@Table(name = "rate_counter")
class RateCounter {

  @Id private String subject;
  private int used;

  @Column(name = "window_start")
  private Instant windowStart = Instant.EPOCH;

  @Column(name = "last_used_at")
  private Instant lastUsedAt = Instant.EPOCH;

  protected RateCounter() {}

  /**
   * When one more can be used: now or earlier, if there is something left. Where no pause is asked
   * for, the last use does not matter: it may be a moment ahead of the clock of this node.
   */
  Instant nextAt(RateLimit limit) {
    Instant afterPause = limit.pause().isZero() ? Instant.EPOCH : lastUsedAt.plus(limit.pause());
    Instant afterWindow = used < limit.max() ? Instant.EPOCH : windowStart.plus(limit.window());
    return afterPause.isAfter(afterWindow) ? afterPause : afterWindow;
  }

  void use(Duration window, Instant now) {
    if (!windowStart.plus(window).isAfter(now)) {
      windowStart = now;
      used = 0;
    }
    used++;
    lastUsedAt = now;
  }
}
