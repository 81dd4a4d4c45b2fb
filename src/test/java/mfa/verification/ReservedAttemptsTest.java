package mfa.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.support.ServiceTest;
import mfa.support.Simultaneously;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R13")
@DisplayName("R13 Attempts that are counted before they are compared")
class ReservedAttemptsTest extends ServiceTest {

  private static final Duration WAIT = Duration.ofSeconds(30);

  @Test
  @DisplayName("R13 An attempt is counted everywhere, and waits come as the policy says")
  void attemptIsCountedEverywhere() {
    FailureLimit narrow = limit("narrow", 3);
    FailureLimit wide = limit("wide", 4);

    assertThat(reserve(rate("all", 9), narrow, wide)).isEmpty();
    assertThat(reserve(rate("all", 9), narrow, wide)).isEmpty();
    assertThat(reserve(rate("all", 9), narrow, wide)).isEmpty();

    assertThat(reserve(rate("all", 9), narrow, wide)).contains(clock.instant().plus(WAIT));
    assertThat(failures(narrow)).isEqualTo(3);
    assertThat(failures(wide)).isEqualTo(3);
    assertThat(used("all")).isEqualTo(4);
  }

  @Test
  @DisplayName("R13 What the second counter refuses is counted at neither")
  void refusedByOneIsCountedAtNone() {
    FailureLimit narrow = limit("free", 9);
    FailureLimit wide = limit("full", 1);
    reserve(rate("first", 9), wide);

    assertThat(reserve(rate("first", 9), narrow, wide)).contains(clock.instant().plus(WAIT));

    assertThat(failures(narrow)).isZero();
    assertThat(failures(wide)).isEqualTo(1);
    clock.moveBy(WAIT);
    assertThat(reserve(rate("first", 9), narrow, wide)).isEmpty();
    assertThat(failures(narrow)).isEqualTo(1);
    assertThat(failures(wide)).isEqualTo(2);
  }

  @Test
  @DisplayName("R13 What the rate refuses is counted nowhere")
  void refusedByTheRateIsCountedNowhere() {
    FailureLimit limit = limit("rated", 9);
    reserve(rate("one", 1), limit);

    assertThat(reserve(rate("one", 1), limit))
        .contains(clock.instant().plus(Duration.ofMinutes(1)));

    assertThat(failures(limit)).isEqualTo(1);
    assertThat(used("one")).isEqualTo(1);
  }

  @Test
  @DisplayName("R13 Of a hundred at once no more are counted than the limit lets through")
  void parallelAttemptsAreCountedOneByOne() {
    FailureLimit narrow = limit("parallel", 5);
    FailureLimit wide = limit("parallel-wide", 50);

    List<Optional<Instant>> results =
        Simultaneously.call(100, number -> reserve(rate("parallel", 1000), narrow, wide));

    assertThat(results).filteredOn(Optional::isEmpty).hasSize(5);
    assertThat(failures(narrow)).isEqualTo(5);
    assertThat(failures(wide)).isEqualTo(5);
  }

  @Test
  @DisplayName("R13 A right attempt sets its counters back")
  void rightAttemptSetsItsCountersBack() {
    FailureLimit limit = limit("right", 2);
    reserve(rate("right", 9), limit);
    services.asTimer(() -> the(FailureCounterService.class).clear(List.of(limit)));

    assertThat(reserve(rate("right", 9), limit)).isEmpty();
    assertThat(failures(limit)).isEqualTo(1);
  }

  private Optional<Instant> reserve(RateLimit rate, FailureLimit... limits) {
    return the(FailureCounterService.class).reserve(rate, List.of(limits));
  }

  private FailureLimit limit(String name, int threshold) {
    return new FailureLimit(
        subject(name), new LockoutPolicy(threshold, 1, WAIT, WAIT, LockoutPolicy.NEVER));
  }

  private RateLimit rate(String name, int max) {
    return RateLimit.perMinute(subject("rate-" + name), max);
  }

  private long failures(FailureLimit limit) {
    return sql.number("select failures from failure_counter where subject = ?", limit.subject());
  }

  private long used(String name) {
    return sql.number("select used from rate_counter where subject = ?", subject("rate-" + name));
  }

  private static String subject(String name) {
    return "reserved/" + name;
  }
}
