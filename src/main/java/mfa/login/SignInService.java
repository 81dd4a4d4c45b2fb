package mfa.login;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
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
import mfa.platform.persistence.Transactions;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.request.UserAgentLabel;
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
  @Inject private Transactions transactions;
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
    return switch (passwords.check(email, password)) {
      case PasswordCheckResult.Refused refused -> new SignInResult.Refused();
      case PasswordCheckResult.Wait wait -> new SignInResult.Wait(wait.until());
      case PasswordCheckResult.Right right -> open(right);
    };
  }

  private SignInResult open(PasswordCheckResult.Right right) {
    long accountId = right.accountId();
    if (accounts.mustReplacePassword(accountId)) {
      return new SignInResult.NeedsNewPassword();
    }
    Profile account = accounts.profile(accountId).orElseThrow();
    NextStep nextStep = enforcement.nextStep(account);
    if (nextStep == NextStep.ENTER_CODE) {
      Optional<Instant> lockedUntil = codeCheck.lockedUntil(accountId);
      if (lockedUntil.isPresent()) {
        return new SignInResult.CodeLocked(lockedUntil.get());
      }
      return opened(openHalf(right), nextStep);
    }
    return opened(transactions.within(() -> open(right, account)), nextStep);
  }

  /** Empty where the password was replaced, or the account disabled, since it was compared. */
  Optional<Long> openHalf(PasswordCheckResult.Right right) {
    return transactions.within(() -> open(right, Stage.HALF_SIGNED_IN));
  }

  /** The same, where no code is asked for. */
  private Optional<Long> open(PasswordCheckResult.Right right, Profile account) {
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

  private static SignInResult opened(Optional<Long> sessionId, NextStep nextStep) {
    return sessionId
        .<SignInResult>map(id -> new SignInResult.Opened(id, nextStep))
        .orElseGet(SignInResult.Refused::new);
  }

  /**
   * The second step. A lock ends the half-signed-in session, so that afterwards the password is
   * asked again (R15). Who is blocked may still enter a recovery code there (R11).
   */
  @RolesAllowed(Roles.HALF_SIGNED_IN)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeCheckResult confirm(Proof proof) {
    CodeCheckResult check = codeCheck.check(proof);
    return switch (check) {
      case CodeCheckResult.Accepted accepted ->
          transactions.within(this::confirmSession) ? accepted : new CodeCheckResult.Replayed();
      case CodeCheckResult.Locked locked -> {
        sessions.endThis(EndReason.CODE_LOCKED);
        yield locked;
      }
      case CodeCheckResult.Blocked blocked -> blocked;
      case CodeCheckResult.Wrong wrong -> wrong;
      case CodeCheckResult.Replayed replayed -> replayed;
    };
  }

  /** False where the session ended or was confirmed meanwhile: then nothing happens. */
  private boolean confirmSession() {
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

  /** Ends the session of this request. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND, Roles.HALF_SIGNED_IN})
  public void signOut() {
    sessions.endThis(EndReason.SIGNED_OUT);
  }
}
