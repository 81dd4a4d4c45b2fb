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
import mfa.password.PasswordCheck;
import mfa.password.PasswordService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.verification.CodeSending;
import mfa.verification.Order;
import mfa.verification.Purpose;
import mfa.verification.VerificationCheck;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationService;

/**
 * Deletes the caller's account: with the password and a fresh code, or a mailed one where nothing
 * is bound (R62). Called outside any transaction.
 */
@Stateless
public class AccountDeletionService {

  private PasswordService passwords;
  private AccountService accounts;
  private AccountStateService states;
  private AuthenticatorService authenticators;
  private SessionService sessions;
  private VerificationService verification;
  private CurrentRequest request;

  protected AccountDeletionService() {}

  @Inject
  public AccountDeletionService(
      PasswordService passwords,
      AccountService accounts,
      AccountStateService states,
      AuthenticatorService authenticators,
      SessionService sessions,
      VerificationService verification,
      CurrentRequest request) {
    this.passwords = passwords;
    this.accounts = accounts;
    this.states = states;
    this.authenticators = authenticators;
    this.sessions = sessions;
    this.verification = verification;
    this.request = request;
  }

  /** Mails a code, good for deleting the account in this session. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeSending sendCode() {
    Profile owner = accounts.ownProfile();
    return verification.send(order(owner), owner.recipient());
  }

  /** Deletes the account, where it is bound. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AccountDeletion delete(Password password) {
    return delete(password, Optional.empty());
  }

  /** Deletes the account with a mailed code, where nothing is bound. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AccountDeletion delete(Password password, VerificationCode code) {
    return delete(password, Optional.of(code));
  }

  private AccountDeletion delete(Password password, Optional<VerificationCode> code) {
    Profile owner = accounts.ownProfile();
    boolean bound = authenticators.isBound(owner.id());
    if (bound && !sessions.hasFreshCode()) {
      return new AccountDeletion.NeedsCode();
    }
    return switch (passwords.check(owner.email(), password)) {
      case PasswordCheck.Refused refused -> new AccountDeletion.WrongPassword();
      case PasswordCheck.Wait wait -> new AccountDeletion.Wait(wait.until());
      case PasswordCheck.Right right ->
          (bound ? Optional.<AccountDeletion>empty() : problem(owner, code))
              .orElseGet(() -> new AccountDeletion.Decided(states.delete(right.accountId())));
    };
  }

  private Optional<AccountDeletion> problem(Profile owner, Optional<VerificationCode> code) {
    if (code.isEmpty()) {
      return Optional.of(new AccountDeletion.NeedsMailedCode());
    }
    VerificationCheck check = verification.redeem(order(owner), code.get());
    return check == VerificationCheck.ACCEPTED
        ? Optional.empty()
        : Optional.of(new AccountDeletion.CodeRefused(check));
  }

  private Order order(Profile owner) {
    String session = "session/" + request.requiredSessionId();
    return new Order(owner.id(), owner.email(), Purpose.DELETE_ACCOUNT, session);
  }
}
