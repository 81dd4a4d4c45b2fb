package mfa.enforcement;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.workspace.MembershipService;

/** Says what an account has to do next; asked again at every request. */
@Stateless
public class EnforcementService {

  @Inject private AccountService accounts;
  @Inject private MembershipService memberships;
  @Inject private AuthenticatorService authenticators;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  @PermitAll
  public NextStep nextStep(long accountId) {
    return authenticators.isBound(accountId) ? NextStep.ENTER_CODE : nextStepUnbound(accountId);
  }

  /** The same for an account that is known to have no authenticator. */
  @PermitAll
  public NextStep nextStepUnbound(long accountId) {
    Obligation obligation = obligation(accounts.profile(accountId).orElseThrow());
    if (!obligation.isRequired()) {
      return NextStep.PROCEED;
    }
    return obligation.canBePutOff() ? NextStep.OFFER_BIND : NextStep.BIND;
  }

  /** What the caller owes, bound or not. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public Obligation ownObligation() {
    return obligation(accounts.profile(request.requiredAccountId()).orElseThrow());
  }

  private Obligation obligation(Profile account) {
    return EnforcementPolicy.obligation(account, memberships.of(account.id()), clock.instant());
  }
}
