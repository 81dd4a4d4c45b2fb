package mfa.authenticator;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.session.SessionService;
import mfa.verification.FailureCounterService;
import mfa.verification.VerificationService;

/**
 * The transactions of {@link AuthenticatorService}: each one change with its audit entry and its
 * mail.
 */
@Stateless
public class AuthenticatorSteps {

  @Inject private Authenticators authenticators;
  @Inject private RecoveryCodes recoveryCodes;
  @Inject private AccountService accounts;
  @Inject private SessionService sessions;
  @Inject private FailureCounterService failures;
  @Inject private VerificationService verification;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  @PermitAll
  public boolean isBound(long accountId) {
    return authenticators.existFor(accountId);
  }

  @PermitAll
  public Map<Long, Instant> boundSince(Set<Long> accountIds) {
    return authenticators.ofAll(accountIds).stream()
        .collect(
            Collectors.toMap(
                Authenticator::accountId,
                Authenticator::boundAt,
                (one, other) -> one.isBefore(other) ? one : other));
  }

  @PermitAll
  public MfaStatus status(long accountId) {
    List<AuthenticatorItem> items =
        authenticators.of(accountId).stream().map(Authenticator::item).toList();
    return new MfaStatus(items, recoveryCodes.left(accountId), recoveryCodes.areSaved(accountId));
  }

  @PermitAll
  public void unbind(long accountId) {
    lock(accountId);
    int removed = authenticators.removeAll(accountId);
    if (removed == 0) {
      return;
    }
    accounts.markUnbound(accountId);
    recoveryCodes.removeAll(accountId);
    authenticators.removeEnrolmentOf(accountId);
    sessions.forgetCodes(accountId);
    audit.record(AuditEvent.success(AuditAction.UNBOUND, accountId));
    notify(MailTemplate.MFA_UNBOUND, accountId);
  }

  /**
   * Locks the account and its counters until the end of the transaction. Anyone who changes an
   * account or checks a code takes these first, and what hangs on them, such as a ticket, after
   * that.
   */
  @PermitAll
  public void lock(long accountId) {
    verification.lock(accountId);
    accounts.lock(accountId);
    failures.lock(CodeCheckService.recoverySubject(accountId));
    failures.lock(CodeCheckService.codeSubject(accountId));
  }

  /** Removes everything that the second factor of the account consists of. */
  @PermitAll
  public void reset(long accountId) {
    lock(accountId);
    authenticators.removeAll(accountId);
    recoveryCodes.removeAll(accountId);
    authenticators.removeEnrolmentOf(accountId);
    failures.clear(CodeCheckService.codeSubject(accountId));
    failures.clear(CodeCheckService.recoverySubject(accountId));
    verification.clearFailures(accountId);
    accounts.markUnbound(accountId);
    accounts.requireBinding(accountId);
    audit.record(AuditEvent.success(AuditAction.MFA_RESET, accountId));
  }

  @PermitAll
  public void remove(long accountId, long authenticatorId) {
    lock(accountId);
    List<Authenticator> all = authenticators.of(accountId);
    boolean removed = all.size() > 1 && authenticators.remove(accountId, authenticatorId);
    if (!removed) {
      return;
    }
    audit.record(AuditEvent.success(AuditAction.AUTHENTICATOR_REMOVED, accountId));
    String name =
        all.stream()
            .filter(authenticator -> authenticator.id() == authenticatorId)
            .map(Authenticator::name)
            .findFirst()
            .orElse("");
    Recipient owner = accounts.recipient(accountId);
    outbox.send(
        Mail.of(MailTemplate.AUTHENTICATOR_REMOVED, owner)
            .with("name", name)
            .with("when", clock.instant()));
  }

  @PermitAll
  public List<RecoveryCode> renewRecoveryCodes(long accountId) {
    lock(accountId);
    List<RecoveryCode> codes = recoveryCodes.renew(accountId, clock.instant());
    audit.record(AuditEvent.success(AuditAction.RECOVERY_CODES_MADE, accountId));
    notify(MailTemplate.RECOVERY_CODES_MADE, accountId);
    return codes;
  }

  @PermitAll
  public void recordRecoveryCodesSaved(long accountId) {
    recoveryCodes.markSaved(accountId, clock.instant());
  }

  private void notify(MailTemplate template, long accountId) {
    Instant now = clock.instant();
    outbox.send(Mail.of(template, accounts.recipient(accountId)).with("when", now));
  }
}
