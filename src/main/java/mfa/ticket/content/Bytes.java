package mfa.ticket.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a file, read as the formats from small computers write numbers: low end first. */
final class Bytes {

  private final byte[] content;
  private final ByteBuffer numbers;

  Bytes(byte[] content) {
    this.content = content;
    this.numbers = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  int length() {
    return content.length;
  }

  boolean has(int at, int count) {
    return at >= 0 && count >= 0 && at <= content.length - count;
  }

  /** An unsigned number of two bytes. */
  int two(int at) {
    return numbers.getShort(at) & 0xffff;
  }

  /** An unsigned number of four bytes. */
  long four(int at) {
    return numbers.getInt(at) & 0xffff_ffffL;
  }

  boolean is(int at, byte[] signs) {
    return has(at, signs.length)
        && Arrays.equals(content, at, at + signs.length, signs, 0, signs.length);
  }

  String text(int at, int length) {
    return new String(content, at, length, StandardCharsets.UTF_8);
  }
}
