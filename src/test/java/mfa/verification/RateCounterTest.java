package mfa.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RateCounterTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration AHEAD = Duration.ofMillis(3);

  @Test
  @Tag("R13")
  @DisplayName("R13 A use a moment ahead of this node's clock refuses nobody while there is more")
  void useOfAnotherNodeDoesNotRefuse() {
    var counter = new RateCounter();
    counter.use(Duration.ofMinutes(1), NOW.plus(AHEAD));

    var nextAt = counter.nextAt(RateLimit.perMinute("sign-in/client/10.0.0.0", 2));

    assertThat(nextAt).isBeforeOrEqualTo(NOW);
  }

  @Test
  @Tag("R30")
  @DisplayName("R30 A pause counts from the last use")
  void pauseCountsFromTheLastUse() {
    var pause = Duration.ofSeconds(30);
    var counter = new RateCounter();
    counter.use(Duration.ofHours(1), NOW);

    var nextAt = counter.nextAt(new RateLimit("code/1", 10, Duration.ofHours(1), pause));

    assertThat(nextAt).isEqualTo(NOW.plus(pause));
  }

  @Test
  @Tag("R30")
  @DisplayName("R30 A limit that is used up comes back with the end of its window")
  void usedUpLimitComesBackWithItsWindow() {
    var counter = new RateCounter();
    counter.use(Duration.ofHours(1), NOW);

    var nextAt = counter.nextAt(RateLimit.perHour("code/1", 1));

    assertThat(nextAt).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }
}
