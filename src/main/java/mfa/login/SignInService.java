package mfa.login;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.authenticator.CodeCheckResult;
import mfa.authenticator.CodeCheckService;
import mfa.authenticator.Proof;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.NextStep;
import mfa.mail.EmailAddress;
import mfa.password.Password;
import mfa.password.PasswordCheckResult;
import mfa.password.PasswordService;
import mfa.platform.request.Roles;
import mfa.session.EndReason;
import mfa.session.SessionService;

/**
 * Signs people in: the password first, then the code where an authenticator is bound. Called
 * outside any transaction.
 */
@Stateless
public class SignInService {

  private SignInSteps steps;
  private PasswordService passwords;
  private AccountService accounts;
  private CodeCheckService codeCheck;
  private EnforcementService enforcement;
  private SessionService sessions;

  protected SignInService() {}

  @Inject
  public SignInService(
      SignInSteps steps,
      PasswordService passwords,
      AccountService accounts,
      CodeCheckService codeCheck,
      EnforcementService enforcement,
      SessionService sessions) {
    this.steps = steps;
    this.passwords = passwords;
    this.accounts = accounts;
    this.codeCheck = codeCheck;
    this.enforcement = enforcement;
    this.sessions = sessions;
  }

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
      return opened(steps.openHalf(right), nextStep);
    }
    return opened(steps.open(right, account), nextStep);
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
          steps.confirm() ? accepted : new CodeCheckResult.Replayed();
      case CodeCheckResult.Locked locked -> {
        sessions.endThis(EndReason.CODE_LOCKED);
        yield locked;
      }
      case CodeCheckResult.Blocked blocked -> blocked;
      case CodeCheckResult.Wrong wrong -> wrong;
      case CodeCheckResult.Replayed replayed -> replayed;
    };
  }

  /** Ends the session of this request. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND, Roles.HALF_SIGNED_IN})
  public void signOut() {
    sessions.endThis(EndReason.SIGNED_OUT);
  }
}
