package mfa.mail;

/**
 * A word of the pages, such as the name of a role, told in the language of the reader of a mail.
 *
 * @param key of it among the texts of the pages
 */
public record Word(String key) {

  /** Where a name would stand, and there is none. */
  public static final Word NOBODY = new Word("mail.nobody");

  /** That the reader binds an authenticator at the next click. */
  public static final Word BIND_NOW = new Word("mail.bind-now");

  /** That the reader need not bind one. */
  public static final Word BIND_AT_WILL = new Word("mail.bind-at-will");

  /** What somebody proved to be the owner with. */
  public static final Word SECURITY_CODE = new Word("mail.security-code");

  public static final Word RECOVERY_CODE = new Word("mail.recovery-code");

  /** That the reader hears of no further new browser within this hour. */
  public static final Word NO_FURTHER_DEVICES = new Word("mail.no-further-devices");

  /** One of a family of words: a beginning, and the name of the constant. */
  public static Word of(String family, Enum<?> constant) {
    return new Word(family + constant.name());
  }
}
