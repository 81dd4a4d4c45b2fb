package mfa.authenticator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** A provisioning URI as an authenticator app takes it apart, by RFC 3986. */
record ScannedUri(String issuerInLabel, String account, Map<String, String> parameters) {

  static ScannedUri of(String uri) {
    String prefix = "otpauth://totp/";
    if (!uri.startsWith(prefix) || !uri.matches("[A-Za-z0-9._~:/?&=%-]*")) {
      throw new IllegalArgumentException("Not a provisioning URI by RFC 3986: " + uri);
    }
    String[] parts = uri.substring(prefix.length()).split("\\?", 2);
    String[] label = parts[0].split(":", -1);
    if (label.length != 2) {
      throw new IllegalArgumentException("The label needs one colon: " + uri);
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : parts[1].split("&")) {
      String[] sides = pair.split("=", 2);
      parameters.put(sides[0], decode(sides[1]));
    }
    return new ScannedUri(decode(label[0]), decode(label[1]), parameters);
  }

  /** Percent signs only: an app shows a plus as a plus. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
