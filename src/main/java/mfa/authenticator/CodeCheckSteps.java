package mfa.authenticator;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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

/** The transactions of {@link CodeCheckService}: reserve the attempt, compare, mark as used. */
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
  public CodeCheck check(long accountId, OneTimeCode code) {
    String subject = CodeCheckService.codeSubject(accountId);
    Optional<Instant> lockedUntil = failures.reserve(subject, CodeCheckService.POLICY);
    CodeCheck check;
    if (lockedUntil.isPresent()) {
      check = new CodeCheck.Locked(lockedUntil.get());
    } else {
      check = compare(accountId, code);
      if (check instanceof CodeCheck.Accepted) {
        failures.succeed(subject);
      }
      check = lockedNow(subject, check);
    }
    return recorded(accountId, check, "code");
  }

  private CodeCheck compare(long accountId, OneTimeCode code) {
    Instant now = clock.instant();
    boolean replayed = false;
    for (Authenticator authenticator : authenticators.of(accountId)) {
      SharedSecret secret = authenticator.secret(keyRing);
      OptionalLong step = totp.matchingStep(secret, code, now);
      if (step.isPresent() && authenticators.useStep(authenticator, step.getAsLong(), now)) {
        if (!authenticator.isSealedWithCurrentKey(keyRing)) {
          authenticators.reseal(authenticator, secret, keyRing);
        }
        return new CodeCheck.Accepted();
      }
      replayed |= step.isPresent();
    }
    return replayed ? new CodeCheck.Replayed() : new CodeCheck.Wrong();
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public CodeCheck check(long accountId, RecoveryCode code) {
    String subject = CodeCheckService.recoverySubject(accountId);
    Optional<Instant> lockedUntil = failures.reserve(subject, CodeCheckService.POLICY);
    if (lockedUntil.isPresent()) {
      return recorded(accountId, new CodeCheck.Locked(lockedUntil.get()), "recovery-code");
    }
    if (!recoveryCodes.use(accountId, code, clock.instant())) {
      return recorded(accountId, lockedNow(subject, new CodeCheck.Wrong()), "recovery-code");
    }
    failures.succeed(subject);
    failures.succeed(CodeCheckService.codeSubject(accountId));
    outbox.send(
        Mail.of(MailTemplate.RECOVERY_CODE_USED, accounts.recipient(accountId))
            .with("when", clock.instant())
            .with("left", recoveryCodes.left(accountId)));
    return recorded(accountId, new CodeCheck.Accepted(), "recovery-code");
  }

  /** The wrong or used code that fills the measure is told as the lock it brings (R15). */
  private CodeCheck lockedNow(String subject, CodeCheck check) {
    Optional<Instant> until =
        check instanceof CodeCheck.Accepted ? Optional.empty() : failures.lockedUntil(subject);
    return until.isPresent() ? new CodeCheck.Locked(until.get()) : check;
  }

  private CodeCheck recorded(long accountId, CodeCheck check, String factor) {
    AuditEvent event =
        check instanceof CodeCheck.Accepted
            ? AuditEvent.success(AuditAction.CODE_CHECKED, accountId)
            : AuditEvent.failure(AuditAction.CODE_CHECKED, accountId);
    if (check instanceof CodeCheck.Accepted) {
      accepted.fire(new CodeAccepted(accountId));
    } else if (check instanceof CodeCheck.Locked) {
      locked.fire(new CodeLocked(accountId));
    }
    audit.record(event.by(factor).saying(check.getClass().getSimpleName()));
    return check;
  }
}
