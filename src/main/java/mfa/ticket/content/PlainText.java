package mfa.ticket.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text in whatever letters its writer's computer uses: UTF-16 where it says so, else any that keep
 * the signs of ASCII, such as UTF-8, GBK and Latin-1; without signs that no text has.
 */
public final class PlainText {

  private static final byte[] PICTURE = Signature.of("\u00ff\u00d8\u00ff");
  private static final byte[] DOCUMENT = Signature.of("%PDF-");

  private PlainText() {}

  public static boolean is(byte[] content) {
    if (content.length >= 2 && (isUtf16(content, 0xfe, 0xff) || isUtf16(content, 0xff, 0xfe))) {
      return isUtf16Text(content);
    }
    for (byte sign : content) {
      if (isControl(sign)) {
        return false;
      }
    }
    return !Signature.begins(content, PICTURE) && !Signature.begins(content, DOCUMENT);
  }

  private static boolean isUtf16(byte[] content, int first, int second) {
    return content[0] == (byte) first && content[1] == (byte) second;
  }

  private static boolean isUtf16Text(byte[] content) {
    try {
      return StandardCharsets.UTF_16
          .newDecoder()
          .decode(ByteBuffer.wrap(content))
          .chars()
          .noneMatch(PlainText::isControl);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isControl(int sign) {
    return sign >= 0 && sign < ' ' && "\t\n\r\f".indexOf(sign) < 0 || sign == 0x7f;
  }
}
