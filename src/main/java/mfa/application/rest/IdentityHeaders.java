package mfa.application.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import mfa.application.Identity;

/**
 * Tells an application, by its proxy, who a request comes from. In names and addresses everything
 * but printable ASCII, and the percent sign, is percent-encoded UTF-8 (RFC 3986 §2.1).
 */
final class IdentityHeaders {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private IdentityHeaders() {}

  static void add(HttpServletResponse response, Identity identity) {
    response.setHeader("Remote-User", Long.toString(identity.accountId()));
    response.setHeader("Remote-Email", encoded(identity.email()));
    response.setHeader("Remote-Name", encoded(identity.name()));
    response.setHeader("Remote-Groups", identity.role().name());
  }

  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte unit : text.getBytes(UTF_8)) {
      if (unit >= ' ' && unit < 0x7f && unit != '%') {
        encoded.append((char) unit);
      } else {
        encoded.append('%').append(HEX.toHexDigits(unit));
      }
    }
    return encoded.toString();
  }
}
