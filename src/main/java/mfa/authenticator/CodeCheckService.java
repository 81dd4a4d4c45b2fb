package mfa.authenticator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.crypto.KeyRing;
import mfa.platform.persistence.SqlAnswer;
import mfa.platform.persistence.Transactions;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.verification.FailureCounterService;
import mfa.verification.Guess;
import mfa.verification.LockoutPolicy;

/**
 * Decides whether a code proves the second factor: the one way for every screen, so that the
 * window, the used step and the count of failures are the same everywhere (R03, R06, R12). Called
 * outside any transaction.
 */
@Stateless
public class CodeCheckService {

  /**
   * Five wrong codes in a row cost a minute, each further five twice as much, up to a day; after a
   * hundred only a recovery code or a ticket helps (R11).
   */
  static final LockoutPolicy POLICY =
      new LockoutPolicy(5, 5, Duration.ofMinutes(1), Duration.ofHours(24), 100);

  /** What a code is asked for. */
  private enum Use {
    SIGN_IN,
    SIGNED_IN,
    TO_UNBIND
  }

  @Inject private Authenticators authenticators;
  @Inject private RecoveryCodes recoveryCodes;
  @Inject private FailureCounterService failures;
  @Inject private Transactions transactions;
  @Inject private SessionService sessions;
  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private KeyRing keyRing;
  @Inject private Event<CodeAccepted> accepted;
  @Inject private Event<CodeLocked> locked;
  @Inject private Clock clock;
  private final TotpAlgorithm totp = new TotpAlgorithm();

  private long lock(long accountId) {
    accounts.lockUnread(accountId);
    return accountId;
  }

  /**
   * Checks the caller's code and uses it up if it is right.
   *
   * @param lock locks the account first of all in the transaction, and tells what it finds there
   * @param ifRight is done in the same transaction; if it says false, it was done before, as if the
   *     code had been used before
   */
  @RolesAllowed({Roles.MEMBER, Roles.HALF_SIGNED_IN})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public <T> CodeCheckResult check(Proof proof, LongFunction<T> lock, Predicate<T> ifRight) {
    return check(proof, Use.SIGN_IN, lock, ifRight);
  }

  private <T> CodeCheckResult check(
      Proof proof, Use use, LongFunction<T> lock, Predicate<T> ifRight) {
    long accountId = request.requiredAccountId();
    return transactions.inNew(
        () -> {
          T found = lock.apply(accountId);
          CodeCheckResult check =
              switch (proof) {
                case OneTimeCode code -> check(accountId, code, use != Use.SIGN_IN);
                case RecoveryCode code -> check(accountId, code, use);
              };
          boolean done = !(check instanceof CodeCheckResult.Accepted) || ifRight.test(found);
          return done ? check : new CodeCheckResult.Replayed();
        });
  }

  private CodeCheckResult check(long accountId, OneTimeCode code, boolean signedIn) {
    CodeCheckResult check =
        failures
            .attempt(
                codeSubject(accountId),
                POLICY,
                authenticators.asking(accountId),
                answer -> compare(answer, code, signedIn))
            .orLocked(CodeCheckResult::of);
    return recorded(accountId, check, "code");
  }

  private Guess<CodeCheckResult> compare(SqlAnswer stored, OneTimeCode code, boolean signedIn) {
    Instant now = clock.instant();
    List<Authenticator> bound = stored.rows().stream().map(Authenticator::new).toList();
    boolean replayed = false;
    for (Authenticator authenticator : bound) {
      SharedSecret secret = authenticator.secret(keyRing);
      OptionalLong step = totp.matchingStep(secret, code, authenticator.phoneClock(), now);
      if (step.isPresent() && authenticators.useStep(authenticator, step.getAsLong(), now)) {
        if (!authenticator.isSealedWithCurrentKey(keyRing)) {
          authenticators.reseal(authenticator, secret, keyRing);
        }
        return Guess.right(new CodeCheckResult.Accepted());
      }
      replayed |= step.isPresent();
    }
    if (replayed) {
      return Guess.wrong(new CodeCheckResult.Replayed());
    }
    bound.forEach(authenticator -> followCorrection(authenticator, code, now));
    return Guess.wrong(signedIn ? strayCode(bound, code, now) : new CodeCheckResult.Wrong());
  }

