package mfa.workflow.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mfa.workflow.draft.ModelTime.Unit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R69")
@DisplayName("R69: times that a model writes down")
class ModelTimeTest {

  @ParameterizedTest
  @CsvSource({
    "P7D, 1, 7, DAYS, P7D",
    "PT48H, 1, 2, DAYS, P2D",
    "PT36H, 1, 36, HOURS, PT36H",
    "P1DT12H, 1, 36, HOURS, PT36H",
    "PT90M, 1, 90, MINUTES, PT90M",
    "PT61S, 1, 61, SECONDS, PT61S",
    "R3/PT12H, 3, 12, HOURS, R3/PT12H",
    "BUSINESS/PT16H, 1, 16, WORKING_HOURS, BUSINESS/PT16H",
    "BUSINESS/PT1H30M, 1, 90, WORKING_MINUTES, BUSINESS/PT1H30M",
  })
  void timeIsReadInItsLargestUnit(String text, int times, int amount, Unit unit, String written) {
    ModelTime time = ModelTime.parse(text).orElseThrow();

    assertThat(time).isEqualTo(new ModelTime(times, amount, unit)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "PT0S",
        "-PT1H",
        "R0/PT1H",
        "R100/PT1H",
        "BUSINESS/P1D",
        "${reviewDeadline}"
      })
  void whatIsNoTimeIsNotRead(String text) {
    assertThat(ModelTime.parse(text)).isEmpty();
  }

  @Test
  void timeLongerThanAModelMayHaveIsNone() {
    assertThatThrownBy(() -> new ModelTime(1, 1_000, Unit.DAYS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
