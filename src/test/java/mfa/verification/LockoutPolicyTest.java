package mfa.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R11")
class LockoutPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final LockoutPolicy POLICY =
      new LockoutPolicy(5, 5, Duration.ofMinutes(1), Duration.ofHours(24), 100);

  @Test
  void everyFifthFailureBringsAWaitTwiceAsLong() {
    assertThat(waitAfter(4)).isEmpty();
    assertThat(waitAfter(5)).contains(Duration.ofMinutes(1));
    assertThat(waitAfter(6)).isEmpty();
    assertThat(waitAfter(9)).isEmpty();
    assertThat(waitAfter(10)).contains(Duration.ofMinutes(2));
    assertThat(waitAfter(15)).contains(Duration.ofMinutes(4));
  }

  @Test
  void waitNeverExceedsItsBound() {
    assertThat(waitAfter(60)).contains(Duration.ofHours(24));
    assertThat(waitAfter(95)).contains(Duration.ofHours(24));
  }

  @Test
  void ceilingIsForEver() {
    assertThat(POLICY.lockout(99, NOW)).isEmpty();
    assertThat(POLICY.lockout(100, NOW)).contains(Lockout.PERMANENT);
    assertThat(POLICY.lockout(101, NOW)).contains(Lockout.PERMANENT);
  }

  @Test
  void waitsNeverShrinkUntilTheCeiling() {
    Duration before = Duration.ZERO;

    for (int failures = 5; failures < 100; failures += 5) {
      Duration wait = waitAfter(failures).orElseThrow();
      assertThat(wait).isGreaterThanOrEqualTo(before).isPositive();
      before = wait;
    }
  }

  private static Optional<Duration> waitAfter(int failures) {
    return POLICY.lockout(failures, NOW).map(lockout -> Duration.between(NOW, lockout.until()));
  }
}
