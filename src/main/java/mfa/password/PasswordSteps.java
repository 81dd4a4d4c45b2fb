package mfa.password;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.verification.FailureCounterService;

/** The transactions of {@link PasswordService} and of changing a password. */
@Stateless
public class PasswordSteps {

  @Inject private FailureCounterService failures;
  @Inject private AccountService accounts;
  @Inject private SessionService sessions;
  @Inject private PasswordResets resets;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /** Counts the attempt at every counter, or at none if one of them makes it wait. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<Instant> reserve(List<PasswordService.Attempt> attempts) {
    for (int i = 0; i < attempts.size(); i++) {
      PasswordService.Attempt attempt = attempts.get(i);
      Optional<Instant> until = failures.reserve(attempt.subject(), attempt.policy());
      if (until.isPresent()) {
        attempts.subList(0, i).forEach(counted -> failures.uncount(counted.subject()));
        return until;
      }
    }
    return Optional.empty();
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordFailure(Long accountId) {
    audit.record(AuditEvent.failure(AuditAction.PASSWORD_CHECKED, accountId).by("password"));
  }

  /**
   * @param newHash of the same password, if it is time for other parameters, or null
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordSuccess(
      long accountId, List<PasswordService.Attempt> attempts, String newHash) {
    attempts.forEach(attempt -> failures.succeed(attempt.subject()));
    if (newHash != null) {
      accounts.rehash(accountId, newHash);
    }
    audit.record(AuditEvent.success(AuditAction.PASSWORD_CHECKED, accountId).by("password"));
  }

  /** Sets the caller's new password; links to set one and the caller's other sessions end. */
  @PermitAll
  public void changeOwn(long accountId, String newHash) {
    accounts.changePassword(accountId, newHash);
    resets.endAll(accountId, clock.instant());
    sessions.endOthers(EndReason.PASSWORD_CHANGED);
    notify(accountId);
  }

  /** Mails the owner that the password is another one. */
  @PermitAll
  public void notify(long accountId) {
    outbox.send(
        Mail.of(MailTemplate.PASSWORD_CHANGED, accounts.recipient(accountId))
            .with("when", clock.instant()));
  }
}
