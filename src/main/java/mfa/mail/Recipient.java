package mfa.mail;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Whom a mail goes to, in which language, and in which zone its times are told.
 *
 * @param name how the reader is greeted; blank where we do not know who reads there, such as at an
 *     address that is not proven yet
 */
public record Recipient(EmailAddress address, String name, Locale language, ZoneId timeZone) {

  /** Somebody whose name we do not know, or will not tell. */
  public Recipient(EmailAddress address, Locale language, ZoneId timeZone) {
    this(address, "", language, timeZone);
  }

  /** The same reader, in another place. */
  public Recipient in(ZoneId zone) {
    return new Recipient(address, name, language, zone);
  }

  /** The same address, where it may be somebody else who reads there. */
  public Recipient unnamed() {
    return new Recipient(address, language, timeZone);
  }
}
