package mfa.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.platform.persistence.Transactions;
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

  @Inject private IssuedCodes codes;
  @Inject private FailureCounterService failures;
  @Inject private RateLimitService rateLimits;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private Transactions transactions;
  @Inject private VerificationSettings settings;
  @Inject private CurrentRequest request;
  @Inject private KeyRing keyRing;
  @Inject private RandomSource random;
  @Inject private Clock clock;

  /** Mails a new code, which ends the older ones, unless enough were sent. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeRequestResult send(CodeRequest codeRequest, Recipient recipient) {
    Optional<Instant> refusedUntil = rateLimits.use(limits(codeRequest).toArray(RateLimit[]::new));
    if (refusedUntil.isPresent()) {
      return new CodeRequestResult.TooSoon(refusedUntil.get());
    }
    Instant issuedAt = transactions.within(() -> issue(codeRequest, recipient, request.client()));
    return new CodeRequestResult.Sent(issuedAt.plus(settings.pause()));
  }

  /** How long a mailed code can be used. */
  @PermitAll
  public Duration life() {
    return settings.life();
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
    issue(codeRequest, recipient, asker);
  }

  /** How many codes were mailed for a request since then, which is a day ago at most. */
  @PermitAll
  public long countIssued(CodeRequest codeRequest, Instant since) {
    return codes.countSince(codeRequest.accountId(), codeRequest.request(), since);
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
    return transactions.within(() -> redeemInTransaction(codeRequest, code));
  }

  /**
   * Like {@link #redeem}, in one transaction with what a right code brings about. The caller
   * commits whatever the result: a wrong code must stay counted.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public VerificationResult redeemInTransaction(CodeRequest codeRequest, VerificationCode code) {
    VerificationResult check =
        failures
            .attempt(
                failureSubject(codeRequest.accountId()), POLICY, () -> compare(codeRequest, code))
            .orRefused(lockout -> VerificationResult.LOCKED);
    return recorded(codeRequest, check);
  }

  /**
   * Not counted where nothing was guessed at.
   *
   * <p>{@link VerificationResult#ELSEWHERE} is free, and still nobody guesses for nothing: only who
   * typed the right code gets it. Anyone who sits in another session and tries codes pays for each
   * wrong one with a try of the code and a failure of the account, as in the session that asked,
   * and is answered nothing once either is used up. Who hits learns a code that opens nothing in
   * that session, and that they may know already: it stands in the mailbox.
   */
  private Guess<VerificationResult> compare(CodeRequest codeRequest, VerificationCode code) {
    Instant now = clock.instant();
    Optional<IssuedCode> live = codes.live(codeRequest.accountId(), codeRequest.purpose(), now);
    if (live.isEmpty() || !codes.reserveTry(live.get())) {
      return Guess.none(VerificationResult.EXPIRED);
    }
    if (!isRight(live.get(), code) || !live.get().wasSentTo(codeRequest.email())) {
      return Guess.wrong(VerificationResult.WRONG);
    }
    if (!live.get().wasAskedForBy(codeRequest.request())) {
      codes.uncountTry(live.get());
      return Guess.none(VerificationResult.ELSEWHERE);
    }
    return codes.end(live.get(), now)
        ? Guess.right(VerificationResult.ACCEPTED)
        : Guess.wrong(VerificationResult.WRONG);
  }

  private boolean isRight(IssuedCode live, VerificationCode code) {
    return keyRing.hashes(live.context(), code.digits()).stream()
        .anyMatch(hash -> sameText(hash, live.codeHash()));
  }

  private VerificationResult recorded(CodeRequest codeRequest, VerificationResult check) {
    AuditAction action = AuditAction.VERIFICATION_CODE_CHECKED;
    AuditEvent event =
        check == VerificationResult.ACCEPTED
            ? AuditEvent.success(action, codeRequest.accountId())
            : AuditEvent.failure(action, codeRequest.accountId());
    audit.record(event.by("email").saying(codeRequest.purpose() + " " + check));
    return check;
  }

  private Instant issue(CodeRequest codeRequest, Recipient recipient, Client asker) {
    VerificationCode code = new VerificationCode(random.text(6, "0123456789"));
    Instant now = clock.instant();
    Instant expiresAt = now.plus(settings.life());
    codes.endAll(codeRequest.accountId(), codeRequest.purpose(), now);
    IssuedCode issued = new IssuedCode(codeRequest, now, expiresAt);
    issued.recordHash(keyRing.hash(issued.context(), code.digits()));
    codes.add(issued);
    Mail mail =
        switch (codeRequest.purpose()) {
          case BIND -> mail(MailTemplate.VERIFICATION_CODE, recipient, asker, code);
          case UNBIND_TICKET -> mail(MailTemplate.UNBIND_CODE, recipient, asker, code);
          case LEAVE_WORKSPACE -> mail(MailTemplate.LEAVING_CODE, recipient, asker, code);
          case DELETE_ACCOUNT -> mail(MailTemplate.DELETION_CODE, recipient, asker, code);
          case NEW_EMAIL, FORMER_EMAIL ->
              mail(MailTemplate.EMAIL_CHANGE_CODE, recipient, asker, code);
        };
    outbox.send(mail.notAfter(expiresAt));
    audit.record(
        AuditEvent.success(AuditAction.VERIFICATION_CODE_SENT, codeRequest.accountId())
            .by("email"));
    return now;
  }

  /** It may be an outsider who asks: the owner reads from where. */
  private Mail mail(
      MailTemplate template, Recipient recipient, Client asker, VerificationCode code) {
    return Mail.of(template, recipient)
        .with("code", code.digits())
        .with("minutes", settings.life().toMinutes())
        .with("when", clock.instant())
        .from(asker);
  }

  /** Ends every code that was sent to the account and not used (R61). */
  @PermitAll
  public void endAll(long accountId) {
    codes.endAll(accountId, clock.instant());
  }

  /** Forgets every code of an account that is no more. */
  @PermitAll
  public void forget(long accountId) {
    codes.deleteOf(accountId);
  }

  /** Deletes codes that expired more than a day ago. */
  @PermitAll
  public int forgetOld() {
    return codes.deleteExpiredBefore(clock.instant().minus(Duration.ofDays(1)));
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
