package mfa.ticket.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a zip file says it holds. Only its list at the end is read, which is no longer than the
 * file; nothing is unpacked, so what it would unpack to does not matter.
 */
public final class ZipDirectory {

  private static final byte[] FILE = Signature.of("PK\u0003\u0004");
  private static final byte[] ENTRY = Signature.of("PK\u0001\u0002");
  private static final byte[] END = Signature.of("PK\u0005\u0006");
  private static final int END_LENGTH = 22;
  private static final int ENTRY_LENGTH = 46;
  private static final int MAX_COMMENT = 0xffff;

  /** Of all lists that are tried: a file can name thousands of ends of one long list. */
  private static final int MAX_ENTRIES = 200_000;

  private final List<String> names;
  private final boolean whole;

  private ZipDirectory(List<String> names, boolean whole) {
    this.names = names;
    this.whole = whole;
  }

  /**
   * The list that programs would find, also behind something else; empty where there is none. One
   * that cannot be looked for within bounds is there, and not whole.
   */
  public static Optional<ZipDirectory> find(byte[] content) {
    Bytes bytes = new Bytes(content);
    int entries = 0;
    int first = Math.max(0, content.length - END_LENGTH - MAX_COMMENT);
    for (int end = content.length - END_LENGTH; end >= first; end--) {
      if (bytes.is(end, END)) {
        Optional<ZipDirectory> found = read(bytes, end);
        entries += bytes.two(end + 10);
        if (found.isPresent()) {
          return found;
        }
        if (entries > MAX_ENTRIES) {
          return Optional.of(new ZipDirectory(List.of(), false));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ZipDirectory> read(Bytes bytes, int end) {
    int entries = bytes.two(end + 10);
    long size = bytes.four(end + 12);
    long offset = bytes.four(end + 16);
    long start = end - size;
    if (entries == 0 || start < 0) {
      return Optional.empty();
    }
    boolean whole =
        start == offset
            && bytes.is(0, FILE)
            && end + END_LENGTH + bytes.two(end + 20) == bytes.length();
    List<Integer> found = new ArrayList<>();
    int at = (int) start;
    while (at < end && found.size() < entries) {
      if (!bytes.is(at, ENTRY) || !bytes.has(at, ENTRY_LENGTH)) {
        return Optional.empty();
      }
      int name = bytes.two(at + 28);
      if (!bytes.has(at + ENTRY_LENGTH, name)) {
        return Optional.empty();
      }
      found.add(at);
      whole &= isFile(bytes, bytes.four(at + 42), start);
      at += ENTRY_LENGTH + name + bytes.two(at + 30) + bytes.two(at + 32);
    }
    // Together they can be as long as the file: only the list that is taken is read.
    List<String> names = found.stream().map(entry -> name(bytes, entry)).toList();
    return Optional.of(new ZipDirectory(names, whole && at == end && names.size() == entries));
  }

  private static String name(Bytes bytes, int entry) {
    return bytes.text(entry + ENTRY_LENGTH, bytes.two(entry + 28));
  }

  private static boolean isFile(Bytes bytes, long offset, long end) {
    return offset < end && bytes.is((int) offset, FILE);
  }

  /**
   * Whether the file is this list and what stands in it, and nothing else: a program that unpacks
   * itself has more before, and whatever is hidden behind a file has less.
   */
  public boolean isWhole() {
    return whole;
  }

  public boolean has(String name) {
    return names.contains(name);
  }

  public boolean hasBelow(String folder) {
    return names.stream().anyMatch(name -> name.startsWith(folder));
  }

  public boolean hasEnding(String ending) {
    return names.stream().anyMatch(name -> name.endsWith(ending));
  }

  /** Whether it would write beside the folder into which it is unpacked. */
  public boolean leavesItsFolder() {
    return names.stream()
        .map(name -> name.replace('\\', '/'))
        .anyMatch(
            name ->
                name.startsWith("/")
                    || name.indexOf(':') == 1
                    || ("/" + name + "/").contains("/../"));
  }
}
