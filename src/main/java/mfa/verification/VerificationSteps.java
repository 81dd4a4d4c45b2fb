package mfa.verification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.Client;
import mfa.platform.request.UserAgentLabel;

/**
 * The single steps of {@link VerificationService}: each in a transaction of its own, or part of the
 * one that the service was called in.
 */
@Stateless
public class VerificationSteps {

  @Inject private IssuedCodes codes;
  @Inject private FailureCounterService failures;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private KeyRing keyRing;
  @Inject private VerificationSettings settings;
  @Inject private Clock clock;

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Instant issue(
      CodeRequest codeRequest, Recipient recipient, Client asker, VerificationCode code) {
    Instant now = clock.instant();
    Instant expiresAt = now.plus(settings.life());
    codes.endAll(codeRequest.accountId(), codeRequest.purpose(), now);
    IssuedCode issued = new IssuedCode(codeRequest, now, expiresAt);
    issued.recordHash(keyRing.hash(issued.context(), code.digits()));
    codes.add(issued);
    Mail mail =
        switch (codeRequest.purpose()) {
          case BIND -> mail(MailTemplate.VERIFICATION_CODE, recipient, asker, code);
          case UNBIND_TICKET -> mail(MailTemplate.UNBIND_CODE, recipient, asker, code);
          case LEAVE_WORKSPACE -> mail(MailTemplate.LEAVING_CODE, recipient, asker, code);
          case DELETE_ACCOUNT -> mail(MailTemplate.DELETION_CODE, recipient, asker, code);
          case NEW_EMAIL, FORMER_EMAIL ->
              mail(MailTemplate.EMAIL_CHANGE_CODE, recipient, asker, code);
        };
    outbox.send(mail.notAfter(expiresAt));
    audit.record(
        AuditEvent.success(AuditAction.VERIFICATION_CODE_SENT, codeRequest.accountId())
            .by("email"));
    return now;
  }

  /** It may be an outsider who asks: the owner reads from where. */
  private Mail mail(
      MailTemplate template, Recipient recipient, Client asker, VerificationCode code) {
    return Mail.of(template, recipient)
        .with("code", code.digits())
        .with("minutes", settings.life().toMinutes())
        .with("when", clock.instant())
        .with("browser", UserAgentLabel.of(asker.userAgent()))
        .with("address", asker.address());
  }

  /**
   * Compares a code with the live one and, if it is right, uses it up.
   *
   * <p>{@link VerificationResult#ELSEWHERE} is free, and still nobody guesses for nothing: only who
   * typed the right code gets it. Anyone who sits in another session and tries codes pays for each
   * wrong one with a try of the code and a failure of the account, as in the session that asked,
   * and is answered nothing once either is used up. Who hits learns a code that opens nothing in
   * that session, and that they may know already: it stands in the mailbox.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public VerificationResult redeem(CodeRequest codeRequest, VerificationCode code) {
    VerificationResult check =
        failures
            .attempt(
                VerificationService.failureSubject(codeRequest.accountId()),
                VerificationService.POLICY,
                () -> compare(codeRequest, code))
            .orRefused(lockout -> VerificationResult.LOCKED);
    return recorded(codeRequest, check);
  }

  private Guess<VerificationResult> compare(CodeRequest codeRequest, VerificationCode code) {
    Instant now = clock.instant();
    Optional<IssuedCode> live = codes.live(codeRequest.accountId(), codeRequest.purpose(), now);
    if (live.isEmpty() || !codes.reserveTry(live.get())) {
      return Guess.none(VerificationResult.EXPIRED);
    }
    if (!isRight(live.get(), code) || !live.get().wasSentTo(codeRequest.email())) {
      return Guess.wrong(VerificationResult.WRONG);
    }
    if (!live.get().wasAskedForBy(codeRequest.request())) {
      codes.uncountTry(live.get());
      return Guess.none(VerificationResult.ELSEWHERE);
    }
    return codes.end(live.get(), now)
        ? Guess.right(VerificationResult.ACCEPTED)
        : Guess.wrong(VerificationResult.WRONG);
  }

  private boolean isRight(IssuedCode live, VerificationCode code) {
    return keyRing.hashes(live.context(), code.digits()).stream()
        .anyMatch(hash -> VerificationService.sameText(hash, live.codeHash()));
  }

  private VerificationResult recorded(CodeRequest codeRequest, VerificationResult check) {
    AuditAction action = AuditAction.VERIFICATION_CODE_CHECKED;
    AuditEvent event =
        check == VerificationResult.ACCEPTED
            ? AuditEvent.success(action, codeRequest.accountId())
            : AuditEvent.failure(action, codeRequest.accountId());
    audit.record(event.by("email").saying(codeRequest.purpose() + " " + check));
    return check;
  }

  @PermitAll
  public void endAll(long accountId) {
    codes.endAll(accountId, clock.instant());
  }

  @PermitAll
  public void forget(long accountId) {
    codes.deleteOf(accountId);
  }

  /** Deletes codes that expired more than a day ago. */
  @PermitAll
  public int forgetOld() {
    return codes.deleteExpiredBefore(clock.instant().minus(java.time.Duration.ofDays(1)));
  }
}
