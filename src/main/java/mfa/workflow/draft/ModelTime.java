package mfa.workflow.draft;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.workflow.process.calendar.BusinessTime;

/**
 * A time that a model writes down, and how often it comes: {@code PT24H}, {@code R3/P1D}, {@code
 * BUSINESS/PT16H}.
 *
 * @param times 1 for a time that comes once; working time does not come again
 */
public record ModelTime(int times, int amount, Unit unit) {

  /** How often a time comes at most. */
  public static final int MAX_TIMES = 99;

  private static final Pattern REPEATED = Pattern.compile("R([1-9]\\d?)/(.+)");

  /** What a time is counted in, each with the most that a model may have. */
  public enum Unit {
    DAYS("P%dD", 86_400, 999),
    HOURS("PT%dH", 3_600, 9_999),
    MINUTES("PT%dM", 60, 99_999),
    SECONDS("PT%dS", 1, 999_999),
    WORKING_HOURS("PT%dH", 3_600, 9_999),
    WORKING_MINUTES("PT%dM", 60, 99_999);

    private final String form;
    private final int seconds;
    private final int max;

    Unit(String form, int seconds, int max) {
      this.form = form;
      this.seconds = seconds;
      this.max = max;
    }

    public int max() {
      return max;
    }

    /** Whether it counts while customer service works. */
    public boolean isOfWork() {
      return this == WORKING_HOURS || this == WORKING_MINUTES;
    }
  }

  public ModelTime {
    boolean repeatsWork = times > 1 && unit.isOfWork();
    if (times < 1 || times > MAX_TIMES || repeatsWork || amount < 1 || amount > unit.max) {
      throw new IllegalArgumentException("Not a time that a model may have.");
    }
  }

  /** Reads what stands in a model, in the largest unit that it is a whole number of. */
  public static Optional<ModelTime> parse(String text) {
    Optional<Duration> work = BusinessTime.parse(text);
    if (work.isPresent()) {
      return of(1, work.get().toSeconds(), true);
    }
    Matcher repeated = REPEATED.matcher(text);
    boolean repeats = repeated.matches();
    try {
      int times = repeats ? Integer.parseInt(repeated.group(1)) : 1;
      return of(times, Duration.parse(repeats ? repeated.group(2) : text).toSeconds(), false);
    } catch (DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<ModelTime> of(int times, long seconds, boolean ofWork) {
    for (Unit unit : Unit.values()) {
      long amount = seconds / unit.seconds;
      if (unit.isOfWork() == ofWork
          && seconds % unit.seconds == 0
          && amount > 0
          && amount <= unit.max) {
        return Optional.of(new ModelTime(times, (int) amount, unit));
      }
    }
    return Optional.empty();
  }

  /** Reads for how many days the history of a ticket is kept. */
  public static Optional<Integer> daysOfHistory(String timeToLive) {
    try {
      return Optional.of(Duration.parse(timeToLive).toDays())
          .filter(days -> days > 0 && days <= Integer.MAX_VALUE)
          .map(Long::intValue);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  public boolean repeats() {
    return times > 1;
  }

  /** As it stands in a model. */
  @Override
  public String toString() {
    String duration = String.format(Locale.ROOT, unit.form, amount);
    if (unit.isOfWork()) {
      return BusinessTime.of(Duration.parse(duration));
    }
    return repeats() ? "R" + times + "/" + duration : duration;
  }
}
