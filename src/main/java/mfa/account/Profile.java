package mfa.account;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import mfa.mail.EmailAddress;
import mfa.mail.Recipient;

/**
 * What is known of an account.
 *
 * @param mustBind whether it has to bind before anything else, whatever its workspaces say, because
 *     a ticket reset it
 * @param platformRoles what it may do on the server, asleep or not
 */
public record Profile(
    long id,
    EmailAddress email,
    String name,
    Locale language,
    ZoneId timeZone,
    boolean active,
    boolean mustBind,
    Set<PlatformRole> platformRoles) {

  public Recipient recipient() {
    return new Recipient(email, language, timeZone);
  }
}
