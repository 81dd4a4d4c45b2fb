package mfa.mail;

/**
 * A word of the pages, such as the name of a role, told in the language of the reader of a mail.
 *
 * @param key of it among the texts of the pages
 */
public record Word(String key) {

  /** Where a name would stand, and there is none. */
  public static final Word NOBODY = new Word("mail.nobody");

  /** One of a family of words: a beginning, and the name of the constant. */
  public static Word of(String family, Enum<?> constant) {
    return new Word(family + constant.name());
  }
}
