package mfa.application;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.login.Caller;
import mfa.login.CallerService;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.session.SessionSettings;
import mfa.verification.RateLimit;
import mfa.verification.RateLimitService;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;

/**
 * Says who may pass to an application, lets a browser in by a code, and out again. What a sign-in
 * is worth is asked of the one gate, each time again (R72).
 */
@Stateless
public class ApplicationGateService {

  static final String KEY = "application-session";

  private static final String CODE = "entry-code";
  private static final Duration LIFE_OF_CODE = Duration.ofSeconds(60);

  /** As many pages as a browser may open at once; more than that are nobody's clicks. */
  private static final int CODES_PER_SESSION = 20;

  @Inject private Applications applications;
  @Inject private CallerService callers;
  @Inject private AccountService accounts;
  @Inject private MembershipService memberships;
  @Inject private SessionService sessions;
  @Inject private SessionSettings settings;
  @Inject private KeyRing keyRing;
  @Inject private RandomSource random;
  @Inject private RateLimitService rateLimits;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /**
   * Whether a request with this key may pass to the application at an origin. Most take one
   * question to the database, and no transaction.
   *
   * @param key what the browser shows at the application's host; empty for none
   * @param byPerson whether somebody clicked or typed for this request, which keeps the sign-in
   *     alive
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public GateResult check(ApplicationOrigin origin, Optional<String> key, boolean byPerson) {
    Instant now = clock.instant();
    Optional<ApplicationCaller> caller =
        key.flatMap(text -> applications.caller(origin, keyRing.hashes(KEY, text)));
    GateResult result =
        caller.filter(known -> isIn(known, now)).isPresent()
            ? new GateResult.Allowed(caller.get().identity())
            : askTheGate(origin, key);
    if (byPerson && result instanceof GateResult.Allowed) {
      caller
          .filter(known -> known.isSeenLongAgo(now))
          .ifPresent(known -> sessions.recordActivity(known.sessionId()));
    }
    return result;
  }

  private boolean isIn(ApplicationCaller caller, Instant now) {
    return caller.isPlainlyIn(settings, now)
        || caller.isInUnbound(settings, now) && !callers.mustBind(caller);
  }

  private GateResult askTheGate(ApplicationOrigin origin, Optional<String> key) {
    Optional<Application> application = applications.at(origin);
    if (application.isEmpty()) {
      return new GateResult.UnknownApplication();
    }
    long id = application.get().id();
    Optional<Caller> caller =
        key.flatMap(text -> session(application.get(), text)).flatMap(this::fullCaller);
    if (caller.isEmpty()) {
      return new GateResult.SignInNeeded(id);
    }
    return identity(caller.get().accountId(), application.get())
        .<GateResult>map(GateResult.Allowed::new)
        .orElseGet(() -> new GateResult.NoMember(id));
  }

  private Optional<Long> session(Application application, String key) {
    return applications
        .session(application, keyRing.hashes(KEY, key))
        .map(ApplicationSession::sessionId);
  }

  private Optional<Caller> fullCaller(long sessionId) {
    return callers.caller(sessionId).filter(caller -> caller.is(Roles.MEMBER));
  }

  private Optional<Identity> identity(long accountId, Application application) {
    return memberships
        .of(accountId, application.workspaceId())
        .flatMap(
            member -> accounts.profile(accountId).map(account -> identity(account, member.role())));
  }

  private static Identity identity(Profile account, WorkspaceRole role) {
    return new Identity(account.id(), account.email().text(), account.name(), role);
  }

  /**
   * A way into an application for the caller's session, in the browser that asked; empty where the
   * caller is no member of its workspace, or there is no such application.
   */
  @RolesAllowed(Roles.MEMBER)
  public Optional<Entry> enter(EntryRequest entry) {
    long accountId = request.requiredAccountId();
    Optional<Application> application =
        applications
            .find(entry.applicationId())
            .filter(found -> memberships.of(accountId, found.workspaceId()).isPresent());
    if (application.isEmpty()) {
      audit.record(
          AuditEvent.failure(AuditAction.ACCESS_REFUSED, accountId)
              .saying("application " + entry.applicationId()));
      return Optional.empty();
    }
    String code = random.key();
    applications.add(
        new EntryCode(
            keyRing.hash(CODE, code),
            application.get().id(),
            request.requiredSessionId(),
            entry,
            clock.instant().plus(LIFE_OF_CODE)));
    applications.forgetOldCodes(request.requiredSessionId(), CODES_PER_SESSION);
    return Optional.of(new Entry(application.get().origin(), code));
  }

  /**
   * Lets the browser in that shows a code at an application's host, if it is the one that the code
   * was made for. Anyone who shows a code uses it up.
   */
  @PermitAll
  public EntryResult redeem(ApplicationOrigin origin, String text, BrowserKey browser) {
    Optional<Application> application = applications.at(origin);
    Optional<EntryCode> found = applications.code(keyRing.hashes(CODE, text));
    // First the session, as a step of signing in does that takes its codes away.
    found.map(EntryCode::sessionId).ifPresent(sessions::lock);
    Optional<EntryCode> code = found.filter(applications::use);
    if (application.isEmpty() || code.isEmpty()) {
      return new EntryResult.Again(ReturnPath.START);
    }
    if (!code.get().isOf(application.get())) {
      return refused(code.get(), ReturnPath.START);
    }
    Optional<Caller> caller =
        code.filter(known -> known.counts(browser, clock.instant()))
            .flatMap(known -> fullCaller(known.sessionId()))
            .filter(known -> identity(known.accountId(), application.get()).isPresent());
    return caller.isEmpty()
        ? refused(code.get(), code.get().page())
        : entered(caller.get(), application.get(), code.get().page());
  }

  private EntryResult entered(Caller caller, Application application, ReturnPath page) {
    request.by(caller.accountId(), caller.sessionId());
    String key = random.key();
    Instant now = clock.instant();
    applications.forgetSessions(application, caller.sessionId());
    applications.add(
        new ApplicationSession(keyRing.hash(KEY, key), application.id(), caller.sessionId(), now));
    if (rateLimits.count(entries(application, caller)).isPresent()) {
      audit.record(
          AuditEvent.success(AuditAction.APPLICATION_ENTERED, caller.accountId())
              .in(application.workspaceId())
              .saying(application.origin()));
    }
    return new EntryResult.Entered(key, page);
  }

  /** One entry in the audit log a minute says that somebody is in: a loop must not fill it. */
  private static RateLimit entries(Application application, Caller caller) {
    return RateLimit.perMinute(
        "application-entered/" + application.id() + "/" + caller.sessionId(), 1);
  }

  /** That of the code, wherever it was shown: no other workspace learns of the account. */
  private EntryResult refused(EntryCode code, ReturnPath page) {
    Application application = applications.find(code.applicationId()).orElseThrow();
    long accountId = sessions.accountOf(code.sessionId());
    audit.recordRefusal(
        AuditEvent.failure(AuditAction.APPLICATION_ENTERED, accountId)
            .in(application.workspaceId())
            .saying(application.origin()),
        accountId);
    return new EntryResult.Again(page);
  }

  /**
   * Ends the sign-in behind a key, here and everywhere; any other key changes nothing.
   *
   * @return whether there was a sign-in to end
   */
  @PermitAll
  public boolean signOut(ApplicationOrigin origin, String key) {
    return applications
        .at(origin)
        .flatMap(application -> session(application, key))
        .filter(sessions::signOut)
        .isPresent();
  }

  /** Forgets codes that nobody showed in time. */
  @PermitAll
  public int forgetOldCodes() {
    return applications.forgetCodesUntil(clock.instant());
  }
}
