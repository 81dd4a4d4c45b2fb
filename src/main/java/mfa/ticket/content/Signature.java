package mfa.ticket.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The signs by which files of a format begin or are found. */
public final class Signature {

  private static final byte[] PDF = of("%PDF-");
  private static final int REACH_OF_PDF = 1024;

  private Signature() {}

  /** One byte for each character, as Latin-1 has them. */
  public static byte[] of(String signs) {
    return signs.getBytes(ISO_8859_1);
  }

  public static boolean begins(byte[] content, byte[] signs) {
    return new Bytes(content).is(0, signs);
  }

  /** Whether readers of PDF, which allow some before the header, would open it. */
  public static boolean isReadAsPdf(byte[] content) {
    Bytes bytes = new Bytes(content);
    for (int at = 0; at < Math.min(content.length, REACH_OF_PDF); at++) {
      if (bytes.is(at, PDF)) {
        return true;
      }
    }
    return false;
  }
}
