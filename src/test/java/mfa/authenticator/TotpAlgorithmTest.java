package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import mfa.support.Phone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R01, R03: TOTP")
class TotpAlgorithmTest {

  /** The 20 ASCII bytes of the RFC's key. */
  private static final SharedSecret RFC_SECRET =
      new SharedSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

  /** Noon, the first second of a time step. */
  private static final Instant FIRST_SECOND = Instant.parse("2026-03-01T12:00:00Z");

  private final TotpAlgorithm totp = new TotpAlgorithm();

  @ParameterizedTest(name = "second {0} has code {1}")
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  @Tag("R01")
  void publishedVectorIsReproduced(long second, String code) {
    OneTimeCode computed = totp.code(RFC_SECRET, second / 30);

    assertThat(computed.digits()).isEqualTo(code);
    assertThat(
            totp.matchingStep(
                RFC_SECRET, computed, PhoneClock.RIGHT, Instant.ofEpochSecond(second)))
        .hasValue(second / 30);
  }

  @ParameterizedTest(name = "step {0}")
  @ValueSource(ints = {-1, 0, 1})
  @Tag("R03")
  void codeInsideTheWindowIsTakenFromFirstToLastSecond(int distance) {
    long step = Phone.step(FIRST_SECOND) + distance;

    assertThat(matchAt(FIRST_SECOND, step)).hasValue(step);
    assertThat(matchAt(FIRST_SECOND.plusSeconds(29), step)).hasValue(step);
    assertThat(matchAt(FIRST_SECOND.plusMillis(29_999), step)).hasValue(step);
  }

  @ParameterizedTest(name = "step {0}")
  @ValueSource(ints = {-3, -2, 2, 3})
  @Tag("R03")
  void codeOutsideTheWindowIsRefusedFromFirstToLastSecond(int distance) {
    long step = Phone.step(FIRST_SECOND) + distance;

    assertThat(matchAt(FIRST_SECOND, step)).isEmpty();
    assertThat(matchAt(FIRST_SECOND.plusSeconds(29), step)).isEmpty();
    assertThat(matchAt(FIRST_SECOND.plusMillis(29_999), step)).isEmpty();
  }

  @Test
  @Tag("R03")
  void windowMovesWithTheFirstSecondOfAStep() {
    long step = Phone.step(FIRST_SECOND);

    assertThat(matchAt(FIRST_SECOND.plusSeconds(59), step)).hasValue(step);
    assertThat(matchAt(FIRST_SECOND.plusSeconds(60), step)).isEmpty();
    assertThat(matchAt(FIRST_SECOND.minusSeconds(30), step)).hasValue(step);
    assertThat(matchAt(FIRST_SECOND.minusSeconds(31), step)).isEmpty();
  }

  private OptionalLong matchAt(Instant now, long stepOfTheCode) {
    Phone phone = new Phone(RFC_SECRET.base32());
    return totp.matchingStep(
        RFC_SECRET, new OneTimeCode(phone.code(stepOfTheCode)), PhoneClock.RIGHT, now);
  }
}
