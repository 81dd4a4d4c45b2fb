package mfa.ticket;

import java.util.Optional;
import mfa.platform.text.Typed;

/**
 * A file that somebody attached, 1 byte to 8 MB. One that comes is of a kind that tickets take, by
 * name and by content; one that was kept stays what it is, whatever is taken today.
 */
public final class Attachment {

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
    COMING,

    /** Its way here broke off. */
    FAILED
  }

  private final String name;
  private final byte[] content;

  /**
   * A file that comes.
   *
   * @throws IllegalArgumentException if no ticket takes it
   */
  public Attachment(String name, byte[] content) {
    this(content, clean(name));
    Optional<Refusal> refusal = refusal(AttachmentKinds.SUPPORT);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException("An attachment is refused: " + refusal.get() + ".");
    }
  }

  private Attachment(byte[] content, String name) {
    this.name = name;
    this.content = content;
  }

  /** A file that was taken once. */
  static Attachment kept(String name, byte[] content) {
    return new Attachment(content, name);
  }

  /** What can stand in a header and in a folder of anybody's computer. */
  private static String clean(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cc}\\p{Cf}<>:\"|?*;%]", "_");
    String clean = Typed.of(plain);
    return Typed.end(clean, MAX_NAME_LENGTH);
  }

  /** Why a ticket that takes these kinds does not take it. */
  Optional<Refusal> refusal(AttachmentKinds kinds) {
    return kinds.refusal(name, content);
  }

  /** Without folders, at most 120 characters. */
  public String name() {
    return name;
  }

  public byte[] content() {
    return content;
  }

  @Override
  public String toString() {
    return name + " (" + content.length + " bytes)";
  }
}
