package mfa.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mfa.mail.Recipient;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.Client;
import mfa.platform.request.CurrentRequest;

/**
 * Issues and redeems e-mailed codes: one live code for an account and purpose, ten minutes, five
 * tries, one winner. Called outside any transaction, but for the methods that say otherwise.
 */
@Stateless
public class VerificationService {

  /**
   * Ten wrong codes cost a quarter of an hour, each further ten twice as much, up to a day (R29).
   * It never comes to a lock for ever: anyone who has the password alone could strand the owner
   * (R47).
   */
  static final LockoutPolicy POLICY =
      new LockoutPolicy(10, 10, Duration.ofMinutes(15), Duration.ofHours(24), LockoutPolicy.NEVER);

  @Inject private VerificationSteps steps;
  @Inject private FailureCounterService failures;
  @Inject private RateLimitService rateLimits;
  @Inject private VerificationSettings settings;
  @Inject private CurrentRequest request;
  @Inject private KeyRing keyRing;
  @Inject private RandomSource random;

  /** Mails a new code, which ends the older ones, unless enough were sent. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeRequestResult send(CodeRequest codeRequest, Recipient recipient) {
    Optional<Instant> refusedUntil = rateLimits.use(limits(codeRequest).toArray(RateLimit[]::new));
    if (refusedUntil.isPresent()) {
      return new CodeRequestResult.TooSoon(refusedUntil.get());
    }
    Instant issuedAt = steps.issue(codeRequest, recipient, request.client(), newCode());
    return new CodeRequestResult.Sent(issuedAt.plus(settings.pause()));
  }

  /** How long a mailed code can be used. */
  @PermitAll
  public Duration life() {
    return settings.life();
  }

  private VerificationCode newCode() {
    return new VerificationCode(random.text(6, "0123456789"));
  }

  /**
   * Mails a new code, which ends the older ones, if the caller's transaction commits. The caller
   * has seen to it that not too many are sent.
   *
   * @param asker from where the code was asked for, which the mail may tell
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void issueInTransaction(CodeRequest codeRequest, Recipient recipient, Client asker) {
    steps.issue(codeRequest, recipient, asker, newCode());
  }

  /** The account and purpose first, then the client, then all (R30). */
  private List<RateLimit> limits(CodeRequest codeRequest) {
    List<RateLimit> limits = new ArrayList<>();
    limits.add(
        new RateLimit(
            "code/" + codeRequest.purpose() + "/" + codeRequest.accountId(),
            settings.perHour(),
            Duration.ofHours(1),
            settings.pause()));
    if (codeRequest.purpose() == Purpose.NEW_EMAIL) {
      // Its owner may be an outsider, whom many accounts could bother together.
      String recipientHash = keyRing.hash("code-recipient", codeRequest.email().canonical());
      limits.add(RateLimit.perHour("code/to/" + recipientHash, settings.perHour()));
    }
    limits.add(
        RateLimit.perHour("code/client/" + request.client().network(), settings.perClientHour()));
    limits.add(RateLimit.perHour("code/total", settings.totalHour()));
    return limits;
  }

  /** Compares a typed code with the live one and, if it is right, uses it up. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public VerificationResult redeem(CodeRequest codeRequest, VerificationCode code) {
    return steps.redeem(codeRequest, code);
  }

  /**
   * Like {@link #redeem}, in one transaction with what a right code brings about. The caller
   * commits whatever the result: a wrong code must stay counted.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public VerificationResult redeemInTransaction(CodeRequest codeRequest, VerificationCode code) {
    return steps.redeem(codeRequest, code);
  }

  /** Ends every code that was sent to the account and not used (R61). */
  @PermitAll
  public void endAll(long accountId) {
    steps.endAll(accountId);
  }

  /** Forgets every code of an account that is no more. */
  @PermitAll
  public void forget(long accountId) {
    steps.forget(accountId);
  }

  /** Nobody tries a code of the account between this and the end of the transaction. */
  @PermitAll
  public void lock(long accountId) {
    failures.lock(failureSubject(accountId));
  }

  /** Forgets the wrong codes of the account, whose owner was proven in another way. */
  @PermitAll
  public void clearFailures(long accountId) {
    failures.clear(failureSubject(accountId));
  }

  static String failureSubject(long accountId) {
    return "verification/" + accountId;
  }

  static boolean sameText(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }
}
