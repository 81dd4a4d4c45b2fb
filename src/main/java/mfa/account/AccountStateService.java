package mfa.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.session.DeviceService;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.verification.VerificationService;

/**
 * Disables, enables and deletes accounts. Who may do that is decided by its callers; that no
 * workspace loses its last owner by a deletion, and the server not its last administrator, is
 * decided here, one after the other (R58).
 */
@Stateless
public class AccountStateService {

  @Inject private Accounts accounts;
  @Inject private SoleOwnership ownership;
  @Inject private EmailChanges emailChanges;
  @Inject private SessionService sessions;
  @Inject private DeviceService devices;
  @Inject private VerificationService verification;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private Event<AccountChanged> changed;
  @Inject private Event<AccountDisabled> disabled;
  @Inject private Event<AccountDeleted> deleted;
  @Inject private Clock clock;

  /**
   * Ends all sessions of an active account and lets nobody sign in with it. A hijacked account is
   * disabled even if it is the only owner of a workspace, which the audit log then says.
   */
  @PermitAll
  public AccountChangeResult disable(long accountId) {
    lockWhatIsCounted(accountId);
    Optional<Account> account = locked(accountId).filter(Account::isActive);
    if (account.isEmpty()) {
      return AccountChangeResult.UNKNOWN;
    }
    if (isLastAdministrator(account.get())) {
      return refused(
          AuditAction.ACCOUNT_DISABLED, accountId, AccountChangeResult.LAST_ADMINISTRATOR);
    }
    List<Long> left = ownership.workspaces(accountId);
    account.get().disable();
    changed.fire(new AccountChanged(account.get().listing()));
    sessions.endAll(accountId, EndReason.ACCOUNT_DISABLED);
    audit.record(
        AuditEvent.success(AuditAction.ACCOUNT_DISABLED, accountId).saying(withoutOwner(left)));
    disabled.fire(new AccountDisabled(accountId));
    return AccountChangeResult.DONE;
  }

  private static String withoutOwner(List<Long> workspaces) {
    return workspaces.isEmpty()
        ? ""
        : workspaces.stream()
            .map(id -> Long.toString(id))
            .collect(Collectors.joining(", ", "Without an active owner: workspace ", ""));
  }

  @PermitAll
  public AccountChangeResult enable(long accountId) {
    Optional<Account> account =
        locked(accountId).filter(found -> found.state() == AccountState.DISABLED);
    account.ifPresent(
        found -> {
          found.enable();
          changed.fire(new AccountChanged(found.listing()));
          audit.record(AuditEvent.success(AuditAction.ACCOUNT_ENABLED, accountId));
        });
    return account.isPresent() ? AccountChangeResult.DONE : AccountChangeResult.UNKNOWN;
  }

  /**
   * Forgets the person: memberships, sessions, browsers, codes, invitations and mails are gone, and
   * what other features hold of it; the audit log keeps the number of the account.
   */
  @PermitAll
  public AccountChangeResult delete(long accountId) {
    lockWhatIsCounted(accountId);
    Optional<Account> account =
        locked(accountId).filter(found -> found.state() != AccountState.DELETED);
    if (account.isEmpty()) {
      return AccountChangeResult.UNKNOWN;
    }
    if (!ownership.workspaces(accountId).isEmpty()) {
      return refused(AuditAction.ACCOUNT_DELETED, accountId, AccountChangeResult.LAST_OWNER);
    }
    if (isLastAdministrator(account.get())) {
      return refused(
          AuditAction.ACCOUNT_DELETED, accountId, AccountChangeResult.LAST_ADMINISTRATOR);
    }
    erase(account.get());
    return AccountChangeResult.DONE;
  }

  private void notifyOfDeletion(Recipient recipient) {
    outbox.send(Mail.of(MailTemplate.ACCOUNT_DELETED, recipient).with("when", clock.instant()));
  }

  private void lockWhatIsCounted(long accountId) {
    // Workspaces before accounts, as where somebody joins one or leaves it.
    ownership.lock(accountId);
    accounts.lockActiveHolders(PlatformRole.PLATFORM_ADMIN);
  }

  private AccountChangeResult refused(
      AuditAction action, long accountId, AccountChangeResult refusal) {
    audit.record(AuditEvent.failure(action, accountId).saying(refusal.name()));
    return refusal;
  }

  private void erase(Account account) {
    Recipient person = account.recipient();
    Set<EmailAddress> addresses = emailChanges.addressesOf(account.id());
    addresses.removeIf(address -> accounts.find(address).isPresent());
    addresses.add(person.address());
    Instant since = clock.instant().minus(EmailChange.TAKE_BACK);
    List<EmailAddress> former =
        emailChanges.doneSince(account.id(), since).stream()
            .map(EmailChange::formerEmail)
            .filter(address -> !address.canonical().equals(person.address().canonical()))
            .distinct()
            .toList();
    deleted.fire(new AccountDeleted(account.id(), Set.copyOf(addresses)));
    addresses.forEach(outbox::forget);
    emailChanges.removeAllOf(account.id());
    sessions.forget(account.id());
    devices.forgetAll(account.id());
    verification.forget(account.id());
    notifyOfDeletion(person);
    // Who could still take the change of address back learns that it is too late for that (R61).
    former.stream()
        .map(address -> new Recipient(address, person.language(), person.timeZone()))
        .forEach(this::notifyOfDeletion);
    account.erase();
    audit.record(AuditEvent.success(AuditAction.ACCOUNT_DELETED, account.id()));
  }

  private Optional<Account> locked(long accountId) {
    return Optional.ofNullable(accounts.lock(accountId));
  }

  private boolean isLastAdministrator(Account account) {
    return accounts.activeHolderIds(PlatformRole.PLATFORM_ADMIN).equals(List.of(account.id()));
  }
}
