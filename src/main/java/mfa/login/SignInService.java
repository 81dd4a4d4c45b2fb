package mfa.login;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.CodeCheckResult;
import mfa.authenticator.CodeCheckService;
import mfa.authenticator.Proof;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.NextStep;
import mfa.mail.EmailAddress;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.password.Password;
import mfa.password.PasswordCheckResult;
import mfa.password.PasswordService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.DeviceService;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.session.Stage;

/**
 * Signs people in: the password first, then the code where an authenticator is bound. Called
 * outside any transaction.
 */
@Stateless
public class SignInService {

  @Inject private PasswordService passwords;
  @Inject private CodeCheckService codeCheck;
  @Inject private EnforcementService enforcement;
  @Inject private SessionService sessions;
  @Inject private DeviceService devices;
  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** The first step, for anonymous visitors. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public SignInResult signIn(EmailAddress email, Password password) {
    return passwords.check(email, password, this::open, SignInService::refused);
  }

  private static SignInResult refused(PasswordCheckResult check) {
    return check instanceof PasswordCheckResult.Wait wait
        ? new SignInResult.Wait(wait.until())
        : new SignInResult.Refused();
  }

  /**
   * Opens a session in the transaction at hand, unless the password was replaced, or the account
   * disabled, since it was compared.
   */
  SignInResult open(PasswordCheckResult.Right right) {
    long accountId = right.accountId();
    if (!accounts.lockWithPassword(accountId, right.passwordSince())) {
      return new SignInResult.Refused();
    }
    if (accounts.mustReplacePassword(accountId)) {
      return new SignInResult.NeedsNewPassword();
    }
    NextStep nextStep = enforcement.nextStep(accountId);
    if (nextStep != NextStep.ENTER_CODE) {
      long sessionId = sessions.open(accountId, Stage.SIGNED_IN);
      markSignedIn(accountId, "password");
      return new SignInResult.Opened(sessionId, nextStep);
    }
    return codeCheck
        .lockedUntil(accountId)
        .<SignInResult>map(SignInResult.CodeLocked::new)
        .orElseGet(
            () ->
                new SignInResult.Opened(sessions.open(accountId, Stage.HALF_SIGNED_IN), nextStep));
  }

  /**
   * The second step. A lock ends the half-signed-in session, so that afterwards the password is
   * asked again (R15). Who is blocked may still enter a recovery code there (R11).
   */
  @RolesAllowed(Roles.HALF_SIGNED_IN)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeCheckResult confirm(Proof proof) {
    CodeCheckResult check = codeCheck.check(proof, this::confirmSession);
    if (check instanceof CodeCheckResult.Locked) {
      sessions.endThis(EndReason.CODE_LOCKED);
    }
    return check;
  }

  /** False where the session ended or was confirmed meanwhile: then nothing happens. */
  private boolean confirmSession() {
    boolean confirmed = sessions.confirm();
    if (confirmed) {
      markSignedIn(request.requiredAccountId(), "code");
    }
    return confirmed;
  }

  private void markSignedIn(long accountId, String factor) {
    audit.record(AuditEvent.success(AuditAction.SIGNED_IN, accountId).by(factor));
    accounts.adoptTimeZone(accountId);
    if (devices.remember(accountId)) {
      outbox.send(
          Mail.of(MailTemplate.NEW_DEVICE, accounts.recipient(accountId))
              .with("when", clock.instant())
              .from(request.client()));
    }
  }

  /** Ends the session of this request. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND, Roles.HALF_SIGNED_IN})
  public void signOut() {
    sessions.endThis(EndReason.SIGNED_OUT);
  }
}
