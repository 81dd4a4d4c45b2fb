package mfa.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** The only source of randomness: the platform's cryptographic generator. */
@ApplicationScoped
public class RandomSource {

  private final SecureRandom random = new SecureRandom();

  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Uniform text of {@code length} characters of the alphabet. */
  public String text(int length, String alphabet) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** A key of 256 bits for links and cookies, in the 43 characters of unpadded base64url. */
  public String key() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }
}
