package mfa.authenticator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
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
 * Binds an authenticator in three steps: verify the e-mail address (or, where one is bound already,
 * a fresh security code), show a new secret, confirm it with its first code. Called outside any
 * transaction.
 */
@Stateless
public class BindService {

  @Inject private BindSteps steps;
  @Inject private VerificationService verification;
  @Inject private AccountService accounts;
  @Inject private SessionService sessions;
  @Inject private CurrentRequest request;

  /** Step 1: mails a verification code to the caller's address. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeRequestResult sendVerificationCode() {
    Profile owner = accounts.ownProfile();
    return verification.send(codeRequest(owner), owner.recipient());
  }

  /** Step 1: with the right code an enrolment begins, which {@link #offer} then shows. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public VerificationResult verifyEmail(VerificationCode code) {
    Profile owner = accounts.ownProfile();
    VerificationResult check = verification.redeem(codeRequest(owner), code);
    if (check == VerificationResult.ACCEPTED) {
      steps.beginFirst(owner, request.requiredSessionId());
    }
    return check;
  }

  /**
   * Step 1 for a further authenticator: begins an enrolment with a fresh security code.
   *
   * @return false where a fresh code is needed first, nothing is bound yet, or there is no room
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean beginAdding() {
    return sessions.hasFreshCode()
        && steps.beginFurther(accounts.ownProfile(), request.requiredSessionId());
  }

  /** Step 2: what to scan or type; empty where no enrolment of this session is open. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public Optional<EnrolmentOffer> offer() {
    return steps.offer(accounts.ownProfile(), request.requiredSessionId());
  }

  /**
   * Step 3: binds the authenticator, if the code is one of the new secret.
   *
   * @param name what the owner calls it; kept up to 60 characters
   */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public BindResult confirm(long enrolmentId, OneTimeCode code, String name) {
    Profile owner = accounts.ownProfile();
    return steps.confirm(owner, request.requiredSessionId(), enrolmentId, code, name);
  }

  private CodeRequest codeRequest(Profile owner) {
    String session = "session/" + request.requiredSessionId();
    return new CodeRequest(owner.id(), owner.email(), Purpose.BIND, session);
  }
}
