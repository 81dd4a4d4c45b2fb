package mfa.authenticator;

import jakarta.annotation.security.PermitAll;
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
import mfa.platform.text.SingleLine;
import mfa.platform.text.Typed;
import mfa.session.SessionService;
import mfa.verification.FailureCounterService;
import mfa.verification.Guess;
import mfa.workspace.MembershipService;

/** The transactions of {@link BindService}. */
@Stateless
public class BindSteps {

  static final int MAX_NAME_LENGTH = 60;

  @Inject private Authenticators authenticators;
  @Inject private RecoveryCodes recoveryCodes;
  @Inject private AuthenticatorSteps steps;
  @Inject private FailureCounterService failures;
  @Inject private AccountService accounts;
  @Inject private MembershipService memberships;
  @Inject private SessionService sessions;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private KeyRing keyRing;
  @Inject private ServerSettings server;
  @Inject private Event<AuthenticatorBound> bound;
  @Inject private Clock clock;
  private final TotpAlgorithm totp = new TotpAlgorithm();

  /** The e-mailed code opens only the first binding: what is bound is replaced with codes (R23). */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void beginFirst(Profile owner, long sessionId) {
    steps.lock(owner.id());
    if (!authenticators.existFor(owner.id())) {
      begin(owner, sessionId);
    }
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean beginFurther(Profile owner, long sessionId) {
    steps.lock(owner.id());
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

  @PermitAll
  public Optional<EnrolmentOffer> offer(Profile owner, long sessionId) {
    return open(owner, sessionId).map(enrolment -> offer(enrolment, owner));
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

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public BindResult confirm(
      Profile owner, long sessionId, long enrolmentId, OneTimeCode code, String name) {
    steps.lock(owner.id());
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
    OptionalLong step = totp.matchingStep(secret, code, clock.instant());
    if (step.isEmpty()) {
      audit.record(
          AuditEvent.failure(AuditAction.AUTHENTICATOR_BOUND, owner.id())
              .by("code")
              .saying("Wrong code"));
      return Guess.wrong(new BindResult.Wrong());
    }
    return Guess.right(
        authenticators.end(enrolment.get())
            ? bind(owner, secret, step.getAsLong(), name)
            : new BindResult.Over());
  }

  private BindResult bind(Profile owner, SharedSecret secret, long step, String name) {
    Instant now = clock.instant();
    int count = authenticators.of(owner.id()).size();
    String title = SingleLine.of(name, MAX_NAME_LENGTH);
    Authenticator authenticator = new Authenticator(owner.id(), title, step, now);
    authenticators.add(authenticator);
    authenticator.seal(secret, keyRing);
    accounts.markBound(owner.id());
    sessions.recordCode();
    bound.fire(new AuthenticatorBound(owner.id()));
    audit.record(AuditEvent.success(AuditAction.AUTHENTICATOR_BOUND, owner.id()).by("code"));
    outbox.send(
        Mail.of(
                count == 0 ? MailTemplate.MFA_BOUND : MailTemplate.AUTHENTICATOR_ADDED,
                owner.recipient())
            .with("name", title)
            .with("when", now));
    return new BindResult.Bound(count == 0 ? recoveryCodes.renew(owner.id(), now) : List.of());
  }
}
