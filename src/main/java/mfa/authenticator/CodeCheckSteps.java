package mfa.authenticator;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.crypto.KeyRing;
import mfa.verification.FailureCounterService;
import mfa.verification.Guess;

/** The transactions of {@link CodeCheckService}: count the attempt, compare, mark as used. */
@Stateless
public class CodeCheckSteps {

  @Inject private Authenticators authenticators;
  @Inject private RecoveryCodes recoveryCodes;
  @Inject private FailureCounterService failures;
  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private KeyRing keyRing;
  @Inject private Event<CodeAccepted> accepted;
  @Inject private Event<CodeLocked> locked;
  @Inject private Clock clock;
  private final TotpAlgorithm totp = new TotpAlgorithm();

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public CodeCheckResult check(long accountId, OneTimeCode code) {
    CodeCheckResult check =
        failures
            .attempt(
                CodeCheckService.codeSubject(accountId),
                CodeCheckService.POLICY,
                () -> compare(accountId, code))
            .orLocked(CodeCheckResult::of);
    return recorded(accountId, check, "code");
  }

  private Guess<CodeCheckResult> compare(long accountId, OneTimeCode code) {
    Instant now = clock.instant();
    boolean replayed = false;
    for (Authenticator authenticator : authenticators.of(accountId)) {
      SharedSecret secret = authenticator.secret(keyRing);
      OptionalLong step = totp.matchingStep(secret, code, now);
      if (step.isPresent() && authenticators.useStep(authenticator, step.getAsLong(), now)) {
        if (!authenticator.isSealedWithCurrentKey(keyRing)) {
          authenticators.reseal(authenticator, secret, keyRing);
        }
        return Guess.right(new CodeCheckResult.Accepted());
      }
      replayed |= step.isPresent();
    }
    return Guess.wrong(replayed ? new CodeCheckResult.Replayed() : new CodeCheckResult.Wrong());
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public CodeCheckResult check(long accountId, RecoveryCode code) {
    CodeCheckResult check =
        failures
            .attempt(
                CodeCheckService.recoverySubject(accountId),
                CodeCheckService.POLICY,
                () -> use(accountId, code))
            .orLocked(CodeCheckResult::of);
    return recorded(accountId, check, "recovery-code");
  }

  private Guess<CodeCheckResult> use(long accountId, RecoveryCode code) {
    if (!recoveryCodes.use(accountId, code, clock.instant())) {
      return Guess.wrong(new CodeCheckResult.Wrong());
    }
    failures.clear(CodeCheckService.codeSubject(accountId));
    outbox.send(
        Mail.of(MailTemplate.RECOVERY_CODE_USED, accounts.recipient(accountId))
            .with("when", clock.instant())
            .with("left", recoveryCodes.left(accountId)));
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
    }
    audit.record(event.by(factor).saying(check.getClass().getSimpleName()));
    return check;
  }
}
