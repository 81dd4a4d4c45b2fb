package mfa.password;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.PasswordReplaced;
import mfa.account.Profile;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.platform.persistence.Transactions;
import mfa.platform.request.CurrentRequest;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.verification.RateLimit;
import mfa.verification.RateLimitService;
import mfa.verification.VerificationService;

/**
 * Lets somebody who forgot the password set a new one by a mailed link: single use, half an hour.
 * It never signs in and never touches the authenticators (R55). Called outside any transaction.
 */
@Stateless
public class PasswordResetService {

  private static final int PER_ADDRESS_HOUR = 10;
  private static final Duration PAUSE = Duration.ofSeconds(30);

  @Inject private PasswordResets resets;
  @Inject private AccountService accounts;
  @Inject private SessionService sessions;
  @Inject private VerificationService verification;
  @Inject private Transactions transactions;
  @Inject private PasswordHashing hashing;
  @Inject private RateLimitService rateLimits;
  @Inject private KnownDeviceName browser;
  @Inject private KeyRing keyRing;
  @Inject private LoginSettings settings;
  @Inject private CurrentRequest request;
  @Inject private Event<PasswordReplaced> replaced;
  @Inject private Clock clock;

  /**
   * Records the request, alike for every address. What anonymous visitors ask for is counted apart
   * from what a browser asks for that the account was used from before (R13, R30).
   *
   * @return empty if it was noted, else when it can be asked again
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Instant> request(EmailAddress email) {
    String address = keyRing.hash("reset-budget", email.canonical());
    Optional<Instant> nextAt =
        browser
            .name(email)
            .map(known -> useRateLimit("reset-known", address + "/" + known))
            .orElseGet(() -> useRateLimit("reset", address));
    if (nextAt.isEmpty()) {
      transactions.within(
          () ->
              resets.add(
                  new PasswordReset(
                      email, request.client(), keyRing, clock.instant(), settings.resetLife())));
    }
    return nextAt;
  }

  private Optional<Instant> useRateLimit(String way, String asker) {
    // The client first: its limit bounds how many addresses it can make us keep count of (R67).
    return rateLimits.use(
        RateLimit.perHour(
            way + "/client/" + request.client().network(), settings.resetPerClientHour()),
        new RateLimit(way + "/" + asker, PER_ADDRESS_HOUR, Duration.ofHours(1), PAUSE),
        RateLimit.perHour(way + "/total", settings.resetTotalHour()));
  }

  /** Whether the key of a mailed link still opens something. */
  @PermitAll
  public boolean isOpen(String key) {
    return accountOf(key).isPresent();
  }

  /** Whose password the key of a mailed link sets. */
  @PermitAll
  public Optional<Long> accountOf(String key) {
    return open(key).map(PasswordReset::accountId);
  }

  /** Sets the new password with the key of the mailed link and ends every session. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PasswordChangeResult complete(String key, Password newPassword) {
    return hashing.admitted(() -> change(key, newPassword));
  }

  private PasswordChangeResult change(String key, Password newPassword) {
    Optional<Profile> owner = transactions.within(() -> accountOf(key).flatMap(accounts::profile));
    if (owner.isEmpty()) {
      return new PasswordChangeResult.LinkOver();
    }
    // What takes its time keeps no connection waiting.
    Optional<PasswordChangeResult> problem =
        PasswordPolicy.refusal(newPassword, owner.get().email());
    if (problem.isPresent()) {
      return problem.get();
    }
    String newHash = hashing.hash(newPassword);
    boolean changed = transactions.within(() -> use(key, newHash));
    return changed ? new PasswordChangeResult.Changed() : new PasswordChangeResult.LinkOver();
  }

  /** Uses the link up; false where somebody else did or it is over. */
  private boolean use(String key, String newHash) {
    Instant now = clock.instant();
    resets.open(keyRing.hashes(PasswordReset.LINK, key), now).ifPresent(this::lockOwner);
    Optional<PasswordReset> reset = open(key).filter(link -> resets.use(link, now));
    if (reset.isEmpty()) {
      return false;
    }
    long accountId = reset.get().accountId();
    verification.clearFailures(accountId);
    accounts.changePassword(accountId, newHash);
    sessions.endAll(accountId, EndReason.PASSWORD_CHANGED);
    resets.endAll(accountId, now);
    replaced.fire(new PasswordReplaced(accountId));
    return true;
  }

  /** In the order of all who change an account. */
  private void lockOwner(PasswordReset link) {
    verification.lock(link.accountId());
    accounts.lock(link.accountId());
  }

  private Optional<PasswordReset> open(String key) {
    List<String> hashes = keyRing.hashes(PasswordReset.LINK, key);
    return resets
        .open(hashes, clock.instant())
        .filter(reset -> accounts.profile(reset.accountId()).filter(Profile::active).isPresent());
  }
}
