package mfa.authenticator;

import dev.samstevens.totp.secret.DefaultSecretGenerator;
import java.util.regex.Pattern;

/**
 * What server and authenticator share: 160 random bits, written as 32 characters of base32 (RFC
 * 4226 §4 R6 asks for 128, recommends 160).
 */
record SharedSecret(String base32) {

  private static final Pattern FORM = Pattern.compile("[A-Z2-7]{32}");

  /**
   * @throws IllegalArgumentException if it is not 32 characters of base32; the message does not
   *     repeat it
   */
  SharedSecret {
    if (!FORM.matcher(base32).matches()) {
      throw new IllegalArgumentException("A shared secret has 32 characters of base32.");
    }
  }

  static SharedSecret next() {
    return new SharedSecret(new DefaultSecretGenerator(32).generate());
  }

  /** In groups of four, as people type it. */
  String grouped() {
    return base32.replaceAll("(.{4})(?!$)", "$1 ");
  }

  @Override
  public String toString() {
    return "SharedSecret";
  }
}
