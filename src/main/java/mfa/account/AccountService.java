package mfa.account;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.platform.persistence.ReadOnce;
import mfa.platform.persistence.SqlStatement;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;
import mfa.platform.text.SingleLine;
import org.jspecify.annotations.Nullable;

/** Knows the accounts. */
@Stateless
public class AccountService {

  public static final int MAX_NAME_LENGTH = 120;

  @Inject private Accounts accounts;
  @Inject private AccountLists lists;
  @Inject private EmailChanges emailChanges;
  @Inject private Event<AccountChanged> changed;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private ReadOnce readOnce;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** What to compare a password with; empty for an unknown address. */
  @PermitAll
  public Optional<Credentials> credentials(EmailAddress email) {
    return accounts.toSignIn(email).map(SignInAccount::credentials);
  }

  /** The id alone, which takes one look whether there is such an account or not (R33). */
  @PermitAll
  public Optional<Long> idOf(EmailAddress email) {
    return accounts.idOf(email);
  }

  @PermitAll
  public Optional<Profile> profile(long accountId) {
    return accounts.withRoles(accountId).map(Account::profile);
  }

  @PermitAll
  public Recipient recipient(long accountId) {
    return accounts.byId(accountId).recipient();
  }

  /** The caller's own profile, as the gate has read it. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND, Roles.HALF_SIGNED_IN})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Profile ownProfile() {
    long id = request.requiredAccountId();
    return readOnce.get(Profile.class, id, () -> accounts.withRoles(id).orElseThrow().profile());
  }

  /** Whether the mail server refused the member's address for good (R76). */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean ownMailIsRefused() {
    return outbox.isRefused(ownProfile().email());
  }

  /** Nobody else changes the account between this and the end of the transaction. */
  @PermitAll
  public void lock(long accountId) {
    accounts.lock(accountId);
  }

  /** The same in a transaction that has not read the account, nor will. */
  @PermitAll
  public void lockUnread(long accountId) {
    accounts.lockUnread(accountId);
  }

  /**
   * The same, and tells what signing in asks of it.
   *
   * @param question of another feature, asked on the same way once the account is locked
   */
  @PermitAll
  public SignInFacts lockToSignIn(long accountId, SqlStatement question) {
    return accounts.lockToSignIn(accountId, question);
  }

  /** Sets another password, and mails the owner that it is another one. */
  @PermitAll
  public void changePassword(long accountId, String newHash) {
    Account account = accounts.byId(accountId);
    account.changePassword(newHash, clock.instant());
    outbox.send(
        Mail.of(MailTemplate.PASSWORD_CHANGED, account.recipient())
            .with("when", clock.instant())
            .from(request.client()));
    audit.record(AuditEvent.success(AuditAction.PASSWORD_CHANGED, accountId));
  }

  /**
   * Whether the password that was compared is still the account's, as nobody changes it between
   * this and the end of the transaction.
   *
   * @param since when the one that was compared had been set
   */
  @PermitAll
  public boolean lockWithPassword(long accountId, @Nullable Instant since) {
    return accounts.lock(accountId).hasPasswordOf(since);
  }

  /**
   * Stores the hash of the same password made with other parameters, unless there is another
   * password by now.
   */
  @PermitAll
  public void rehash(long accountId, String oldHash, String newHash) {
    accounts.rehash(accountId, oldHash, newHash);
  }

  /** A ticket reset the account. */
  @PermitAll
  public void requireBinding(long accountId) {
    accounts.byId(accountId).requireBinding();
  }

  /** Somebody else knows the password: it signs nobody in until it is replaced. */
  @PermitAll
  public void requireNewPassword(long accountId) {
    accounts.byId(accountId).requireNewPassword();
  }

  @PermitAll
  public boolean mustReplacePassword(long accountId) {
    return accounts.byId(accountId).mustReplacePassword();
  }

  /**
   * What lists copy of the account, which nobody else changes before the end of the transaction.
   */
  @PermitAll
  public AccountListing lockListing(long accountId) {
    return accounts.lock(accountId).listing();
  }

