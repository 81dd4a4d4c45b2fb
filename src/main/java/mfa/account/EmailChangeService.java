package mfa.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.platform.config.ServerSettings;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.CurrentRequest;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.verification.VerificationService;

/**
 * Changes the address of an account once its callers have seen the proofs, and takes the change
 * back (R61).
 */
@Stateless
public class EmailChangeService {

  private static final String CONTEXT = "email-change-link";

  @Inject private EmailChanges changes;
  @Inject private Accounts accounts;
  @Inject private SessionService sessions;
  @Inject private VerificationService verification;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private KeyRing keyRing;
  @Inject private RandomSource random;
  @Inject private ServerSettings server;
  @Inject private CurrentRequest request;
  @Inject private Event<EmailChanged> emailChanged;
  @Inject private Event<AccountChanged> changed;
  @Inject private Clock clock;

  /**
   * The caller wants that address; another that was requested before is forgotten. The same goes on
   * with the codes that were mailed, as no others may be mailed at once.
   */
  @PermitAll
  public PendingEmailChange begin(EmailAddress requested) {
    Account account = accounts.byId(request.requiredAccountId());
    Optional<EmailChange> same =
        open().filter(change -> change.newEmail().text().equals(requested.text()));
    if (same.isPresent()) {
      same.get().renew(clock.instant());
      return asPending(same.get());
    }
    changes.removePending(account.id());
    EmailChange change =
        new EmailChange(
            account.id(),
            request.requiredSessionId(),
            account.recipient().address(),
            requested,
            clock.instant());
    changes.add(change);
    audit.record(AuditEvent.success(AuditAction.EMAIL_CHANGE_REQUESTED, account.id()));
    return asPending(change);
  }

  /**
   * What the caller has to prove in this session; empty where nothing is requested, or too long.
   */
  @PermitAll
  public Optional<PendingEmailChange> pending() {
    return open().map(EmailChangeService::asPending);
  }

  private Optional<EmailChange> open() {
    Account account = accounts.byId(request.requiredAccountId());
    return changes
        .pending(account.id())
        .filter(
            change ->
                change.isOpenTo(
                    request.requiredSessionId(), account.recipient().address(), clock.instant()));
  }

  private static PendingEmailChange asPending(EmailChange change) {
    return new PendingEmailChange(
        change.id(),
        change.formerEmail(),
        change.newEmail(),
        change.isVerified(true),
        change.isVerified(false));
  }

  /** The code sent to the former (else: to the new) address was right. */
  @PermitAll
  public void markVerified(long changeId, boolean former) {
    open()
        .filter(change -> change.id() == changeId)
        .ifPresent(change -> change.markVerified(former, clock.instant()));
  }

  /**
   * Gives the caller's account the requested address, tells the former one, and ends what was sent
   * to it.
   *
   * @param formerToo whether the former address has to be proven as well
   */
  @PermitAll
  public EmailChangeResult complete(long changeId, boolean formerToo) {
    Account account = accounts.lock(request.requiredAccountId());
    Optional<EmailChange> proven =
        open()
            .filter(change -> change.id() == changeId)
            .filter(change -> change.isVerified(false))
            .filter(change -> !formerToo || change.isVerified(true));
    if (proven.isEmpty()) {
      return EmailChangeResult.OVER;
    }
    if (isTaken(proven.get().newEmail(), account.id())) {
      changes.removePending(account.id());
      audit.record(AuditEvent.failure(AuditAction.EMAIL_CHANGED, account.id()).saying("TAKEN"));
      return EmailChangeResult.TAKEN;
    }
    apply(proven.get(), account);
    return EmailChangeResult.CHANGED;
  }

  private void apply(EmailChange change, Account account) {
    String key = random.key();
    Instant now = clock.instant();
    change.complete(keyRing.hash(CONTEXT, key), now);
    Recipient former = account.recipient();
    account.changeEmail(change.newEmail());
    changed.fire(new AccountChanged(account.listing()));
    end(account.id(), AuditAction.EMAIL_CHANGED);
    sessions.endOthers(EndReason.EMAIL_CHANGED);
    outbox.send(
        Mail.of(MailTemplate.EMAIL_CHANGED, former)
            .with("new", change.newEmail().masked())
            .with("link", server.baseUrl() + "/email/take-back?key=" + key)
            .with("when", now)
            .with("until", now.plus(EmailChange.TAKE_BACK)));
  }

  /** Codes, tickets and links that rest on the address of a moment ago are over. */
  private void end(long accountId, AuditAction action) {
    verification.endAll(accountId);
    emailChanged.fire(new EmailChanged(accountId));
    audit.record(AuditEvent.success(action, accountId).by("email"));
  }

  /** Whether another account has the address, or can take it back. */
  @PermitAll
  public boolean isTaken(EmailAddress email, long exceptFor) {
    Instant after = clock.instant().minus(EmailChange.TAKE_BACK);
    return accounts.find(email).filter(other -> other.id() != exceptFor).isPresent()
        || changes.isReserved(email, exceptFor, after);
  }

  /** Whose address the key of a mailed link takes back. */
  @PermitAll
  public Optional<Long> accountOf(String key) {
    return changes
        .done(keyRing.hashes(CONTEXT, key))
        .filter(change -> change.canBeTakenBack(clock.instant()))
        .map(EmailChange::accountId);
  }

  /**
   * Gives the account its former address again, from whatever it has now: anyone who changed it
   * knows the password, so nobody signs in before there is a new one.
   */
  @PermitAll
  public boolean takeBack(String key) {
    Instant now = clock.instant();
    // The account before its changes, as where it is deleted.
    Optional<Account> owner = accountOf(key).map(accounts::lock);
    Optional<EmailChange> found =
        changes.lockDone(keyRing.hashes(CONTEXT, key)).filter(change -> change.canBeTakenBack(now));
    found.ifPresent(change -> takeBack(change, owner.orElseThrow(), now));
    return found.isPresent();
  }

  private void takeBack(EmailChange change, Account account, Instant now) {
    Recipient losing = account.recipient();
    changes.doneSince(account.id(), change.changedAt()).forEach(later -> later.end(now));
    changes.removePending(account.id());
    account.changeEmail(change.formerEmail());
    changed.fire(new AccountChanged(account.listing()));
    account.requireNewPassword();
    end(account.id(), AuditAction.EMAIL_TAKEN_BACK);
    sessions.endAll(account.id(), EndReason.EMAIL_CHANGED);
    outbox.send(
        Mail.of(MailTemplate.EMAIL_TAKEN_BACK, account.recipient())
            .with("link", server.baseUrl() + "/password/forgot")
            .with("when", now));
    outbox.send(Mail.of(MailTemplate.EMAIL_LOST, losing.unnamed()).with("when", now));
  }
}
