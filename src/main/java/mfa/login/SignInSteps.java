package mfa.login;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.password.PasswordCheckResult;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.request.UserAgentLabel;
import mfa.session.DeviceService;
import mfa.session.SessionService;
import mfa.session.Stage;

/** The transactions of {@link SignInService}. */
@Stateless
public class SignInSteps {

  @Inject private SessionService sessions;
  @Inject private DeviceService devices;
  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** Empty where the password was replaced, or the account disabled, since it was compared. */
  @PermitAll
  public Optional<Long> openHalf(PasswordCheckResult.Right right) {
    return open(right, Stage.HALF_SIGNED_IN);
  }

  /** The same, where no code is asked for. */
  @PermitAll
  public Optional<Long> open(PasswordCheckResult.Right right, Profile account) {
    Optional<Long> sessionId = open(right, Stage.SIGNED_IN);
    if (sessionId.isPresent()) {
      markSignedIn(account, "password");
    }
    return sessionId;
  }

  private Optional<Long> open(PasswordCheckResult.Right right, Stage stage) {
    return accounts.lockWithPassword(right.accountId(), right.passwordSince())
        ? Optional.of(sessions.open(right.accountId(), stage))
        : Optional.empty();
  }

  /** False where the session ended or was confirmed meanwhile: then nothing happens. */
  @RolesAllowed(Roles.HALF_SIGNED_IN)
  public boolean confirm() {
    accounts.lock(request.requiredAccountId());
    boolean confirmed = sessions.confirm();
    if (confirmed) {
      markSignedIn(accounts.ownProfile(), "code");
    }
    return confirmed;
  }

  private void markSignedIn(Profile account, String factor) {
    audit.record(AuditEvent.success(AuditAction.SIGNED_IN, account.id()).by(factor));
    if (devices.remember(account.id())) {
      outbox.send(
          Mail.of(MailTemplate.NEW_DEVICE, account.recipient())
              .with("when", clock.instant())
              .with("browser", UserAgentLabel.of(request.client().userAgent()))
              .with("address", request.client().address()));
    }
  }
}
