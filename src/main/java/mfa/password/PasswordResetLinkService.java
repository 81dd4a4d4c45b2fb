package mfa.password;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Credentials;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.config.ServerSettings;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.CurrentRequest;

/**
 * Mails the links that {@link PasswordResetService} was asked for, after the answer, and forgets
 * the requests. For the worker.
 */
@Stateless
public class PasswordResetLinkService {

  @Inject private PasswordResets resets;
  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private KeyRing keyRing;
  @Inject private RandomSource random;
  @Inject private ServerSettings server;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /**
   * Mails a link if the address of the new request is that of an active account, unless somebody
   * else does. Links mailed before stay good: who asks in another's name takes none from the owner,
   * and where mail is slow the one that arrives first works.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void evaluate(long id) {
    resets.lockNew(id).ifPresent(this::evaluate);
  }

  private void evaluate(PasswordReset reset) {
    Optional<Credentials> account =
        accounts
            .credentials(reset.email(keyRing))
            .filter(Credentials::active)
            .filter(owner -> reset.isAskedAfter(owner.passwordSince()));
    if (account.isPresent()) {
      mailLink(reset, account.get().accountId());
    } else {
      reset.ignore(clock.instant());
    }
  }

  private void mailLink(PasswordReset reset, long accountId) {
    request.from(reset.client(), null);
    String key = random.key();
    reset.linkTo(accountId, keyRing.hash(PasswordReset.LINK, key), clock.instant());
    outbox.send(
        Mail.of(MailTemplate.PASSWORD_RESET, accounts.recipient(accountId))
            .with("link", server.baseUrl() + "/password/reset?key=" + key)
            .with("until", reset.expiresAt())
            .from(reset.client())
            .notAfter(reset.expiresAt()));
    audit.record(AuditEvent.success(AuditAction.PASSWORD_RESET_REQUESTED, accountId).by("email"));
  }

  /** Forgets requests that were over a day ago. */
  @PermitAll
  public int forgetOld() {
    return resets.deleteExpiredBefore(clock.instant().minus(Duration.ofDays(1)));
  }
}
