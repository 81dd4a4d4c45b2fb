package mfa.platform.text;

/**
 * A text that somebody chose, as anonymous visitors may read it in a mail: no program makes it a
 * link.
 */
public final class Unlinked {

  private Unlinked() {}

  /** Blanks part what mail programs take for an address: dots of names, and {@code ://}. */
  public static String of(String text) {
    return text.replaceAll("[.\\u3002\\uFF0E\\uFF61](?=\\p{L}{2})|:(?=/)|/(?=/)", "$0 ");
  }
}
