package mfa.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import mfa.mail.Recipient;
import mfa.platform.persistence.SqlAnswer;

/**
 * All that signing in asks of an account that nobody else changes meanwhile.
 *
 * @param passwordSince when it was set; null for one that nobody set
 * @param bound whether it has an authenticator
 * @param codeLockedUntil until when its codes are not compared, or were not; or null
 * @param deviceHashes of the browsers that it was used from before, keyed
 * @param timeZoneKnown whether the owner or a browser has told the time zone
 * @param answer to the question that was sent along
 */
public record SignInFacts(
    long id,
    boolean active,
    Instant passwordSince,
    boolean mustReplacePassword,
    boolean bound,
    Instant codeLockedUntil,
    Set<String> deviceHashes,
    Recipient recipient,
    boolean timeZoneKnown,
    SqlAnswer answer) {

  /**
   * Whom a mail about this sign-in goes to.
   *
   * @param ofBrowser the time zone that the account adopts unless it has one
   */
  public Recipient recipient(Optional<ZoneId> ofBrowser) {
    return timeZoneKnown ? recipient : ofBrowser.map(recipient::in).orElse(recipient);
  }
}
