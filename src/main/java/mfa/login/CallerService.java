package mfa.login;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mfa.account.Profile;
import mfa.authenticator.SecondFactor;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.NextStep;
import mfa.platform.crypto.KeyRing;
import mfa.platform.persistence.ReadOnce;
import mfa.platform.request.Roles;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.session.SessionSettings;

/**
 * Turns a session into a caller, again at every request: what counted a minute ago may not now. One
 * statement needs no transaction, which would be another way to the database.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CallerService {

  @Inject private CallerStates states;
  @Inject private EnforcementService enforcement;
  @Inject private SessionSettings settings;
  @Inject private KeyRing keyRing;
  @Inject private ReadOnce readOnce;
  @Inject private Clock clock;

  /**
   * Who the session of this key speaks for; empty if it does not count any more. Once the account
   * is bound, a session that began with the password alone has to give a code like every other
   * (R55, R63).
   */
  @PermitAll
  public Optional<Caller> caller(String sessionKey) {
    return state(sessionKey).flatMap(this::callerNow);
  }

  /** The same for a session that another host knows by a key of its own. */
  @PermitAll
  public Optional<Caller> caller(long sessionId) {
    return states.find(sessionId).flatMap(this::callerNow);
  }

  /**
   * Why the session of a key speaks for nobody; where the account, not the session, is the reason,
   * that is told only in general.
   */
  @PermitAll
  public EndReason whyOver(String sessionKey) {
    return state(sessionKey)
        .map(CallerState::times)
        .filter(times -> !times.isLive(settings, clock.instant()))
        .map(times -> times.whyOver(settings))
        .orElse(EndReason.GONE);
  }

  private Optional<CallerState> state(String sessionKey) {
    return states.find(keyRing.hashes(SessionService.KEY, sessionKey));
  }

  private Optional<Caller> callerNow(CallerState state) {
    if (!state.counts(settings, clock.instant())) {
      return Optional.empty();
    }
    readOnce.keep(Profile.class, state.accountId(), state.profile());
    readOnce.keep(SecondFactor.class, state.accountId(), state.secondFactor());
    return caller(state);
  }

  private Optional<Caller> caller(CallerState state) {
    if (state.isBound()) {
      return Optional.of(state.caller(state.hasCode() ? all(state) : Set.of(Roles.HALF_SIGNED_IN)));
    }
    // The authenticators are gone that the code was to come from: the password is asked again.
    if (state.isHalfSignedIn()) {
      return Optional.empty();
    }
    return Optional.of(state.caller(Set.of(mustBind(state) ? Roles.MUST_BIND : Roles.MEMBER)));
  }

  /** Whether an account that is known to have no authenticator has to bind one before all else. */
  @PermitAll
  public boolean mustBind(CallerRow unbound) {
    return enforcement.nextStepUnbound(unbound.accountId()) == NextStep.BIND;
  }

  private static Set<String> all(CallerState state) {
    Set<String> roles = new HashSet<>(state.platformRoles());
    roles.add(Roles.MEMBER);
    return roles;
  }
}
