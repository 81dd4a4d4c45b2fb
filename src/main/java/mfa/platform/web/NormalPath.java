package mfa.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Tells which paths of requests are in normal form (RFC 3986 §6.2.2). Whatever can be written in
 * two ways is read in two ways by somebody: the gate, a filter, the container, the browser that
 * follows a redirect. So there is one way, and everything else is refused.
 */
public final class NormalPath {

  private static final int MAX = 2_000;

  /** Besides ASCII letters and digits; no {@code ;}, which begins parameters of a path. */
  private static final String SIGNS = "-._~!$&'()*+,=:@";

  /** What means something in a path, and so is never hidden by percent-encoding. */
  private static final String NEVER_ENCODED = "/\\;.";

  private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

  private NormalPath() {}

  /**
   * @param path as it was sent, still percent-encoded, without the query
   */
  public static boolean is(String path) {
    if (!path.startsWith("/") || path.length() > MAX) {
      return false;
    }
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean isLast = i == segments.length - 1;
      if (segments[i].isEmpty() ? !isLast : !isSegment(segments[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSegment(String segment) {
    if (segment.equals(".") || segment.equals("..")) {
      return false;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < segment.length(); i++) {
      char sign = segment.charAt(i);
      if (sign == '%' && isEncoding(segment, i)) {
        int value = HexFormat.fromHexDigits(segment, i + 1, i + 3);
        if (NEVER_ENCODED.indexOf(value) >= 0) {
          return false;
        }
        bytes.write(value);
        i += 2;
      } else if (isPlain(sign)) {
        bytes.write(sign);
      } else {
        return false;
      }
    }
    return isText(bytes.toByteArray());
  }

  private static boolean isPlain(char sign) {
    return sign >= 'a' && sign <= 'z'
        || sign >= 'A' && sign <= 'Z'
        || sign >= '0' && sign <= '9'
        || SIGNS.indexOf(sign) >= 0;
  }

  private static boolean isEncoding(String text, int at) {
    return at + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }

  /** Strict UTF-8 without control characters, and not encoded a second time. */
  private static boolean isText(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.chars().noneMatch(Character::isISOControl) && !ENCODED.matcher(text).find();
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
