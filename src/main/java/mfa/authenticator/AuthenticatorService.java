package mfa.authenticator;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.DeviceService;
import mfa.session.EndReason;
import mfa.session.SessionService;

/** What a member does with bound authenticators and recovery codes. */
@Stateless
public class AuthenticatorService {

  @Inject private AuthenticatorSteps steps;
  @Inject private CodeCheckService codeCheck;
  @Inject private SessionService sessions;
  @Inject private DeviceService devices;
  @Inject private CurrentRequest request;

  @PermitAll
  public boolean isBound(long accountId) {
    return steps.isBound(accountId);
  }

  /** Since when those of the accounts that are bound have an authenticator. */
  @PermitAll
  public Map<Long, Instant> boundSince(Set<Long> accountIds) {
    return accountIds.isEmpty() ? Map.of() : steps.boundSince(accountIds);
  }

  /** Lets nobody change the account or check a code of it until the end of the transaction. */
  @PermitAll
  public void lock(long accountId) {
    steps.lock(accountId);
  }

  /**
   * Resets the second factor: the end of an approved ticket. Authenticators, recovery codes, known
   * browsers and sessions are gone; the next sign-in needs the password and a new binding (R54,
   * R55).
   */
  @PermitAll
  public void reset(long accountId) {
    steps.reset(accountId);
    devices.forgetAll(accountId);
    sessions.endAll(accountId, EndReason.MFA_RESET);
  }

  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public MfaStatus ownStatus() {
    return steps.status(request.requiredAccountId());
  }

  /**
   * Removes all authenticators and recovery codes of the caller, if the code is right. A fresh code
   * is not enough: this one asks every time.
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeCheckResult unbind(Proof proof) {
    CodeCheckResult check = codeCheck.checkFresh(proof);
    if (check instanceof CodeCheckResult.Accepted) {
      steps.unbind(request.requiredAccountId());
    }
    return check;
  }

  /**
   * Removes one of several authenticators; the last one is removed by {@link #unbind}.
   *
   * @return false where a fresh code is needed first
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean remove(long authenticatorId) {
    if (!sessions.hasFreshCode()) {
      return false;
    }
    steps.remove(request.requiredAccountId(), authenticatorId);
    return true;
  }

  /**
   * Makes ten new recovery codes, which end the old ones.
   *
   * @return the codes, to be shown once; empty where a fresh code is needed first
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<List<RecoveryCode>> renewRecoveryCodes() {
    long accountId = request.requiredAccountId();
    if (!sessions.hasFreshCode() || !steps.isBound(accountId)) {
      return Optional.empty();
    }
    return Optional.of(steps.renewRecoveryCodes(accountId));
  }

  /** The caller keeps the recovery codes that were shown. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public void recordRecoveryCodesSaved() {
    steps.recordRecoveryCodesSaved(request.requiredAccountId());
  }
}
