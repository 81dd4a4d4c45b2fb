package mfa.account;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.mail.EmailAddress;
import mfa.mail.Recipient;

/**
 * What is known of an account.
 *
 * @param mustBind whether it has to bind before anything else, whatever its workspaces say, because
 *     a ticket reset it
 * @param platformRoles what it may do on the server, active or not
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

  /** The same without that role. */
  public Profile without(PlatformRole role) {
    Set<PlatformRole> others =
        platformRoles.stream().filter(held -> held != role).collect(Collectors.toSet());
    return new Profile(id, email, name, language, timeZone, active, mustBind, others);
  }

  public Recipient recipient() {
    return new Recipient(email, name, language, timeZone);
  }
}
