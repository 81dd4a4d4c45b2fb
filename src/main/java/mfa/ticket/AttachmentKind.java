package mfa.ticket;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be attached to a ticket; a file has to be what its name says. */
enum AttachmentKind {
  PNG(Set.of("png"), 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'),
  JPG(Set.of("jpg", "jpeg"), 0xff, 0xd8, 0xff),
  PDF(Set.of("pdf"), '%', 'P', 'D', 'F', '-') {
    @Override
    boolean isBeginningOf(byte[] content) {
      return super.isBeginningOf(withoutBlanksBefore(content));
    }
  },
  TXT(Set.of("txt")) {
    @Override
    boolean isBeginningOf(byte[] content) {
      return isText(content);
    }
  };

  private static final int MAX_BEFORE_PDF = 1024;
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private final Set<String> endings;
  private final byte[] beginning;

  AttachmentKind(Set<String> endings, int... beginning) {
    this.endings = endings;
    this.beginning = new byte[beginning.length];
    for (int i = 0; i < beginning.length; i++) {
      this.beginning[i] = (byte) beginning[i];
    }
  }

  static Optional<AttachmentKind> of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(kind -> kind.endings.contains(ending)).findFirst();
  }

  Set<String> endings() {
    return endings;
  }

  /** Whether a file of this kind begins like that. */
  boolean isBeginningOf(byte[] content) {
    return content.length >= beginning.length
        && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
  }

  /** Readers of PDF allow some before the header, and some programs write line ends there. */
  private static byte[] withoutBlanksBefore(byte[] content) {
    int start = 0;
    while (start < Math.min(content.length, MAX_BEFORE_PDF) && isBlank(content[start])) {
      start++;
    }
    return Arrays.copyOfRange(content, start, Math.min(content.length, start + MAX_BEFORE_PDF));
  }

  private static boolean isBlank(byte sign) {
    return " \t\r\n\f".indexOf(sign) >= 0 || BYTE_ORDER_MARK.indexOf(sign & 0xff) >= 0;
  }

  /**
   * Text in whatever letters its writer's computer uses: UTF-16 where it says so, else any that
   * keep the signs of ASCII, such as UTF-8, GBK and Latin-1; without signs that no text has.
   */
  private static boolean isText(byte[] content) {
    if (content.length >= 2 && (isUtf16(content, 0xfe, 0xff) || isUtf16(content, 0xff, 0xfe))) {
      return isUtf16Text(content);
    }
    for (byte sign : content) {
      if (isControl(sign)) {
        return false;
      }
    }
    return !JPG.isBeginningOf(content);
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
          .noneMatch(AttachmentKind::isControl);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isControl(int sign) {
    return sign >= 0 && sign < ' ' && "\t\n\r\f".indexOf(sign) < 0 || sign == 0x7f;
  }
}
