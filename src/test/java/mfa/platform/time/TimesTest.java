package mfa.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Times are told with a zone that people know by its name")
class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "Z, en, '1 Jul 2026, 12:00 (UTC)'",
    "UTC, zh, '2026年7月1日 12:00（UTC）'",
    "Etc/UTC, en, '1 Jul 2026, 12:00 (UTC)'",
    "+05:30, en, '1 Jul 2026, 17:30 (UTC+05:30)'",
    "Asia/Shanghai, zh, '2026年7月1日 20:00（中国标准时间）'",
    "Asia/Shanghai, en, '1 Jul 2026, 20:00 (China Standard Time)'",
    "Europe/Berlin, en, '1 Jul 2026, 14:00 (Central European Summer Time)'"
  })
  void dateAndTimeNamesTheZone(String zone, String language, String told) {
    assertThat(
            Times.dateAndTime(
                Instant.parse("2026-07-01T12:00:00Z"), ZoneId.of(zone), Locale.of(language)))
        .isEqualTo(told);
  }
}
