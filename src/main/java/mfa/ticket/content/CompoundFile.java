package mfa.ticket.content;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.Arrays;
import java.util.Optional;

/**
 * The container in which Office kept its files before 2007 (OLE 2), as far as it says what is in
 * it. Installers of Windows are in the same container: they say so at its root.
 */
public final class CompoundFile {

  private static final byte[] BEGINNING =
      Signature.of("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
  private static final int HEADER_LENGTH = 512;
  private static final int ENTRY_LENGTH = 128;
  private static final int STREAM = 2;
  private static final int ROOT = 5;

  /** Of the classes 000C1082 to 000C1086: transforms, databases and patches of the installer. */
  private static final long INSTALLER = 0x000c_1080L;

  private final Bytes bytes;

  private CompoundFile(Bytes bytes) {
    this.bytes = bytes;
  }

  /** Empty where it is none, or one that installs programs. */
  public static Optional<CompoundFile> of(byte[] content) {
    Bytes bytes = new Bytes(content);
    if (!bytes.is(0, BEGINNING) || !bytes.has(0, HEADER_LENGTH)) {
      return Optional.empty();
    }
    int shift = bytes.two(30);
    if (shift != 9 && shift != 12) {
      return Optional.empty();
    }
    long root = bytes.four(48) + 1 << shift;
    boolean plain =
        root <= content.length - ENTRY_LENGTH
            && bytes.has((int) root, ENTRY_LENGTH)
            && kind(bytes, (int) root) == ROOT
            && (bytes.four((int) root + 80) & 0xffff_fff0L) != INSTALLER;
    return plain ? Optional.of(new CompoundFile(bytes)) : Optional.empty();
  }

  /** Whether it has a stream of this name. */
  public boolean has(String stream) {
    byte[] name = Arrays.copyOf(stream.getBytes(UTF_16LE), stream.length() * 2 + 2);
    for (int at = HEADER_LENGTH; bytes.has(at, ENTRY_LENGTH); at += ENTRY_LENGTH) {
      if (bytes.is(at, name) && bytes.two(at + 64) == name.length && kind(bytes, at) == STREAM) {
        return true;
      }
    }
    return false;
  }

  private static int kind(Bytes bytes, int entry) {
    return bytes.two(entry + 66) & 0xff;
  }
}
