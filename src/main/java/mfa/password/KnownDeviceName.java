package mfa.password;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.Credentials;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.CurrentRequest;
import mfa.session.DeviceService;

/**
 * Tells the owner of an address from outsiders before anything is proven, by the browser: what is
 * counted for it anonymous visitors cannot use up (R13, R30). For an address without an account as
 * much is looked up as for one with it (R33).
 */
@Dependent
public class KnownDeviceName {

  private static final long NOBODY = 0;

  @Inject private AccountService accounts;
  @Inject private DeviceService devices;
  @Inject private KeyRing keyRing;
  @Inject private CurrentRequest request;

  /** Names this request's browser, if the account of that address was used from it before. */
  public Optional<String> name(EmailAddress email) {
    return name(devices.isKnown(accounts.idOf(email).orElse(NOBODY)));
  }

  /** The same for an account that was looked up already. */
  Optional<String> nameFor(Optional<Credentials> account) {
    return name(
        devices.isAmong(
            account.map(Credentials::deviceHashes).orElse(Set.of()),
            account.map(Credentials::accountId).orElse(NOBODY)));
  }

  private Optional<String> name(boolean isKnown) {
    return isKnown
        ? request.deviceKey().map(key -> shortened(keyRing.hash("device-throttle", key)))
        : Optional.empty();
  }

  /** The key's id goes, however long it is: what tells browsers apart is the hash. */
  private static String shortened(String hash) {
    String bare = hash.substring(hash.indexOf(':') + 1);
    return bare.substring(0, Math.min(40, bare.length()));
  }
}
