package mfa.login;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import mfa.account.AccountService;
import mfa.account.AccountStateService;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.platform.request.Roles;
import mfa.session.SessionService;

/**
 * Deletes the caller's account: with the password and, when bound, a fresh code. Called outside any
 * transaction.
 */
@Stateless
public class AccountDeletionService {

  private PasswordService passwords;
  private AccountService accounts;
  private AccountStateService states;
  private AuthenticatorService authenticators;
  private SessionService sessions;

  protected AccountDeletionService() {}

  @Inject
  public AccountDeletionService(
      PasswordService passwords,
      AccountService accounts,
      AccountStateService states,
      AuthenticatorService authenticators,
      SessionService sessions) {
    this.passwords = passwords;
    this.accounts = accounts;
    this.states = states;
    this.authenticators = authenticators;
    this.sessions = sessions;
  }

  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AccountDeletion delete(Password password) {
    Profile owner = accounts.ownProfile();
    if (authenticators.isBound(owner.id()) && !sessions.hasFreshCode()) {
      return new AccountDeletion.NeedsCode();
    }
    return switch (passwords.check(owner.email(), password)) {
      case PasswordCheck.Refused refused -> new AccountDeletion.WrongPassword();
      case PasswordCheck.Wait wait -> new AccountDeletion.Wait(wait.until());
      case PasswordCheck.Right right ->
          new AccountDeletion.Decided(states.delete(right.accountId()));
    };
  }
}
