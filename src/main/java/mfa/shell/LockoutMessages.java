package mfa.shell;

import com.vaadin.flow.component.Component;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says how long somebody has to wait, in words that stay right while they are read. */
public final class LockoutMessages {

  /** "1 seconds" is no English; who waits one more than needed loses nothing. */
  private static final int MIN_PLURAL = 2;

  private LockoutMessages() {}

  /** The message with the time left. */
  public static String say(Component at, String message, Instant end) {
    return say((Texts) at::getTranslation, message, end);
  }

  /** The same for a page that is no view. */
  public static String say(Texts at, String message, Instant end) {
    return at.getTranslation(message, span(at, Duration.ofSeconds(seconds(end))));
  }

  /** For example "30 seconds", "5 minutes", "24 hours", "7 days"; rounded up. */
  public static String span(Texts at, Duration time) {
    int seconds = (int) Math.max(MIN_PLURAL, time.plusMillis(999).toSeconds());
    int minutes = Math.ceilDiv(seconds, 60);
    int hours = Math.ceilDiv(minutes, 60);
    if (seconds <= 90) {
      return at.getTranslation("wait.seconds", seconds);
    }
    if (minutes <= 90) {
      return at.getTranslation("wait.minutes", minutes);
    }
    return hours <= 72
        ? at.getTranslation("wait.hours", hours)
        : at.getTranslation("wait.days", Math.ceilDiv(hours, 24));
  }

  /** Keeps a button that gets a code back for so long, and says on it how long that still is. */
  public static void countDown(Component button, int seconds) {
    button
        .getElement()
        .executeJs(
            "window.mfa.countdown(this, $0, $1, $2, $3)",
            seconds,
            button.getTranslation("bind.get-code-in"),
            button.getTranslation("bind.get-code-in-minutes"),
            button.getTranslation("bind.get-code"));
  }

  /** Whole seconds until then, at least one. */
  public static int seconds(Instant end) {
    Instant now = CDI.current().select(Clock.class).get().instant();
    return (int) Math.max(1, Duration.between(now, end).plusMillis(999).toSeconds());
  }
}
