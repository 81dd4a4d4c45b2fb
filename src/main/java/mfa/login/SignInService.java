package mfa.login;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.SignInFacts;
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
import mfa.mail.Word;
import mfa.password.Password;
import mfa.password.PasswordCheckResult;
import mfa.password.PasswordService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.DeviceService;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.session.Stage;
import mfa.verification.Lockout;
import mfa.verification.RateLimit;
import mfa.verification.RateLimitService;

/**
 * Signs people in: the password first, then the code where an authenticator is bound. Called
 * outside any transaction.
 */
@Stateless
public class SignInService {

  private static final int NEW_DEVICES_MAILED_AN_HOUR = 5;

  @Inject private PasswordService passwords;
  @Inject private CodeCheckService codeCheck;
  @Inject private EnforcementService enforcement;
  @Inject private SessionService sessions;
  @Inject private DeviceService devices;
  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private RateLimitService rateLimits;
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
    SignInFacts account = lock(right.accountId());
    if (!account.active() || !Objects.equals(account.passwordSince(), right.passwordSince())) {
      return new SignInResult.Refused();
    }
    if (account.mustReplacePassword()) {
      return new SignInResult.NeedsNewPassword();
    }
    if (!account.bound()) {
      NextStep nextStep = enforcement.nextStepUnbound(account.id());
      Optional<Mail> warning = warning(account);
      long sessionId = open(account, Stage.SIGNED_IN);
      markSignedIn(account, "password", warning);
      return new SignInResult.Opened(sessionId, nextStep);
    }
    return codesLockedUntil(account)
        .<SignInResult>map(SignInResult.CodeLocked::new)
        .orElseGet(
            () ->
                new SignInResult.Opened(open(account, Stage.HALF_SIGNED_IN), NextStep.ENTER_CODE));
  }

  private SignInFacts lock(long accountId) {
    return accounts.lockToSignIn(accountId, sessions.counting(accountId));
  }

  private long open(SignInFacts account, Stage stage) {
    return sessions.open(account.id(), stage, sessions.count(account.answer(), stage));
  }

  /**
   * Empty also where codes never are compared: waiting does not help there, a recovery code does.
   */
  private Optional<Instant> codesLockedUntil(SignInFacts account) {
    return Optional.ofNullable(account.codeLockedUntil())
        .filter(end -> end.isAfter(clock.instant()) && !new Lockout(end).isPermanent());
  }

  /**
   * The second step. A lock ends the half-signed-in session, so that afterwards the password is
   * asked again (R15). Who is blocked may still enter a recovery code there (R11).
   */
  @RolesAllowed(Roles.HALF_SIGNED_IN)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeCheckResult confirm(Proof proof) {
    CodeCheckResult check = codeCheck.check(proof, this::lock, this::confirmSession);
    if (check instanceof CodeCheckResult.Locked) {
      sessions.endThis(EndReason.CODE_LOCKED);
    }
    return check;
  }

  /** False where the session ended or was confirmed meanwhile: then nothing happens. */
  private boolean confirmSession(SignInFacts account) {
    Optional<Mail> warning = warning(account);
    boolean confirmed = sessions.confirm(sessions.count(account.answer(), Stage.SIGNED_IN));
    if (confirmed) {
      markSignedIn(account, "code", warning);
    }
    return confirmed;
  }

  private void markSignedIn(SignInFacts account, String factor, Optional<Mail> warning) {
    audit.record(AuditEvent.success(AuditAction.SIGNED_IN, account.id()).by(factor));
    accounts.adoptTimeZone(account.id());
    devices.remember(account.id(), account.deviceHashes());
    warning.ifPresent(outbox::send);
  }

  /**
   * What the owner is mailed where the browser is a new one and not the first. Asked before
   * anything is put off to the end of the transaction, which would take a way of its own; so a
   * sign-in that does not happen after all counts as well.
   */
  private Optional<Mail> warning(SignInFacts account) {
    Set<String> known = account.deviceHashes();
    if (known.isEmpty() || devices.isAmong(known, account.id())) {
      return Optional.empty();
    }
    OptionalInt number =
        rateLimits.count(
            RateLimit.perHour("new-device/" + account.id(), NEW_DEVICES_MAILED_AN_HOUR));
    return number.isPresent()
        ? Optional.of(ofNewDevice(account, number.getAsInt()))
        : Optional.empty();
  }

  /** The last that is sent within an hour says so: more of them would hide other warnings. */
  private Mail ofNewDevice(SignInFacts account, int number) {
    return Mail.of(MailTemplate.NEW_DEVICE, account.recipient(request.timeZone()))
        .with("when", clock.instant())
        .with("further", number == NEW_DEVICES_MAILED_AN_HOUR ? Word.NO_FURTHER_DEVICES : "")
        .from(request.client());
  }

  /** Ends the session of this request. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND, Roles.HALF_SIGNED_IN})
  public void signOut() {
    sessions.endThis(EndReason.SIGNED_OUT);
  }
}
