package mfa.ticket.content;

import java.util.Set;

/** Pictures of Windows: two letters alone are too few to know them by. */
public final class Bitmap {

  private static final byte[] BEGINNING = Signature.of("BM");
  private static final Set<Long> HEADERS = Set.of(12L, 16L, 40L, 52L, 56L, 64L, 108L, 124L);

  private Bitmap() {}

  public static boolean is(byte[] content) {
    Bytes bytes = new Bytes(content);
    return bytes.is(0, BEGINNING)
        && bytes.has(14, 12)
        && HEADERS.contains(bytes.four(14))
        && bytes.four(10) >= 14 + bytes.four(14)
        && bytes.four(10) <= content.length;
  }
}
