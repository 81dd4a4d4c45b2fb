package mfa.authenticator.ui;

import java.time.Instant;
import java.time.ZoneId;
import mfa.account.Profile;
import mfa.authenticator.MfaStatus;
import mfa.mail.EmailAddress;
import mfa.platform.config.ServerSettings;

/**
 * What somebody needs to know who finds recovery codes in a year.
 *
 * @param product where they sign in
 * @param account whose they are
 * @param zone of the owner
 * @param made since when they count
 */
record RecoveryFacts(String product, EmailAddress account, ZoneId zone, Instant made) {

  static RecoveryFacts of(ServerSettings server, Profile owner, MfaStatus status) {
    return new RecoveryFacts(
        server.productName(), owner.email(), owner.timeZone(), status.recoveryCodesMadeAt());
  }

  /** For example {@code mfa-recovery-codes-solo.txt}. */
  String fileName() {
    String address = account.text();
    String name = address.substring(0, address.indexOf('@')).replaceAll("[^A-Za-z0-9._-]", "-");
    return "mfa-recovery-codes-" + name + ".txt";
  }
}
