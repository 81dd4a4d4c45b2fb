package mfa.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R60")
class ConfigurationTest {

  private static final String KEY = "mfa.some.setting";

  @Test
  void missingOptionalValueTakesTheDefault() {
    Configuration configuration = configured(null);

    assertThat(configuration.number(KEY, 7, 1, 10)).isEqualTo(7);
    assertThat(configuration.duration(KEY, minutes(5), minutes(1), minutes(9)))
        .isEqualTo(minutes(5));
    assertThat(configuration.text(KEY)).isEmpty();
  }

  @Test
  void blankValueCountsAsMissing() {
    assertThat(configured("   ").text(KEY)).isEmpty();
    assertThatThrownBy(() -> configured(" \n").requiredText(KEY))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining(KEY);
  }

  @Test
  void valueAtTheBoundIsTaken() {
    assertThat(configured("1").number(KEY, 7, 1, 10)).isEqualTo(1);
    assertThat(configured(" 10\n").number(KEY, 7, 1, 10)).isEqualTo(10);
    assertThat(configured("PT1M").duration(KEY, minutes(5), minutes(1), minutes(9)))
        .isEqualTo(minutes(1));
    assertThat(configured("PT9M").duration(KEY, minutes(5), minutes(1), minutes(9)))
        .isEqualTo(minutes(9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "-1", "seven", "7.5", "99999999999"})
  void badNumberNamesItsKeyAndNotItsValue(String value) {
    assertThatThrownBy(() -> configured(value).number(KEY, 7, 1, 10))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageStartingWith("Configuration: " + KEY + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT59S", "PT9M1S", "-PT5M", "5m", "300"})
  void badDurationNamesItsKey(String value) {
    assertThatThrownBy(() -> configured(value).duration(KEY, minutes(5), minutes(1), minutes(9)))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageStartingWith("Configuration: " + KEY + " ")
        .hasMessageNotContaining(value);
  }

  @Test
  void webAddressLosesItsLastSlash() {
    assertThat(configured("https://mfa.example.com/").webAddress(KEY))
        .isEqualTo(URI.create("https://mfa.example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mfa.example.com",
        "ftp://mfa.example.com",
        "https://",
        "https://a b",
        "https://a?b=c"
      })
  void badWebAddressNamesItsKey(String value) {
    assertThatThrownBy(() -> configured(value).webAddress(KEY))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageStartingWith("Configuration: " + KEY + " ");
  }

  private static Configuration configured(String value) {
    return new Configuration(
        key -> key.equals(KEY) ? Optional.ofNullable(value) : Optional.empty());
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }
}
