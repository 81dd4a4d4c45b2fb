package mfa.e2e;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A provisioning URI as an authenticator app reads it.
 *
 * @param issuerOfLabel what stands before the colon of the label
 * @param account what stands behind it
 * @param parameters the parameters of the query
 */
record ReadUri(String issuerOfLabel, String account, Map<String, String> parameters) {

  static ReadUri of(String text) {
    var uri = URI.create(text);
    if (!uri.getScheme().equals("otpauth") || !uri.getHost().equals("totp")) {
      throw new AssertionError("Not a provisioning URI for time-based codes");
    }
    var label = uri.getRawPath().substring(1).split(":");
    if (label.length != 2) {
      throw new AssertionError("The label has not exactly one colon: " + uri.getRawPath());
    }
    var parameters =
        Arrays.stream(uri.getRawQuery().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1])));
    return new ReadUri(decode(label[0]), decode(label[1]), parameters);
  }

  /** RFC 3986: a plus is a plus. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
