package mfa.ticket.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Map;

/**
 * What browsers are told about a file of somebody else: to save it under a safe name, to guess no
 * kind, to run nothing of it, to keep no copy.
 */
public final class DownloadHeaders {

  /** What may stand in the parameter of a header as it is (RFC 8187). */
  private static final String PLAIN = "!#$&+-.^_`|~";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private DownloadHeaders() {}

  /** Of the file of this name. */
  public static Map<String, String> of(String name) {
    return Map.of(
        "Content-Disposition",
        disposition(name),
        "Content-Type",
        "application/octet-stream",
        "X-Content-Type-Options",
        "nosniff",
        "Content-Security-Policy",
        "sandbox; default-src 'none'",
        "Cache-Control",
        "no-store");
  }

  /** With a name for everybody in ASCII, and the true one (RFC 6266). */
  private static String disposition(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9 ._()\\[\\]-]", "_");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded(name);
  }

  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte part : name.getBytes(UTF_8)) {
      char sign = (char) (part & 0xff);
      if (sign < 0x80 && (Character.isLetterOrDigit(sign) || PLAIN.indexOf(sign) >= 0)) {
        text.append(sign);
      } else {
        text.append('%').append(HEX.toHexDigits(part));
      }
    }
    return text.toString();
  }
}
