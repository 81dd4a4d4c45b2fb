package mfa.platform.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times the way people of a language read them. */
public final class Times {

  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm", Locale.CHINESE);
  private static final DateTimeFormatter ENGLISH_DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE_DAY =
      DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.CHINESE);
  private static final DateTimeFormatter ENGLISH_ZONE =
      DateTimeFormatter.ofPattern("zzzz", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE_ZONE =
      DateTimeFormatter.ofPattern("zzzz", Locale.CHINESE);

  private Times() {}

  /** For example {@code 25 Nov 2026, 14:05 (UTC)} or {@code 2026年11月25日 14:05（中国标准时间）}. */
  public static String dateAndTime(Instant time, ZoneId zone, Locale language) {
    ZonedDateTime there = time.atZone(zone);
    boolean chinese = "zh".equals(language.getLanguage());
    String name =
        zone.normalized() instanceof ZoneOffset offset
            ? name(offset)
            : (chinese ? CHINESE_ZONE : ENGLISH_ZONE).format(there);
    return chinese
        ? CHINESE.format(there) + "（" + name + "）"
        : ENGLISH.format(there) + " (" + name + ")";
  }

  /** Nobody calls a zone "Z". */
  private static String name(ZoneOffset offset) {
    return "UTC" + (offset.equals(ZoneOffset.UTC) ? "" : offset.getId());
  }

  /** For example {@code 25 Nov 2026} or {@code 2026年11月25日}, where the hour says nothing more. */
  public static String day(Instant time, ZoneId zone, Locale language) {
    DateTimeFormatter form = "zh".equals(language.getLanguage()) ? CHINESE_DAY : ENGLISH_DAY;
    return form.format(time.atZone(zone));
  }
}
