package mfa.authenticator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.config.ServerSettings;
import mfa.platform.crypto.KeyRing;
import mfa.platform.persistence.Transactions;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.text.SingleLine;
import mfa.platform.text.Typed;
import mfa.session.SessionService;
import mfa.verification.CodeRequest;
import mfa.verification.CodeRequestResult;
import mfa.verification.FailureCounterService;
import mfa.verification.Guess;
import mfa.verification.Purpose;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import mfa.verification.VerificationService;
import mfa.workspace.MembershipService;

/**
 * Binds an authenticator in three steps: verify the e-mail address (or, where one is bound already,
 * a fresh security code), show a new secret, confirm it with its first code. Called outside any
 * transaction.
 */
@Stateless
public class BindService {

  @Inject private Authenticators authenticators;
  @Inject private RecoveryCodes recoveryCodes;
  @Inject private AuthenticatorService authenticatorService;
  @Inject private Transactions transactions;
  @Inject private VerificationService verification;
  @Inject private FailureCounterService failures;
  @Inject private AccountService accounts;
  @Inject private MembershipService memberships;
  @Inject private SessionService sessions;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private KeyRing keyRing;
  @Inject private ServerSettings server;
  @Inject private Event<AuthenticatorBound> bound;
  @Inject private Clock clock;
  private final TotpAlgorithm totp = new TotpAlgorithm();

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
    return transactions.inNew(() -> redeem(owner, code));
  }

  private VerificationResult redeem(Profile owner, VerificationCode code) {
    authenticatorService.lock(owner.id());
    VerificationResult check = verification.redeemInTransaction(codeRequest(owner), code);
    // The e-mailed code opens only the first binding: what is bound is replaced with codes (R23).
    if (check == VerificationResult.ACCEPTED && !authenticators.existFor(owner.id())) {
      begin(owner, request.requiredSessionId());
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
    Profile owner = accounts.ownProfile();
    return sessions.hasFreshCode()
        && transactions.inNew(() -> beginFurther(owner, request.requiredSessionId()));
  }

  private boolean beginFurther(Profile owner, long sessionId) {
    authenticatorService.lock(owner.id());
    int count = authenticators.of(owner.id()).size();
    boolean possible = count > 0 && count < MfaStatus.MAX_AUTHENTICATORS;
    if (possible) {
      begin(owner, sessionId);
    }
    return possible;
  }

  private void begin(Profile owner, long sessionId) {
    authenticators.removeEnrolmentOf(owner.id());
    Enrolment enrolment = new Enrolment(owner.id(), sessionId, owner.email(), clock.instant());
    authenticators.add(enrolment);
    enrolment.seal(SharedSecret.next(), keyRing);
  }

  /** Step 2: what to scan or type; empty where no enrolment of this session is open. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public Optional<EnrolmentOffer> offer() {
    Profile owner = accounts.ownProfile();
    return open(owner, request.requiredSessionId()).map(enrolment -> offer(enrolment, owner));
  }

  private Optional<Enrolment> open(Profile owner, long sessionId) {
    return authenticators
        .enrolmentOf(owner.id())
        .filter(enrolment -> enrolment.isOpenTo(sessionId, owner.email(), clock.instant()));
  }

  private EnrolmentOffer offer(Enrolment enrolment, Profile owner) {
    SharedSecret secret = enrolment.secret(keyRing);
    String uri = new ProvisioningUri(issuer(owner.id()), owner.email().text(), secret).text();
    return new EnrolmentOffer(enrolment.id(), QrCode.of(uri), secret.grouped(), uri);
  }

  /** The member's only workspace, or the product; also where nothing of its name can stand here. */
  private String issuer(long accountId) {
    return Optional.of(memberships.of(accountId))
        .filter(all -> all.size() == 1)
        .map(all -> all.getFirst().workspaceName())
        .filter(name -> Typed.showsSomething(ProvisioningUri.withoutColons(name)))
        .orElse(server.productName());
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
    return transactions.inNew(
        () -> confirm(owner, request.requiredSessionId(), enrolmentId, code, name));
  }

  private BindResult confirm(
      Profile owner, long sessionId, long enrolmentId, OneTimeCode code, String name) {
    authenticatorService.lock(owner.id());
    return failures
        .attempt(
            CodeCheckService.codeSubject(owner.id()),
            CodeCheckService.POLICY,
            () -> compare(owner, sessionId, enrolmentId, code, name))
        .orLocked(BindResult::of);
  }

  private Guess<BindResult> compare(
      Profile owner, long sessionId, long enrolmentId, OneTimeCode code, String name) {
    Optional<Enrolment> enrolment =
        open(owner, sessionId).filter(candidate -> candidate.id() == enrolmentId);
    if (enrolment.isEmpty()) {
      return Guess.none(new BindResult.Over());
    }
    SharedSecret secret = enrolment.get().secret(keyRing);
    Instant now = clock.instant();
    OptionalLong step = totp.matchingStep(secret, code, PhoneClock.RIGHT, now);
    if (step.isEmpty()) {
      audit.record(
          AuditEvent.failure(AuditAction.AUTHENTICATOR_BOUND, owner.id())
              .by("code")
              .saying("Wrong code"));
      return Guess.wrong(wrong(secret, code, now));
    }
    return Guess.right(
        authenticators.end(enrolment.get())
            ? bind(owner, secret, step.getAsLong(), name)
            : new BindResult.Over());
  }

  /** Anyone who binds has seen the secret: what its codes tell of a clock is no news to them. */
  private BindResult wrong(SharedSecret secret, OneTimeCode code, Instant now) {
    OptionalLong stray = totp.strayStep(secret, code, now);
    return stray.isEmpty()
        ? new BindResult.Wrong()
        : new BindResult.ClockOff(PhoneClock.showing(stray.getAsLong(), now).difference());
  }

  private BindResult bind(Profile owner, SharedSecret secret, long step, String name) {
    Instant now = clock.instant();
    int count = authenticators.of(owner.id()).size();
    String title = SingleLine.of(name, AuthenticatorService.MAX_NAME_LENGTH);
    Authenticator authenticator = new Authenticator(owner.id(), title, step, now);
    authenticators.add(authenticator);
    authenticator.seal(secret, keyRing);
    accounts.markBound(owner.id());
    sessions.recordBinding();
    bound.fire(new AuthenticatorBound(owner.id()));
    audit.record(AuditEvent.success(AuditAction.AUTHENTICATOR_BOUND, owner.id()).by("code"));
    outbox.send(
        Mail.of(
                count == 0 ? MailTemplate.MFA_BOUND : MailTemplate.AUTHENTICATOR_ADDED,
                owner.recipient())
            .with("name", title)
            .with("when", now)
            .from(request.client()));
    return new BindResult.Bound(count == 0 ? firstRecoveryCodes(owner.id(), now) : List.of());
  }

  /** What was guessed at former ones says nothing of these. */
  private List<RecoveryCode> firstRecoveryCodes(long accountId, Instant now) {
    failures.clear(CodeCheckService.recoverySubject(accountId));
    return recoveryCodes.renew(accountId, now);
  }

  private CodeRequest codeRequest(Profile owner) {
    String session = "session/" + request.requiredSessionId();
    return new CodeRequest(owner.id(), owner.email(), Purpose.BIND, session);
  }
}
