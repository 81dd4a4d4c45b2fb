package mfa.authenticator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * The {@code otpauth:} address that an authenticator app reads from the QR code.
 *
 * <p>The issuer stands in front of the label and as a parameter, both the same; everything is
 * percent-encoded as in RFC 3986, so that a blank is {@code %20}. Colons separate issuer and
 * account in a label, and so are replaced by blanks inside both. The text is kept short enough for
 * a QR code of version 15 by cutting the names, never the secret.
 */
record ProvisioningUri(String issuer, String account, SharedSecret secret) {

  /** What a QR code of version 15 holds at the lowest error correction, in bytes. */
  static final int MAX = 520;

  private static final int MAX_ISSUER_LENGTH = 90;
  private static final String UNRESERVED = "-._~";

  ProvisioningUri {
    issuer = cut(withoutColons(issuer), MAX_ISSUER_LENGTH);
    int fixed = uri(issuer, "", secret).length();
    account = cut(withoutColons(account), MAX - fixed);
  }

  String text() {
    return uri(issuer, account, secret);
  }

  private static String uri(String issuer, String account, SharedSecret secret) {
    return "otpauth://totp/"
        + encode(issuer)
        + ":"
        + encode(account)
        + "?secret="
        + secret.base32()
        + "&issuer="
        + encode(issuer)
        + "&algorithm=SHA1&digits="
        + TotpAlgorithm.DIGITS
        + "&period="
        + TotpAlgorithm.PERIOD_SECONDS;
  }

  static String withoutColons(String name) {
    return name.replaceAll("[:\\p{Cntrl}\\s]+", " ").strip();
  }

  /** The longest beginning, in whole characters, that needs at most so many when encoded. */
  private static String cut(String name, int max) {
    StringBuilder kept = new StringBuilder();
    int length = 0;
    for (int character : name.codePoints().toArray()) {
      String next = Character.toString(character);
      length += encode(next).length();
      if (length > max) {
        break;
      }
      kept.append(next);
    }
    return kept.toString().strip();
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      encoded.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return encoded.toString();
  }

  @Override
  public String toString() {
    return "ProvisioningUri";
  }
}
