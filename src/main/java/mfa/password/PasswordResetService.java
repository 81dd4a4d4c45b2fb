package mfa.password;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.CurrentRequest;
import mfa.verification.RateLimit;
import mfa.verification.RateLimitService;

/**
 * Lets somebody who forgot the password set a new one by a mailed link: single use, half an hour.
 * It never signs in and never touches the authenticators (R55). Called outside any transaction.
 */
@Stateless
public class PasswordResetService {

  private static final int PER_ADDRESS_HOUR = 10;
  private static final Duration PAUSE = Duration.ofSeconds(30);

  @Inject private PasswordResetSteps steps;
  @Inject private PasswordHashing hashing;
  @Inject private RateLimitService rateLimits;
  @Inject private KnownDeviceName browser;
  @Inject private KeyRing keyRing;
  @Inject private LoginSettings settings;
  @Inject private CurrentRequest request;

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
      steps.record(email);
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
    return steps.isOpen(key);
  }

  /** Sets the new password with the key of the mailed link and ends every session. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PasswordChangeResult complete(String key, Password newPassword) {
    Optional<PasswordChangeResult> problem = steps.problem(key, newPassword);
    if (problem.isPresent()) {
      return problem.get();
    }
    boolean changed = steps.complete(key, hashing.hash(newPassword));
    return changed ? new PasswordChangeResult.Changed() : new PasswordChangeResult.LinkOver();
  }
}
