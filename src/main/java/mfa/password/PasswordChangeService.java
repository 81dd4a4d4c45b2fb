package mfa.password;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.platform.persistence.Transactions;
import mfa.platform.request.Roles;
import mfa.session.EndReason;
import mfa.session.SessionService;

/**
 * Changes the caller's password: with the old one and, when bound, a fresh code. Called outside any
 * transaction.
 */
@Stateless
public class PasswordChangeService {

  @Inject private PasswordService passwords;
  @Inject private PasswordResets resets;
  @Inject private Transactions transactions;
  @Inject private PasswordHashing hashing;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private SessionService sessions;
  @Inject private Clock clock;

  /** Whether a security code has to be entered before {@link #change}. */
  @RolesAllowed(Roles.MEMBER)
  public boolean needsCode() {
    return authenticators.isBound(accounts.ownProfile().id()) && !sessions.hasFreshCode();
  }

  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PasswordChangeResult change(Password oldPassword, Password newPassword) {
    Profile owner = accounts.ownProfile();
    if (needsCode()) {
      return new PasswordChangeResult.NeedsCode();
    }
    return hashing.admitted(() -> change(owner, oldPassword, newPassword));
  }

  private PasswordChangeResult change(Profile owner, Password oldPassword, Password newPassword) {
    return switch (passwords.check(owner.email(), oldPassword)) {
      case PasswordCheckResult.Refused refused -> new PasswordChangeResult.WrongOldPassword();
      case PasswordCheckResult.Wait wait -> new PasswordChangeResult.Wait(wait.until());
      case PasswordCheckResult.Right right ->
          PasswordPolicy.refusal(newPassword, owner.email())
              .orElseGet(() -> changed(right, newPassword));
    };
  }

  private PasswordChangeResult changed(PasswordCheckResult.Right right, Password newPassword) {
    String newHash = hashing.hash(newPassword);
    return transactions.within(() -> change(right, newHash));
  }

  /**
   * Links to set a password and the caller's other sessions end with the old one. Where the owner
   * has set another password since the old one was compared, that one stays.
   */
  private PasswordChangeResult change(PasswordCheckResult.Right right, String newHash) {
    long accountId = right.accountId();
    if (!accounts.lockWithPassword(accountId, right.passwordSince())) {
      return new PasswordChangeResult.WrongOldPassword();
    }
    accounts.changePassword(accountId, newHash);
    resets.endAll(accountId, clock.instant());
    sessions.endOthers(EndReason.PASSWORD_CHANGED);
    return new PasswordChangeResult.Changed();
  }
}
