package mfa.enforcement;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.SecondFactor;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;

/** Says what an account has to do next; asked again at every request. */
@Stateless
public class EnforcementService {

  @Inject private AccountService accounts;
  @Inject private MembershipService memberships;
  @Inject private AuthenticatorService authenticators;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** For an account that is known to have no authenticator. */
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

  /** How the caller is protected and what is asked of them, for pages: few questions, no more. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public OwnProtection ownProtection() {
    List<MembershipSummary> own = memberships.own();
    SecondFactor factor = authenticators.ownSecondFactor();
    return new OwnProtection(
        own, factor, factor.bound() ? Optional.empty() : Optional.of(owed(own)));
  }

  private OwnProtection.Owed owed(List<MembershipSummary> own) {
    Profile owner = accounts.ownProfile();
    Instant now = clock.instant();
    return new OwnProtection.Owed(
        owner.timeZone(),
        EnforcementPolicy.obligation(owner, own, now),
        own.stream()
            .filter(membership -> membership.mfaRequiredSince() != null)
            .filter(membership -> EnforcementPolicy.isExempt(owner, membership, now))
            .toList(),
        own.stream()
            .filter(membership -> membership.startsLater(now))
            .filter(membership -> !EnforcementPolicy.isExempt(owner, membership, now))
            .toList());
  }

  private Obligation obligation(Profile account) {
    return EnforcementPolicy.obligation(account, memberships.of(account.id()), clock.instant());
  }
}
