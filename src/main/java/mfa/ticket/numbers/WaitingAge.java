package mfa.ticket.numbers;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a ticket has waited for customer service; stored by its place in this list. */
public enum WaitingAge {
  UP_TO_4_HOURS(Duration.ofHours(4)),
  UP_TO_A_DAY(Duration.ofDays(1)),
  UP_TO_3_DAYS(Duration.ofDays(3)),
  UP_TO_A_WEEK(Duration.ofDays(7)),
  LONGER(null);

  private final @Nullable Duration max;

  WaitingAge(@Nullable Duration max) {
    this.max = max;
  }

  /** The longest time of this age; the last has none. */
  Optional<Duration> max() {
    return Optional.ofNullable(max);
  }
}