  /**
   * Somebody who sets the clock right is out of the window that followed it while it was wrong.
   * That code is refused, for the window stays as small as it is, but the next one is taken.
   */
  private void followCorrection(Authenticator authenticator, OneTimeCode code, Instant now) {
    if (totp.matchingStep(authenticator.secret(keyRing), code, PhoneClock.RIGHT, now).isPresent()) {
      authenticators.forgetClock(authenticator);
    }
  }

  /** Says by how much the clock is wrong, if this code of the owner shows it. */
  private CodeCheckResult strayCode(List<Authenticator> bound, OneTimeCode code, Instant now) {
    for (Authenticator authenticator : bound) {
      OptionalLong stray = totp.strayStep(authenticator.secret(keyRing), code, now);
      if (stray.isPresent() && authenticator.mayTell(stray.getAsLong(), now)) {
        PhoneClock shown = PhoneClock.showing(stray.getAsLong(), now);
        if (shown.isNear(PhoneClock.RIGHT)) {
          return new CodeCheckResult.Wrong();
        }
        authenticators.recordTold(authenticator, stray.getAsLong(), now);
        return new CodeCheckResult.ClockOff(shown.difference());
      }
    }
    return new CodeCheckResult.Wrong();
  }

  private CodeCheckResult check(long accountId, RecoveryCode code, Use use) {
    CodeCheckResult check =
        failures
            .attempt(recoverySubject(accountId), POLICY, () -> useUp(accountId, code, use))
            .orLocked(CodeCheckResult::of);
    return recorded(accountId, check, "recovery-code");
  }

  private Guess<CodeCheckResult> useUp(long accountId, RecoveryCode code, Use use) {
    if (!recoveryCodes.use(accountId, code, clock.instant())) {
      return Guess.wrong(new CodeCheckResult.Wrong());
    }
    failures.clear(codeSubject(accountId));
    if (use != Use.TO_UNBIND) {
      outbox.send(
          Mail.of(MailTemplate.RECOVERY_CODE_USED, accounts.recipient(accountId))
              .with("when", clock.instant())
              .with("left", recoveryCodes.left(accountId))
              .from(request.client()));
    }
    return Guess.right(new CodeCheckResult.Accepted());
  }

  private CodeCheckResult recorded(long accountId, CodeCheckResult check, String factor) {
    AuditEvent event =
        check instanceof CodeCheckResult.Accepted
            ? AuditEvent.success(AuditAction.CODE_CHECKED, accountId)
            : AuditEvent.failure(AuditAction.CODE_CHECKED, accountId);
    switch (check) {
      case CodeCheckResult.Accepted right -> accepted.fire(new CodeAccepted(accountId));
      case CodeCheckResult.Locked refused -> locked.fire(new CodeLocked(accountId));
      case CodeCheckResult.Blocked refused -> locked.fire(new CodeLocked(accountId));
      case CodeCheckResult.Wrong wrong -> {}
      case CodeCheckResult.Replayed wrong -> {}
      case CodeCheckResult.ClockOff wrong -> {}
    }
    audit.record(event.by(factor).saying(check.getClass().getSimpleName()));
    return check;
  }

  /**
   * Checks the caller's code and, if it is right, counts it as fresh for this session (R62). A code
   * that is right for another time says so here, where the caller is signed in.
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeCheckResult checkFresh(Proof proof) {
    return check(proof, Use.SIGNED_IN, this::lock, id -> recordFresh());
  }

  private boolean recordFresh() {
    sessions.recordCode();
    return true;
  }

  /**
   * Like {@link #check}, for what ends all codes: no recovery code is left after it. It is done
   * with the code or not at all: what failed leaves the code good.
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public <T> CodeCheckResult checkToUnbind(
      Proof proof, LongFunction<T> lock, Predicate<T> ifRight) {
    return check(proof, Use.TO_UNBIND, lock, ifRight);
  }

  static String codeSubject(long accountId) {
    return "code/" + accountId;
  }

  static String recoverySubject(long accountId) {
    return "recovery/" + accountId;
  }
}
