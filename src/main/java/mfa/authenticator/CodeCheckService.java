package mfa.authenticator;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.verification.FailureCounterService;
import mfa.verification.Lockout;
import mfa.verification.LockoutPolicy;

/**
 * Decides whether a code proves the second factor: the one way for every screen, so that the
 * window, the used step and the count of failures are the same everywhere (R03, R06, R12). Called
 * outside any transaction.
 */
@Stateless
public class CodeCheckService {

  /**
   * Five wrong codes in a row cost a minute, each further five twice as much, up to a day; after a
   * hundred only a recovery code or a ticket helps (R11).
   */
  static final LockoutPolicy POLICY =
      new LockoutPolicy(5, 5, Duration.ofMinutes(1), Duration.ofHours(24), 100);

  @Inject private CodeCheckSteps steps;
  @Inject private FailureCounterService failures;
  @Inject private SessionService sessions;
  @Inject private CurrentRequest request;

  /** Checks the caller's code and uses it up if it is right. */
  @RolesAllowed({Roles.MEMBER, Roles.HALF_SIGNED_IN})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeCheckResult check(Proof proof) {
    long accountId = request.requiredAccountId();
    return switch (proof) {
      case OneTimeCode code -> steps.check(accountId, code);
      case RecoveryCode code -> steps.check(accountId, code);
    };
  }

  /** Checks the caller's code and, if it is right, counts it as fresh for this session (R62). */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeCheckResult checkFresh(Proof proof) {
    CodeCheckResult check = check(proof);
    if (check instanceof CodeCheckResult.Accepted) {
      sessions.recordCode();
    }
    return check;
  }

  /**
   * Until when security codes of the account are not compared. Empty as well where they never are:
   * waiting does not help there, a recovery code does.
   */
  @PermitAll
  public Optional<Instant> lockedUntil(long accountId) {
    return failures
        .lockout(codeSubject(accountId))
        .filter(lockout -> !lockout.isPermanent())
        .map(Lockout::until);
  }

  static String codeSubject(long accountId) {
    return "code/" + accountId;
  }

  static String recoverySubject(long accountId) {
    return "recovery/" + accountId;
  }
}
