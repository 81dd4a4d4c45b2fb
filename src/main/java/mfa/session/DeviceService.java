package mfa.session;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.CurrentRequest;

/** Recognises browsers that an account was used from before, by the key in their device cookie. */
@Stateless
public class DeviceService {

  /** Browsers keep cookies at most this long. */
  public static final Duration LIFE = Duration.ofDays(400);

  /** As many browsers of one account are known; each attempt to sign in reads them. */
  static final int MAX_OF_ACCOUNT = 50;

  @Inject private KnownDevices devices;
  @Inject private KeyRing keyRing;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** Whether this request's browser completed a sign-in to the account before. */
  @PermitAll
  public boolean isKnown(long accountId) {
    return request.deviceKey().flatMap(key -> find(accountId, key)).isPresent();
  }

  /**
   * The same, where the hashes of all browsers of the account were read already. For an account
   * that there is not as much is computed as for one that there is (R33).
   */
  @PermitAll
  public boolean isAmong(Set<String> deviceHashes, long accountId) {
    return request
        .deviceKey()
        .map(key -> keyRing.hashes(context(accountId), key))
        .filter(hashes -> hashes.stream().anyMatch(deviceHashes::contains))
        .isPresent();
  }

  /**
   * Remembers this request's browser for the account, which nobody else changes meanwhile. One that
   * keeps no cookies is a new one each time: those that were seen longest ago are forgotten.
   *
   * @param known the hashes of all browsers of the account
   */
  @PermitAll
  public void remember(long accountId, Set<String> known) {
    Optional<String> key = request.deviceKey();
    if (key.isPresent()) {
      Instant now = clock.instant();
      Optional<String> hash =
          keyRing.hashes(context(accountId), key.get()).stream()
              .filter(known::contains)
              .findFirst();
      if (hash.isPresent()) {
        devices.recordSeen(accountId, hash.get(), now);
        return;
      }
      if (known.size() >= MAX_OF_ACCOUNT) {
        devices.forgetAllBut(MAX_OF_ACCOUNT - 1, accountId);
      }
      devices.add(new KnownDevice(accountId, keyRing.hash(context(accountId), key.get()), now));
    }
  }

  /** Forgets every browser of the account. */
  @PermitAll
  public void forgetAll(long accountId) {
    devices.deleteOf(accountId);
  }

  /** The keyed hash of this request's device cookie, the same for every account; or null. */
  @PermitAll
  public String hash() {
    return request.deviceKey().map(key -> keyRing.hash("device", key)).orElse(null);
  }

  /** The same by every configured key, whichever was the first when it was stored. */
  @PermitAll
  public List<String> hashes() {
    return request.deviceKey().map(key -> keyRing.hashes("device", key)).orElse(List.of());
  }

  private Optional<KnownDevice> find(long accountId, String key) {
    return devices.find(accountId, keyRing.hashes(context(accountId), key));
  }

  private static String context(long accountId) {
    return "device/" + accountId;
  }

  @PermitAll
  public int forgetOld() {
    return devices.deleteUnseenSince(clock.instant().minus(LIFE));
  }
}
