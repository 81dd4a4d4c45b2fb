package mfa.e2e;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator app: RFC 6238 with SHA-1, six digits and 30 seconds, written apart from the
 * product's own.
 *
 * <p>Each code it gives is of a later step than the one before and within what the server accepts
 * (one step back, one forward), so that three codes can be used in a row without waiting.
 */
final class AuthenticatorApp {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final long PERIOD = 30;
  private static final long SAFE_SECONDS = 12;
  private static final Duration MAX_WAIT = Duration.ofSeconds(70);

  private final Clock clock = Clock.systemUTC();
  private final byte[] secret;
  private long lastStep;

  /**
   * @param key the shared secret as the page shows it: base32, blanks allowed
   */
  AuthenticatorApp(String key) {
    var letters = key.replace(" ", "");
    var bits = new java.math.BigInteger("0");
    for (var letter : letters.toCharArray()) {
      bits = bits.shiftLeft(5).or(java.math.BigInteger.valueOf(BASE32.indexOf(letter)));
    }
    secret = new byte[letters.length() * 5 / 8];
    for (var i = secret.length - 1; i >= 0; i--, bits = bits.shiftRight(8)) {
      secret[i] = bits.byteValue();
    }
  }

  /** A code that was never given before; waits for its time where need be. */
  String nextCode() {
    lastStep = Math.max(lastStep + 1, earliestStep());
    Poll.until(
        MAX_WAIT,
        () -> lastStep <= presentStep() + 1 ? Optional.of(lastStep) : Optional.empty(),
        () -> "The time of the next code did not come");
    return code(lastStep);
  }

  /** The code that was given last, which by then is used up. */
  String lastCode() {
    return code(lastStep);
  }

  /** Six digits that are no code of these minutes. */
  String wrongCode() {
    var near = LongStream.rangeClosed(-4, 4).mapToObj(i -> code(presentStep() + i)).toList();
    return LongStream.range(0, 20)
        .mapToObj("%06d"::formatted)
        .filter(code -> !near.contains(code))
        .findFirst()
        .orElseThrow();
  }

  private long earliestStep() {
    var left = PERIOD - clock.instant().getEpochSecond() % PERIOD;
    return left > SAFE_SECONDS ? presentStep() - 1 : presentStep();
  }

  private long presentStep() {
    return clock.instant().getEpochSecond() / PERIOD;
  }

  /** RFC 4226 §5.3 with the step as the counter. */
  private String code(long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "RAW"));
      var hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
      var number = hash.getInt(hash.get(hash.limit() - 1) & 0xf) & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
