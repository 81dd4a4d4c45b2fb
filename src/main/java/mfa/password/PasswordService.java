package mfa.password;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mfa.account.AccountService;
import mfa.account.Credentials;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.platform.persistence.Transactions;
import mfa.platform.request.CurrentRequest;
import mfa.verification.FailureCounterService;
import mfa.verification.FailureLimit;
import mfa.verification.LockoutPolicy;
import mfa.verification.RateLimit;

/**
 * Compares passwords, at the same pace for every address.
 *
 * <p>Guessers wait, owners hardly: failures are counted for an address <em>and</em> the client's
 * network, with waits up to 30 seconds; over all networks only a flood brings waits, of at most 5
 * seconds; and a browser that the account was used from before has a count of its own, which
 * anonymous visitors cannot touch, nor the neighbours behind its network (R13). Called outside any
 * transaction.
 */
@Stateless
public class PasswordService {

  static final LockoutPolicy PER_CLIENT =
      new LockoutPolicy(5, 1, Duration.ofSeconds(1), Duration.ofSeconds(30), LockoutPolicy.NEVER);
  static final LockoutPolicy OVER_ALL_CLIENTS =
      new LockoutPolicy(100, 1, Duration.ofSeconds(1), Duration.ofSeconds(5), LockoutPolicy.NEVER);

  @Inject private AccountService accounts;
  @Inject private PasswordHashing hashing;
  @Inject private FailureCounterService failures;
  @Inject private KnownDeviceName browser;
  @Inject private Transactions transactions;
  @Inject private AuditService audit;
  @Inject private KeyRing keyRing;
  @Inject private LoginSettings settings;
  @Inject private CurrentRequest request;

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PasswordCheckResult check(EmailAddress email, Password password) {
    return check(email, password, Function.identity(), Function.identity());
  }

  /**
   * The same, with what a right password is for.
   *
   * @param ifRight is done in the transaction that records the success
   * @throws mfa.platform.request.TooManyAtOnce before anything is counted, if too many wait
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public <T> T check(
      EmailAddress email,
      Password password,
      Function<? super PasswordCheckResult.Right, ? extends T> ifRight,
      Function<? super PasswordCheckResult, ? extends T> otherwise) {
    Compared compared = hashing.admitted(() -> compare(email, password));
    Attempt attempt = compared.attempt();
    if (attempt.refusedUntil().isPresent()) {
      return otherwise.apply(new PasswordCheckResult.Wait(attempt.refusedUntil().get()));
    }
    Optional<Credentials> account = attempt.account();
    if (!compared.right()) {
      transactions.inNew(() -> recordFailure(account.map(Credentials::accountId).orElse(null)));
      return otherwise.apply(new PasswordCheckResult.Refused());
    }
    String newHash = compared.newHash();
    return transactions.inNew(
        () -> {
          long accountId = account.get().accountId();
          audit.record(AuditEvent.success(AuditAction.PASSWORD_CHECKED, accountId).by("password"));
          T answer =
              ifRight.apply(
                  new PasswordCheckResult.Right(accountId, account.get().passwordSince()));
          failures.clear(attempt.limits());
          if (newHash != null) {
            accounts.rehash(accountId, account.get().passwordHash(), newHash);
          }
          return answer;
        });
  }

  /**
   * An attempt that was counted as failed before its password is compared, or is refused.
   *
   * @param account that has the address, if there is one
   */
  private record Attempt(
      Optional<Credentials> account, List<FailureLimit> limits, Optional<Instant> refusedUntil) {}

  /**
   * @param right false also where the attempt was refused
   * @param newHash to be stored in the place of one made with other parameters; or null
   */
  private record Compared(Attempt attempt, boolean right, String newHash) {}

  private Compared compare(EmailAddress email, Password password) {
    Attempt attempt = transactions.inNew(() -> begin(email));
    if (attempt.refusedUntil().isPresent()) {
      return new Compared(attempt, false, null);
    }
    Optional<Credentials> account = attempt.account();
    String hash = account.map(Credentials::passwordHash).orElse(null);
    boolean right = hashing.matches(hash, password) && account.orElseThrow().active();
    String newHash = right && hashing.isOutdated(hash) ? hashing.hash(password) : null;
    return new Compared(attempt, right, newHash);
  }

  private Attempt begin(EmailAddress email) {
    Optional<Credentials> account = accounts.credentials(email);
    Optional<String> known = browser.nameFor(account);
    List<FailureLimit> limits = failureLimits(email, known);
    // Their owner makes known browsers at will: those of an account count together.
    String whose = known.map(name -> "/" + account.orElseThrow().accountId()).orElse("");
    Optional<Instant> refusedUntil =
        failures.reserve(
            RateLimit.perMinute("sign-in/client/" + network() + whose, settings.perClientMinute()),
            limits);
    return new Attempt(account, limits, refusedUntil);
  }

  private void recordFailure(Long accountId) {
    audit.record(AuditEvent.failure(AuditAction.PASSWORD_CHECKED, accountId).by("password"));
  }

  private List<FailureLimit> failureLimits(EmailAddress email, Optional<String> known) {
    String subject = "password/" + keyRing.hash("password-throttle", email.canonical());
    return known
        .map(name -> List.of(new FailureLimit(subject + "/" + name, PER_CLIENT)))
        .orElseGet(
            () ->
                List.of(
                    new FailureLimit(subject + "/" + network(), PER_CLIENT),
                    new FailureLimit(subject, OVER_ALL_CLIENTS)));
  }

  private String network() {
    return request.client().network();
  }
}