  /**
   * Makes an account for somebody who is asked to come and has set a password.
   *
   * @return its id
   */
  @PermitAll
  public long create(EmailAddress email, String name, Locale language, String passwordHash) {
    Account account = new Account(email, name, language, passwordHash, clock.instant());
    accounts.add(account);
    return account.id();
  }

  /** These accounts by their ids; one that is not there is left out. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<Long, Profile> profiles(Set<Long> accountIds) {
    return accounts.byIds(accountIds).stream()
        .map(Account::profile)
        .collect(Collectors.toMap(Profile::id, Function.identity()));
  }

  /** Those of them that are active, as the database has it now. */
  @PermitAll
  public Set<Long> active(Set<Long> accountIds) {
    return accounts.activeOf(accountIds);
  }

  /** The names of these accounts by their ids. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<Long, String> names(Set<Long> accountIds) {
    return accounts.namesOf(accountIds);
  }

  /** A page of the list of accounts. Who may see it is decided by the caller. */
  @PermitAll
  public List<AccountRow> page(
      AccountFilter filter, AccountOrder order, boolean descending, ListPage page) {
    return lists.page(filter, order, descending, page);
  }

  /** An account as the list has it; empty for one that is deleted. */
  @PermitAll
  public Optional<AccountRow> row(long accountId) {
    return lists.row(accountId);
  }

  /** How many accounts the list has. */
  @PermitAll
  public long count(AccountFilter filter) {
    return lists.count(filter);
  }

  /** Whether the password was changed after that. */
  @PermitAll
  public boolean changedPasswordSince(long accountId, Instant since) {
    return accounts.byId(accountId).changedPasswordSince(since);
  }

  /**
   * The other addresses that the account had since then, as recipients in its language; also one
   * that was taken back from it.
   */
  @PermitAll
  public List<Recipient> formerRecipients(long accountId, Instant since) {
    Recipient present = accounts.byId(accountId).recipient();
    return emailChanges.movedSince(accountId, since).stream()
        .flatMap(change -> Stream.of(change.formerEmail(), change.newEmail()))
        .distinct()
        .filter(email -> !email.canonical().equals(present.address().canonical()))
        .map(email -> new Recipient(email, present.language(), present.timeZone()))
        .toList();
  }

  /** Whether somebody holds the role, disabled or not. */
  @PermitAll
  public boolean isHeld(PlatformRole role) {
    return !accounts.holders(Set.of(role)).isEmpty();
  }

  /** The active holders of any of these platform roles, each once. */
  @PermitAll
  public List<Profile> holders(PlatformRole... roles) {
    return accounts.holders(Set.of(roles)).stream()
        .map(Account::profile)
        .filter(Profile::active)
        .toList();
  }

  /** An authenticator was bound to the account. */
  @PermitAll
  public void markBound(long accountId) {
    Account account = accounts.byId(accountId);
    account.markBound();
    changed.fire(new AccountChanged(account.listing()));
  }

  /** The last authenticator of the account is gone. */
  @PermitAll
  public void markUnbound(long accountId) {
    Account account = accounts.byId(accountId);
    account.markUnbound();
    changed.fire(new AccountChanged(account.listing()));
  }

  /**
   * Changes the caller's own name, language and time zone.
   *
   * @throws IllegalArgumentException if the name is blank or longer than 120 characters
   */
  @RolesAllowed(Roles.MEMBER)
  public void changeOwnProfile(String name, Locale language, ZoneId timeZone) {
    String clean = SingleLine.required(name, MAX_NAME_LENGTH, "A name");
    long accountId = request.requiredAccountId();
    Account account = accounts.lock(accountId);
    account.changeProfile(clean, language, timeZone);
    changed.fire(new AccountChanged(account.listing()));
    audit.record(AuditEvent.success(AuditAction.PROFILE_CHANGED, accountId));
  }

  /** Takes the time zone that the browser tells, unless the owner or a browser has told one. */
  @PermitAll
  public void adoptTimeZone(long accountId) {
    request.timeZone().ifPresent(zone -> accounts.adoptTimeZone(accountId, zone));
  }

  /** Changes only the language of the caller, at any stage of signing in. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public void changeOwnLanguage(Locale language) {
    accounts.byId(request.requiredAccountId()).changeLanguage(language);
  }
}
