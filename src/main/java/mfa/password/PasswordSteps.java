package mfa.password;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
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
import mfa.verification.FailureLimit;

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
  public void recordSuccess(long accountId, List<FailureLimit> limits, String newHash) {
    limits.forEach(limit -> failures.clear(limit.subject()));
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
