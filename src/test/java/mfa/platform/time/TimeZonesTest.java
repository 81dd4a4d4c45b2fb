package mfa.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeZonesTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Asia/Calcutta, Asia/Kolkata",
    "Europe/Kiev, Europe/Kyiv",
    "America/Buenos_Aires, America/Argentina/Buenos_Aires",
    "Asia/Shanghai, Asia/Shanghai",
    "UTC, UTC"
  })
  @DisplayName("Zones that browsers know by former names are kept by those that have a city")
  void formerNamesAreThoseOfToday(String told, String kept) {
    assertThat(TimeZones.parse(told)).contains(ZoneId.of(kept));
  }

  @Test
  void whatIsNoZoneIsNone() {
    assertThat(TimeZones.parse("Asia/Nowhere")).isEmpty();
    assertThat(TimeZones.parse("")).isEmpty();
  }
}
