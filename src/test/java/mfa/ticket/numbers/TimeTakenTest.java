package mfa.ticket.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import mfa.platform.time.Durations;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How long tickets took, in two numbers")
class TimeTakenTest {

  private static final int SHORT = 100;
  private static final int LONG = 200;

  private static TimeTaken of(int quick, int slow) {
    Durations durations = new Durations();
    durations.add(SHORT, quick);
    durations.add(LONG, slow);
    return TimeTaken.of(durations);
  }

  @Test
  @DisplayName("Half took no longer than the median, and 90 of 100 no longer than the high one")
  void numbersAreTheMedianAndTheNinetiethPercentile() {
    TimeTaken quick = of(1, 0);

    assertThat(of(50, 50).median()).isEqualTo(quick.median());
    assertThat(of(49, 51).median()).isGreaterThan(quick.median());
    assertThat(of(90, 10).high()).isEqualTo(quick.high());
    assertThat(of(89, 11).high()).isGreaterThan(quick.high());
  }
}
