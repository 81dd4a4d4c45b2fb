package mfa.account;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.text.OneLine;

/** Knows the accounts and the workspaces they belong to. */
@Stateless
public class AccountService {

  public static final int LONGEST_NAME = 120;

  private Accounts accounts;
  private Memberships memberships;
  private EmailChanges emailChanges;
  private OutboxService outbox;
  private AuditService audit;
  private CurrentRequest request;
  private Clock clock;

  protected AccountService() {}

  @Inject
  public AccountService(
      Accounts accounts,
      Memberships memberships,
      EmailChanges emailChanges,
      OutboxService outbox,
      AuditService audit,
      CurrentRequest request,
      Clock clock) {
    this.accounts = accounts;
    this.memberships = memberships;
    this.emailChanges = emailChanges;
    this.outbox = outbox;
    this.audit = audit;
    this.request = request;
    this.clock = clock;
  }

  /** What to compare a password with; empty for an unknown address. */
  @PermitAll
  public Optional<Credentials> credentials(EmailAddress email) {
    return accounts.find(email).map(Account::credentials);
  }

  /** The id alone, which takes one look whether there is such an account or not (R33). */
  @PermitAll
  public Optional<Long> idOf(EmailAddress email) {
    return accounts.idOf(email);
  }

  @PermitAll
  public Optional<Profile> profile(long accountId) {
    return accounts.find(accountId).map(Account::profile);
  }

  @PermitAll
  public Recipient recipient(long accountId) {
    return accounts.byId(accountId).recipient();
  }

  /** The caller's own profile. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND, Roles.HALF_SIGNED_IN})
  public Profile ownProfile() {
    return accounts.byId(request.requiredAccountId()).profile();
  }

  /** Whether the mail server refused the member's address for good (R76). */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public boolean ownMailIsRefused() {
    return outbox.isRefused(ownProfile().email());
  }

  /** Nobody else changes the account between this and the end of the transaction. */
  @PermitAll
  public void hold(long accountId) {
    accounts.lock(accountId);
  }

  /** The same, and whether the account is active and has still the password of that time. */
  @PermitAll
  public boolean holdWithPassword(long accountId, Instant passwordSince) {
    Account account = accounts.lock(accountId);
    return account.isActive() && Objects.equals(account.passwordChangedAt(), passwordSince);
  }

  /** The workspaces of an account, by name. */
  @PermitAll
  public List<MembershipLine> memberships(long accountId) {
    return accounts.membershipsOf(accountId).stream().map(Membership::line).toList();
  }

  /** The caller's own workspaces, by name. */
  @RolesAllowed(Roles.MEMBER)
  public List<MembershipLine> ownMemberships() {
    return memberships(request.requiredAccountId());
  }

  @PermitAll
  public void changePassword(long accountId, String newHash) {
    accounts.byId(accountId).changePassword(newHash, clock.instant());
    audit.record(AuditEvent.success(AuditAction.PASSWORD_CHANGED, accountId));
  }

  /** Stores the hash of the same password made with other parameters. */
  @PermitAll
  public void rehash(long accountId, String newHash) {
    accounts.byId(accountId).rehash(newHash);
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

  /** The names of these accounts by their ids. */
  @PermitAll
  public Map<Long, String> names(Set<Long> accountIds) {
    return accounts.namesOf(accountIds);
  }

  /** Whether the password is younger than that. */
  @PermitAll
  public boolean changedPasswordSince(long accountId, Instant since) {
    Instant changedAt = accounts.byId(accountId).passwordChangedAt();
    return changedAt != null && changedAt.isAfter(since);
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

  /** The active holders of a platform role. */
  @PermitAll
  public List<Profile> holders(PlatformRole role) {
    return accounts.holders(role).stream().map(Account::profile).filter(Profile::active).toList();
  }

  /**
   * The active owners of the workspaces that an account belongs to, the account itself left out.
   */
  @PermitAll
  public List<Profile> workspaceOwners(long accountId) {
    return accounts.ownersAround(accountId).stream()
        .map(Account::profile)
        .filter(Profile::active)
        .toList();
  }

  /** An authenticator was bound to the account. */
  @PermitAll
  public void noteBound(long accountId) {
    accounts.byId(accountId).noteBound();
  }

  /**
   * Changes the caller's own name, language and time zone.
   *
   * @throws IllegalArgumentException if the name is blank or longer than 120 characters
   */
  @RolesAllowed(Roles.MEMBER)
  public void changeOwnProfile(String name, Locale language, ZoneId timeZone) {
    String clean = OneLine.required(name, LONGEST_NAME, "A name");
    long accountId = request.requiredAccountId();
    Account account = accounts.lock(accountId);
    account.changeProfile(clean, language, timeZone);
    memberships.follow(account);
    audit.record(AuditEvent.success(AuditAction.PROFILE_CHANGED, accountId));
  }

  /** Changes only the language of the caller, at any stage of signing in. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public void changeOwnLanguage(Locale language) {
    accounts.byId(request.requiredAccountId()).changeLanguage(language);
  }
}
