package mfa.workflow.process.calendar;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Durations that count working time, as variables and models write them: {@code BUSINESS/PT8H}.
 * Without days: nobody could tell whether one has 24 hours or those that are worked.
 */
public final class BusinessTime {

  private static final String MARK = "BUSINESS/";
  private static final Pattern FORM =
      Pattern.compile(MARK + "PT(?=\\d)(\\d{1,4}H)?(\\d{1,5}M)?(\\d{1,6}S)?");

  private BusinessTime() {}

  /** How a process is handed this much working time. */
  public static String of(Duration work) {
    return MARK + work;
  }

  /** How much working time it is; empty for what counts other time, or is none above zero. */
  public static Optional<Duration> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(Duration.parse(text.substring(MARK.length()))).filter(Duration::isPositive)
        : Optional.empty();
  }

  /** Whether somebody meant working time, well written or not. */
  static boolean isMeant(String text) {
    return text.startsWith(MARK);
  }
}
