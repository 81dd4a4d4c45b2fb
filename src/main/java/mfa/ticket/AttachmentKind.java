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
  PDF(Set.of("pdf"), '%', 'P', 'D', 'F', '-'),
  TXT(Set.of("txt")) {
    @Override
    boolean isBeginningOf(byte[] content) {
      return isText(content);
    }
  };

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

  /** UTF-8 without characters that no text has. */
  private static boolean isText(byte[] content) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content))
          .chars()
          .noneMatch(letter -> Character.isISOControl(letter) && "\t\n\r\f".indexOf(letter) < 0);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
