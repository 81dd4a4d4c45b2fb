package mfa.ticket;

import java.util.Arrays;
import java.util.Optional;
import mfa.platform.text.Typed;

/**
 * A file that somebody attached: png, jpg, pdf or txt by name and by content, 1 byte to 8 MB.
 *
 * @param name without folders, at most 120 characters
 */
public record Attachment(String name, byte[] content) {

  /** Bytes. */
  public static final int MAX = 8 * 1024 * 1024;

  public static final int MAX_PER_MESSAGE = 5;

  private static final int MAX_NAME_LENGTH = 120;

  /** Why a file is not taken. */
  public enum Refusal {
    EMPTY,
    TOO_LARGE,

    /** Its name says that it is of another kind. */
    KIND,

    /** It is not what its name says. */
    CONTENT,

    /** All places for files that are not sent yet are taken. */
    NO_PLACE,

    /** Not all of it is there yet. */
    COMING
  }

  /**
   * @throws IllegalArgumentException if the file is refused
   */
  public Attachment {
    name = clean(name);
    Optional<Refusal> refusal = refusal(name, content);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException("An attachment is refused: " + refusal.get() + ".");
    }
  }

  /** Why the file would not be taken. */
  public static Optional<Refusal> refusal(String name, byte[] content) {
    Optional<AttachmentKind> kind = AttachmentKind.of(name);
    if (kind.isEmpty()) {
      return Optional.of(Refusal.KIND);
    }
    if (content.length == 0) {
      return Optional.of(Refusal.EMPTY);
    }
    if (content.length > MAX) {
      return Optional.of(Refusal.TOO_LARGE);
    }
    return kind.get().isBeginningOf(content) ? Optional.empty() : Optional.of(Refusal.CONTENT);
  }

  /** The endings of names that are taken, such as {@code .png}. */
  public static String[] endings() {
    return Arrays.stream(AttachmentKind.values())
        .flatMap(kind -> kind.endings().stream())
        .map(ending -> "." + ending)
        .sorted()
        .toArray(String[]::new);
  }

  /** What can stand in a header and in a folder of anybody's computer. */
  private static String clean(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cc}\\p{Cf}<>:\"|?*;%]", "_");
    String clean = Typed.of(plain);
    return Typed.end(clean, MAX_NAME_LENGTH);
  }

  @Override
  public String toString() {
    return name + " (" + content.length + " bytes)";
  }
}
