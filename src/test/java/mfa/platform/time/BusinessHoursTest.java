package mfa.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Working time passes only while somebody works. */
class BusinessHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest(name = "{0} and {1} of work: {2}")
  @CsvSource({
    // Tuesday
    "2026-03-03T10:00:00Z, PT2H, 2026-03-03T12:00:00Z",
    "2026-03-03T09:00:00Z, PT8H, 2026-03-03T17:00:00Z",
    "2026-03-03T10:00:00Z, PT8H, 2026-03-04T10:00:00Z",
    "2026-03-03T16:59:59Z, PT2S, 2026-03-04T09:00:01Z",
    // before and after work
    "2026-03-03T03:00:00Z, PT1H, 2026-03-03T10:00:00Z",
    "2026-03-03T17:00:00Z, PT1H, 2026-03-04T10:00:00Z",
    "2026-03-03T23:30:00Z, PT1H, 2026-03-04T10:00:00Z",
    // Friday, Saturday, Sunday
    "2026-03-06T16:30:00Z, PT30M, 2026-03-06T17:00:00Z",
    "2026-03-06T16:30:00Z, PT1H, 2026-03-09T09:30:00Z",
    "2026-03-07T12:00:00Z, PT8H, 2026-03-09T17:00:00Z",
    "2026-03-08T23:59:00Z, PT40H, 2026-03-13T17:00:00Z",
    "2026-03-06T16:30:00Z, PT80H, 2026-03-20T16:30:00Z",
    // nothing
    "2026-03-03T10:00:00Z, PT0S, 2026-03-03T10:00:00Z",
    "2026-03-07T10:00:00Z, PT0S, 2026-03-09T09:00:00Z",
  })
  void timePassesOnWeekdaysFromNineToFive(Instant start, Duration work, Instant end) {
    assertThat(BusinessHours.weekdays().after(start, work)).isEqualTo(end);
  }

  @Test
  void noTimePassesOnHolidays() {
    BusinessHours hours =
        BusinessHours.parse(
                BusinessHours.DEFAULT,
                ZoneOffset.UTC,
                Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-28")))
            .orElseThrow();

    Instant end = hours.after(Instant.parse("2026-12-24T16:00:00Z"), Duration.ofHours(2));

    assertThat(end).isEqualTo("2026-12-29T10:00:00Z");
  }

  @Test
  void hoursAndHolidaysAreThoseOfTheTimeZone() {
    BusinessHours shanghai =
        BusinessHours.parse(
                BusinessHours.DEFAULT,
                ZoneId.of("Asia/Shanghai"),
                Set.of(LocalDate.parse("2026-10-01")))
            .orElseThrow();

    // Thursday, 2 October in Shanghai is a Friday that begins at 01:00 UTC.
    assertThat(shanghai.after(Instant.parse("2026-09-30T08:30:00Z"), Duration.ofHours(1)))
        .isEqualTo("2026-10-02T01:30:00Z");
  }

  @Test
  void hoursKeepTheirPlaceOnTheClockWhenItIsChanged() {
    BusinessHours hours = hours("MON-FRI 09:00-17:00");

    // In the night to 29 March the clocks go forward: nine o'clock comes an hour earlier.
    assertThat(hours.after(Instant.parse("2026-03-27T15:30:00Z"), Duration.ofHours(1)))
        .isEqualTo("2026-03-30T07:30:00Z");
    assertThat(hours.after(Instant.parse("2026-10-23T14:30:00Z"), Duration.ofHours(1)))
        .isEqualTo("2026-10-26T08:30:00Z");
  }

  @Test
  void dayOnWhichClocksAreChangedHasTheHoursThatPass() {
    BusinessHours always = hours("MON-SUN 00:00-24:00");
    Instant spring = Instant.parse("2026-03-28T23:00:00Z");
    Instant autumn = Instant.parse("2026-10-24T22:00:00Z");

    assertThat(always.after(spring, Duration.ofHours(24)))
        .isEqualTo(spring.plus(Duration.ofHours(24)));
    assertThat(hours("SUN 00:00-24:00").after(spring, Duration.ofHours(24)))
        .as("23 hours, and one of the Sunday after")
        .isEqualTo("2026-04-04T23:00:00Z");
    assertThat(hours("SUN 00:00-24:00").after(autumn, Duration.ofHours(25)))
        .isEqualTo("2026-10-25T23:00:00Z");
    assertThat(hours("SUN 02:00-03:00").after(spring, Duration.ofMinutes(1)))
        .as("an hour that is left out")
        .isEqualTo("2026-04-05T00:01:00Z");
  }

  @Test
  void daysAreARangeOrAList() {
    assertThat(hours("SUN-THU 08:00-16:00").days())
        .containsExactlyInAnyOrder(
            DayOfWeek.SUNDAY,
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY);
    assertThat(hours("MON-TUE,SAT 08:00-16:00").days())
        .containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.SATURDAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MON-FRI",
        "09:00-17:00",
        "MON-FRI 9-17",
        "MON-FRI 17:00-09:00",
        "MON-FRI 09:00-09:00",
        "MON-FRI 09:00-24:30",
        "MON-FRI 24:00-24:00",
        "MON-FRI 09:00-25:00",
        "Mon-Fri 09:00-17:00",
        "MON-FRI-SUN 09:00-17:00",
        "MON, 09:00-17:00"
      })
  void otherTextsAreNoHours(String text) {
    assertThat(BusinessHours.parse(text, BERLIN, Set.of())).isEmpty();
  }

  private static BusinessHours hours(String text) {
    return BusinessHours.parse(text, BERLIN, Set.of()).orElseThrow();
  }
}
