package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import mfa.support.Phone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@Label("R01, R03: TOTP at any time with any secret")
class TotpWindowPropertiesTest {

  private final TotpAlgorithm totp = new TotpAlgorithm();

  /** Up to the year 9999. */
  @Property
  @Tag("R03")
  void everyCodeOfTheWindowIsTakenAtEveryTime(
      @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second,
      @ForAll @IntRange(min = -10, max = 10) int ahead,
      @ForAll @IntRange(min = -1, max = 1) int distance) {
    Phone phone = Phone.another();
    Instant now = Instant.ofEpochSecond(second);
    long step = Phone.step(now) + ahead + distance;

    OptionalLong match =
        totp.matchingStep(
            new SharedSecret(phone.base32()),
            new OneTimeCode(phone.code(step)),
            new PhoneClock(ahead),
            now);

    assertThat(match).isPresent();
    assertThat(phone.code(match.getAsLong())).isEqualTo(phone.code(step));
    assertThat(match.getAsLong())
        .isBetween(Phone.step(now) + ahead - 1, Phone.step(now) + ahead + 1);
  }

  @Property
  @Tag("R03")
  void codeThatIsNoneOfTheWindowIsNeverTaken(
      @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second,
      @ForAll @IntRange(min = -10, max = 10) int ahead,
      @ForAll @IntRange(min = 0, max = 999_999) int number) {
    Phone phone = Phone.another();
    Instant now = Instant.ofEpochSecond(second);
    long step = Phone.step(now) + ahead;
    String code = "%06d".formatted(number);
    boolean ofTheWindow =
        code.equals(phone.code(step - 1))
            || code.equals(phone.code(step))
            || code.equals(phone.code(step + 1));

    OptionalLong match =
        totp.matchingStep(
            new SharedSecret(phone.base32()), new OneTimeCode(code), new PhoneClock(ahead), now);

    assertThat(match.isPresent()).isEqualTo(ofTheWindow);
  }

  @Property
  @Tag("R01")
  void codeIsTheOneOfAnotherProgram(@ForAll @LongRange(min = 0, max = 1L << 40) long step) {
    Phone phone = Phone.another();

    OneTimeCode code = totp.code(new SharedSecret(phone.base32()), step);

    assertThat(code.digits()).isEqualTo(phone.code(step));
  }
}
