package mfa.it.support;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator app of our own (RFC 6238): it shares no code with the product, and never shows a
 * code twice.
 */
public final class AuthenticatorApp {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final long PERIOD_SECONDS = 30;
  private static final long POLL_NANOS = 100_000_000;

  private final Clock clock = Clock.systemUTC();
  private final byte[] secret;
  private long lastStep;

  /**
   * @param key base32; blanks are ignored
   */
  public AuthenticatorApp(String key) {
    this.secret = decode(key.replace(" ", ""));
  }

  /** The shared secret as raw bytes. */
  public byte[] secret() {
    return secret.clone();
  }

  /**
   * A code that the server takes and that was not shown before: the present one, or the next one,
   * which a phone that is ahead shows, or the one after, for which it waits.
   */
  public synchronized String nextCode() {
    var step = Math.max(lastStep + 1, step(clock.instant()));
    while (step > step(clock.instant()) + 1) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    lastStep = step;
    return code(step);
  }

  /** The code of a moment, whenever that is. */
  public String codeAt(Instant time) {
    return code(step(time));
  }

  /** A code of none of the steps around now. */
  public String wrongCode() {
    var now = step(clock.instant());
    for (var number = 0; ; number++) {
      var candidate = "%06d".formatted(number);
      var isRight = false;
      for (var step = now - 3; step <= now + 3; step++) {
        isRight |= code(step).equals(candidate);
      }
      if (!isRight) {
        return candidate;
      }
    }
  }

  private static long step(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), PERIOD_SECONDS);
  }

  private String code(long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      var offset = hash[hash.length - 1] & 0xf;
      var number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decode(String key) {
    var bytes = ByteBuffer.allocate(key.length() * 5 / 8);
    var bits = 0;
    var left = 0;
    for (var letter : key.toCharArray()) {
      bits = (bits << 5 | BASE32.indexOf(letter)) & 0xffff;
      left += 5;
      if (left >= 8) {
        left -= 8;
        bytes.put((byte) (bits >> left));
      }
    }
    return bytes.array();
  }
}
