package mfa.support;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A phone with an authenticator app: RFC 6238 written down once more, apart from production. */
public record Phone(String base32) {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PERIOD = 30;

  /** A phone that was given a secret of its own. */
  public static Phone another() {
    StringBuilder secret = new StringBuilder();
    RANDOM.ints(32, 0, 32).forEach(index -> secret.append(ALPHABET.charAt(index)));
    return new Phone(secret.toString());
  }

  /** A phone that the key was typed into, as it is shown in groups. */
  public static Phone withTypedKey(String groupedKey) {
    return new Phone(groupedKey.replace(" ", ""));
  }

  public static long step(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), PERIOD);
  }

  public String code(Instant time) {
    return code(step(time));
  }

  public String code(long step) {
    byte[] hash = hmac(ByteBuffer.allocate(8).putLong(step).array());
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
    return "%06d".formatted(number % 1_000_000);
  }

  /** A code that is right at none of the steps around the given time. */
  public String wrongCode(Instant time) {
    for (int number = 0; ; number++) {
      String candidate = "%06d".formatted(number);
      if (isOfNoStepAround(step(time), candidate)) {
        return candidate;
      }
    }
  }

  private boolean isOfNoStepAround(long step, String candidate) {
    for (long near = step - 5; near <= step + 5; near++) {
      if (code(near).equals(candidate)) {
        return false;
      }
    }
    return true;
  }

  private byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret(), "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The secret's bytes. */
  public byte[] secret() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int bits = 0;
    int count = 0;
    for (char character : base32.toCharArray()) {
      bits = bits << 5 | ALPHABET.indexOf(character);
      count += 5;
      if (count >= 8) {
        count -= 8;
        bytes.write(bits >> count);
        bits &= (1 << count) - 1;
      }
    }
    return bytes.toByteArray();
  }
}
