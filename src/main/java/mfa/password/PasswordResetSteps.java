package mfa.password;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Credentials;
import mfa.account.PasswordReplaced;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.config.ServerSettings;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.UserAgentLabel;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.verification.VerificationService;

/** The transactions of {@link PasswordResetService} and of its timer. */
@Stateless
public class PasswordResetSteps {

  private static final String CONTEXT = "password-reset-link";

  @Inject private PasswordResets resets;
  @Inject private PasswordSteps passwords;
  @Inject private AccountService accounts;
  @Inject private SessionService sessions;
  @Inject private VerificationService verification;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private KeyRing keyRing;
  @Inject private RandomSource random;
  @Inject private ServerSettings server;
  @Inject private LoginSettings settings;
  @Inject private CurrentRequest request;
  @Inject private Event<PasswordReplaced> replaced;
  @Inject private Clock clock;

  @PermitAll
  public void record(EmailAddress email) {
    resets.add(
        new PasswordReset(email, request.client(), keyRing, clock.instant(), settings.resetLife()));
  }

  /** The new requests that it is time for, oldest first. */
  @PermitAll
  public List<Long> due(int max) {
    return resets.due(clock.instant(), max);
  }

  /**
   * Mails a link if the address of the new request is that of an active account, unless somebody
   * else does.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void evaluate(long id) {
    resets.lockNew(id).ifPresent(this::evaluate);
  }

  private void evaluate(PasswordReset reset) {
    Optional<Credentials> account =
        accounts.credentials(reset.email(keyRing)).filter(Credentials::active);
    if (account.isPresent()) {
      mailLink(reset, account.get().accountId());
    } else {
      reset.ignore(clock.instant());
    }
  }

  private void mailLink(PasswordReset reset, long accountId) {
    request.from(reset.client(), null);
    resets.endAll(accountId, clock.instant());
    String key = random.key();
    reset.linkTo(accountId, keyRing.hash(CONTEXT, key), clock.instant());
    outbox.send(
        Mail.of(MailTemplate.PASSWORD_RESET, accounts.recipient(accountId))
            .with("link", server.baseUrl() + "/password/reset?key=" + key)
            .with("minutes", settings.resetLife().toMinutes())
            .with("browser", UserAgentLabel.of(reset.client().userAgent()))
            .with("address", reset.client().address())
            .notAfter(reset.expiresAt()));
    audit.record(AuditEvent.success(AuditAction.PASSWORD_RESET_REQUESTED, accountId).by("email"));
  }

  @PermitAll
  public boolean isOpen(String key) {
    return open(key).isPresent();
  }

  /** What is wrong with the link or the new password, if anything. */
  @PermitAll
  public Optional<PasswordChangeResult> problem(String key, Password newPassword) {
    Optional<PasswordReset> reset = open(key);
    if (reset.isEmpty()) {
      return Optional.of(new PasswordChangeResult.LinkOver());
    }
    Profile owner = accounts.profile(reset.get().accountId()).orElseThrow();
    return PasswordPolicy.refusal(newPassword, owner.email());
  }

  /** Uses the link up; false where somebody else did or it is over. */
  @PermitAll
  public boolean complete(String key, String newHash) {
    Instant now = clock.instant();
    Optional<PasswordReset> reset = open(key).filter(link -> resets.use(link, now));
    if (reset.isEmpty()) {
      return false;
    }
    long accountId = reset.get().accountId();
    verification.clearFailures(accountId);
    accounts.changePassword(accountId, newHash);
    sessions.endAll(accountId, EndReason.PASSWORD_CHANGED);
    resets.endAll(accountId, now);
    passwords.notify(accountId);
    replaced.fire(new PasswordReplaced(accountId));
    return true;
  }

  private Optional<PasswordReset> open(String key) {
    List<String> hashes = keyRing.hashes(CONTEXT, key);
    return resets
        .open(hashes, clock.instant())
        .filter(reset -> accounts.profile(reset.accountId()).filter(Profile::active).isPresent());
  }

  /** Forgets requests that were over a day ago. */
  @PermitAll
  public int forgetOld() {
    return resets.deleteExpiredBefore(clock.instant().minus(Duration.ofDays(1)));
  }
}
