package mfa.platform.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When somebody is at work: the same hours on some days of each week, but not on holidays. Counts
 * time as it passes there, so that a night in which clocks are changed has the hours it has.
 *
 * @param days never none
 * @param opens on each of those days
 * @param closes after that; midnight is the end of the day
 * @param holidays days in that zone
 */
public record BusinessHours(
    Set<DayOfWeek> days, LocalTime opens, LocalTime closes, ZoneId zone, Set<LocalDate> holidays) {

  /** Five days, eight hours, in UTC. */
  public static final String DEFAULT = "MON-FRI 09:00-17:00";

  private static final String DAY = "(?:MON|TUE|WED|THU|FRI|SAT|SUN)";
  private static final String DAYS = DAY + "(?:-" + DAY + ")?";
  private static final Pattern FORM =
      Pattern.compile(
          "(" + DAYS + "(?:," + DAYS + ")*) ([01]\\d|2[0-3]):([0-5]\\d)-(\\d{2}):([0-5]\\d)");

  /**
   * @throws IllegalArgumentException for hours that end before they begin, or on no day
   */
  public BusinessHours {
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
    if (days.isEmpty() || !(closes.equals(LocalTime.MIDNIGHT) || closes.isAfter(opens))) {
      throw new IllegalArgumentException("Nobody is ever at work.");
    }
  }

  /** Those of the default. */
  public static BusinessHours weekdays() {
    return parse(DEFAULT, ZoneOffset.UTC, Set.of()).orElseThrow();
  }

  /** Reads days and hours such as {@code MON-THU,SAT 09:00-17:00}; empty for what is none. */
  public static Optional<BusinessHours> parse(String text, ZoneId zone, Set<LocalDate> holidays) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    LocalTime opens = time(matcher.group(2), matcher.group(3)).orElseThrow();
    return time(matcher.group(4), matcher.group(5))
        .filter(closes -> closes.equals(LocalTime.MIDNIGHT) || closes.isAfter(opens))
        .map(closes -> new BusinessHours(days(matcher.group(1)), opens, closes, zone, holidays));
  }

  /** Midnight is written as the end of a day, never as its beginning. */
  private static Optional<LocalTime> time(String hour, String minute) {
    int hours = Integer.parseInt(hour);
    int minutes = Integer.parseInt(minute);
    if (hours == 24 && minutes == 0) {
      return Optional.of(LocalTime.MIDNIGHT);
    }
    return hours < 24 ? Optional.of(LocalTime.of(hours, minutes)) : Optional.empty();
  }

  private static Set<DayOfWeek> days(String list) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String range : list.split(",", -1)) {
      DayOfWeek last = day(range.substring(range.length() - 3));
      for (DayOfWeek day = day(range.substring(0, 3)); ; day = day.plus(1)) {
        days.add(day);
        if (day == last) {
          break;
        }
      }
    }
    return days;
  }

  private static DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().startsWith(name)) {
        return day;
      }
    }
    throw new IllegalArgumentException("No day is called " + name);
  }

  /**
   * When so much time at work has passed since then; what ends with the hours of a day ends on that
   * day. Nothing passes outside of them.
   *
   * @param work zero or more
   */
  public Instant after(Instant start, Duration work) {
    Duration left = work;
    LocalDate date = start.atZone(zone).toLocalDate();
    while (true) {
      Instant from = later(start, opensOn(date));
      Duration today = isWorked(date) ? Duration.between(from, closesOn(date)) : Duration.ZERO;
      if (today.isPositive() && left.compareTo(today) <= 0) {
        return from.plus(left);
      }
      left = today.isPositive() ? left.minus(today) : left;
      date = date.plusDays(1);
    }
  }

  private boolean isWorked(LocalDate date) {
    return days.contains(date.getDayOfWeek()) && !holidays.contains(date);
  }

  private Instant opensOn(LocalDate date) {
    return date.atTime(opens).atZone(zone).toInstant();
  }

  private Instant closesOn(LocalDate date) {
    LocalDate day = closes.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
    return day.atTime(closes).atZone(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
