package mfa.login;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.NextStep;
import mfa.platform.request.Roles;
import mfa.session.CurrentSession;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.session.Stage;

/** Turns a session into a caller, again at every request: what counted a minute ago may not now. */
@Stateless
public class CallerService {

  @Inject private SessionService sessions;
  @Inject private AccountService accounts;
  @Inject private EnforcementService enforcement;

  /**
   * Who the session of this key speaks for; empty if it does not count any more. Once the account
   * is bound, a session that began with the password alone has to give a code like every other
   * (R55, R63).
   */
  @PermitAll
  public Optional<Caller> caller(String sessionKey) {
    return sessions.current(sessionKey).flatMap(this::caller);
  }

  /** The same for a session that another host knows by a key of its own. */
  @PermitAll
  public Optional<Caller> caller(long sessionId) {
    return sessions.current(sessionId).flatMap(this::caller);
  }

  /**
   * Why the session of a key speaks for nobody; where the account, not the session, is the reason,
   * that is told only in general.
   */
  @PermitAll
  public EndReason whyOver(String sessionKey) {
    return sessions.whyOver(sessionKey).orElse(EndReason.GONE);
  }

  private Optional<Caller> caller(CurrentSession session) {
    Optional<Profile> account = accounts.profile(session.accountId()).filter(Profile::active);
    if (account.isEmpty() || accounts.mustReplacePassword(session.accountId())) {
      return Optional.empty();
    }
    NextStep nextStep = enforcement.nextStep(account.get());
    boolean bound = nextStep == NextStep.ENTER_CODE;
    if (bound && !session.withCode() && !sessions.hasCodeByNow(session.id())) {
      return Optional.of(caller(session, Set.of(Roles.HALF_SIGNED_IN)));
    }
    // Where a code is asked for, one was accepted, maybe after the row was read: the stage is old.
    if (session.stage() == Stage.HALF_SIGNED_IN && !bound) {
      return Optional.empty();
    }
    if (nextStep == NextStep.BIND) {
      return Optional.of(caller(session, Set.of(Roles.MUST_BIND)));
    }
    Set<String> roles = new HashSet<>(Set.of(Roles.MEMBER));
    if (bound) {
      account.get().platformRoles().forEach(role -> roles.add(role.name()));
    }
    return Optional.of(caller(session, roles));
  }

  private static Caller caller(CurrentSession session, Set<String> roles) {
    return new Caller(session.accountId(), session.id(), roles);
  }
}
