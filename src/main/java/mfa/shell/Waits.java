package mfa.shell;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mfa.verification.ThrottlePolicy;

/** Says how long somebody has to wait, in words that stay right while they are read. */
public final class Waits {

  private Waits() {}

  /** The message with the time left, or, where no time helps, what does. */
  public static String say(Component at, String message, Instant end) {
    return end.equals(ThrottlePolicy.FOR_EVER)
        ? at.getTranslation("wait.for-ever")
        : at.getTranslation(message, until(at, end));
  }

  /** For example "30 seconds", "5 minutes", "3 hours". */
  private static String until(Component at, Instant end) {
    Duration left = Duration.between(Clock.systemUTC().instant(), end);
    long seconds = Math.max(1, left.plusMillis(999).toSeconds());
    if (seconds <= 90) {
      return at.getTranslation("wait.seconds", seconds);
    }
    long minutes = Math.ceilDiv(seconds, 60);
    return minutes <= 90
        ? at.getTranslation("wait.minutes", minutes)
        : at.getTranslation("wait.hours", Math.ceilDiv(minutes, 60));
  }

  /** Whole seconds until then, at least one. */
  public static int seconds(Instant end) {
    Duration left = Duration.between(Clock.systemUTC().instant(), end);
    return (int) Math.max(1, left.plusMillis(999).toSeconds());
  }
}
