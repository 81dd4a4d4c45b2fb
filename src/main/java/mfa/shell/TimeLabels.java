package mfa.shell;

import com.vaadin.flow.component.Component;
import java.time.Duration;

/** How long something took, as short as people say it. */
public final class TimeLabels {

  private static final double SECONDS_IN_MINUTE = 60;
  private static final double SECONDS_IN_HOUR = 3_600;
  private static final double SECONDS_IN_DAY = 86_400;

  /** Up to so many of a unit, the smaller unit is said. */
  private static final int DOUBLE = 2;

  private TimeLabels() {}

  public static String words(Component at, Duration time) {
    double seconds = time.toMillis() / 1_000.0;
    if (seconds < 1) {
      return at.getTranslation("duration.moment");
    } else if (seconds < DOUBLE * SECONDS_IN_MINUTE) {
      return at.getTranslation("duration.seconds", Math.round(seconds));
    } else if (seconds < DOUBLE * SECONDS_IN_HOUR) {
      return at.getTranslation("duration.minutes", Math.round(seconds / SECONDS_IN_MINUTE));
    } else if (seconds < DOUBLE * SECONDS_IN_DAY) {
      return at.getTranslation("duration.hours", Math.round(seconds / SECONDS_IN_HOUR));
    }
    return at.getTranslation("duration.days", Math.round(seconds / SECONDS_IN_DAY));
  }
}
