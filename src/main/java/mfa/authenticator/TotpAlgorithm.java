package mfa.authenticator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.samstevens.totp.code.CodeGenerator;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * TOTP as RFC 6238 has it: SHA-1, six digits, 30-second steps; one step back for delay and one
 * forward for drift are taken (§5.2), around the step that the phone is known to be at (§6), on
 * every path alike.
 */
final class TotpAlgorithm {

  static final int PERIOD_SECONDS = 30;
  static final int DIGITS = 6;
  static final int WINDOW = 1;

  private final CodeGenerator generator = new DefaultCodeGenerator(HashingAlgorithm.SHA1, DIGITS);

  /** The time step of our own clock. */
  static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), PERIOD_SECONDS);
  }

  /**
   * The time step whose code this is, if it lies in the window around the step that the phone is
   * at. All steps are compared, each in constant time.
   */
  OptionalLong matchingStep(SharedSecret secret, OneTimeCode code, PhoneClock phone, Instant now) {
    return matchingStep(secret, code, phone.step(now), WINDOW);
  }

  private OptionalLong matchingStep(
      SharedSecret secret, OneTimeCode code, long middle, int distance) {
    OptionalLong match = OptionalLong.empty();
    for (long step = middle - distance; step <= middle + distance; step++) {
      if (isSame(code(secret, step), code)) {
        match = OptionalLong.of(step);
      }
    }
    return match;
  }

  /**
   * The time step whose code this is, within an hour: what is never accepted, but shows a clock
   * that is set wrong.
   */
  OptionalLong strayStep(SharedSecret secret, OneTimeCode code, Instant now) {
    return matchingStep(secret, code, step(now), PhoneClock.MAX_TOLD);
  }

  OneTimeCode code(SharedSecret secret, long step) {
    try {
      return new OneTimeCode(generator.generate(secret.base32(), step));
    } catch (CodeGenerationException e) {
      throw new IllegalStateException("HMAC-SHA-1 is not available.", e);
    }
  }

  private static boolean isSame(OneTimeCode one, OneTimeCode other) {
    return MessageDigest.isEqual(
        one.digits().getBytes(US_ASCII), other.digits().getBytes(US_ASCII));
  }
}
