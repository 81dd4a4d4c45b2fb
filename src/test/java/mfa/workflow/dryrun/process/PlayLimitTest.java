package mfa.workflow.dryrun.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R74")
@DisplayName("R74: playing a model takes a bounded number of steps, however fast they are")
class PlayLimitTest {

  @Test
  void stepsAreCounted() {
    var limit = new PlayLimit(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), () -> false);
    for (int i = 0; i < 20_000; i++) {
      limit.step();
    }
    assertThat(limit.isReached()).isFalse();

    assertThatThrownBy(limit::step).isInstanceOf(PlayLimit.ReachedException.class);
    assertThat(limit.isReached()).isTrue();
  }
}
