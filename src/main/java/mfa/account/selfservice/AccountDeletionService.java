package mfa.account.selfservice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.AccountStateService;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.password.Password;
import mfa.password.PasswordCheckResult;
import mfa.password.PasswordService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.verification.CodeRequest;
import mfa.verification.CodeRequestResult;
import mfa.verification.Purpose;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import mfa.verification.VerificationService;

/**
 * Deletes the caller's account: with the password and a fresh code, or a mailed one where nothing
 * is bound (R62). Called outside any transaction.
 */
@Stateless
public class AccountDeletionService {

  @Inject private PasswordService passwords;
  @Inject private AccountService accounts;
  @Inject private AccountStateService states;
  @Inject private AuthenticatorService authenticators;
  @Inject private SessionService sessions;
  @Inject private VerificationService verification;
  @Inject private CurrentRequest request;

  /** Whether deleting takes a mailed code: nothing is bound that could give another one. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean needsMailedCode() {
    return !authenticators.ownStatus().isBound();
  }

  /** Mails a code, good for deleting the account in this session. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeRequestResult sendCode() {
    Profile owner = accounts.ownProfile();
    return verification.send(codeRequest(owner), owner.recipient());
  }

  /**
   * Says whether the account could be deleted with this password: asked before the owner is asked
   * if that is really meant. Counts as an attempt like every other one.
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AccountDeletionResult check(Password password) {
    Profile owner = accounts.ownProfile();
    if (authenticators.isBound(owner.id()) && !sessions.hasFreshCode()) {
      return new AccountDeletionResult.NeedsCode();
    }
    return switch (passwords.check(owner.email(), password)) {
      case PasswordCheckResult.Refused refused -> new AccountDeletionResult.WrongPassword();
      case PasswordCheckResult.Wait wait -> new AccountDeletionResult.Wait(wait.until());
      case PasswordCheckResult.Right right -> new AccountDeletionResult.Ready();
    };
  }

  /** Deletes the account, where it is bound. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AccountDeletionResult delete(Password password) {
    return delete(password, Optional.empty());
  }

  /** Deletes the account with a mailed code, where nothing is bound. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AccountDeletionResult delete(Password password, VerificationCode code) {
    return delete(password, Optional.of(code));
  }

  private AccountDeletionResult delete(Password password, Optional<VerificationCode> code) {
    AccountDeletionResult answer = check(password);
    if (!(answer instanceof AccountDeletionResult.Ready)) {
      return answer;
    }
    Profile owner = accounts.ownProfile();
    // Asked again, because it may have been bound meanwhile without a code of this session.
    boolean fresh = authenticators.isBound(owner.id()) && sessions.hasFreshCode();
    return (fresh ? Optional.<AccountDeletionResult>empty() : problem(owner, code))
        .orElseGet(() -> new AccountDeletionResult.Decided(states.delete(owner.id())));
  }

  private Optional<AccountDeletionResult> problem(Profile owner, Optional<VerificationCode> code) {
    if (code.isEmpty()) {
      return Optional.of(new AccountDeletionResult.NeedsMailedCode());
    }
    VerificationResult check = verification.redeem(codeRequest(owner), code.get());
    return check == VerificationResult.ACCEPTED
        ? Optional.empty()
        : Optional.of(new AccountDeletionResult.CodeRefused(check));
  }

  private CodeRequest codeRequest(Profile owner) {
    String session = "session/" + request.requiredSessionId();
    return new CodeRequest(owner.id(), owner.email(), Purpose.DELETE_ACCOUNT, session);
  }
}
