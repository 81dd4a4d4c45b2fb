package mfa.login;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.EmailAddress;
import mfa.platform.request.Roles;
import mfa.session.SessionService;

/**
 * Changes the caller's password: with the old one and, when bound, a fresh code. Called outside any
 * transaction.
 */
@Stateless
public class PasswordChangeService {

  private PasswordService passwords;
  private PasswordSteps steps;
  private PasswordHashing hashing;
  private AccountService accounts;
  private AuthenticatorService authenticators;
  private SessionService sessions;

  protected PasswordChangeService() {}

  @Inject
  public PasswordChangeService(
      PasswordService passwords,
      PasswordSteps steps,
      PasswordHashing hashing,
      AccountService accounts,
      AuthenticatorService authenticators,
      SessionService sessions) {
    this.passwords = passwords;
    this.steps = steps;
    this.hashing = hashing;
    this.accounts = accounts;
    this.authenticators = authenticators;
    this.sessions = sessions;
  }

  /** Whether a security code has to be entered before {@link #change}. */
  @RolesAllowed(Roles.MEMBER)
  public boolean needsCode() {
    return authenticators.isBound(accounts.ownProfile().id()) && !sessions.hasFreshCode();
  }

  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PasswordChange change(Password oldPassword, Password newPassword) {
    Profile owner = accounts.ownProfile();
    if (needsCode()) {
      return new PasswordChange.NeedsCode();
    }
    return switch (passwords.check(owner.email(), oldPassword)) {
      case PasswordCheck.Refused refused -> new PasswordChange.WrongOldPassword();
      case PasswordCheck.Wait wait -> new PasswordChange.Wait(wait.until());
      case PasswordCheck.Right right ->
          problem(newPassword, owner).orElseGet(() -> changed(right, newPassword));
    };
  }

  private PasswordChange changed(PasswordCheck.Right right, Password newPassword) {
    steps.changeOwn(right.accountId(), hashing.hash(newPassword));
    return new PasswordChange.Changed();
  }

  static Optional<PasswordChange> problem(Password newPassword, Profile owner) {
    return problem(newPassword, owner.email());
  }

  static Optional<PasswordChange> problem(Password newPassword, EmailAddress owner) {
    return PasswordPolicy.problem(newPassword, owner.text())
        .map(
            problem ->
                switch (problem) {
                  case TOO_SHORT -> new PasswordChange.TooShort();
                  case TOO_EASY -> new PasswordChange.TooEasy();
                });
  }
}
