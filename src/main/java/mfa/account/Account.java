package mfa.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import mfa.mail.EmailAddress;
import mfa.mail.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * One person with one e-mail address.
 *
 * <p>Its life: <em>invited</em> by somebody; <em>active</em> once a password was set;
 * <em>disabled</em> by an administrator and enabled again; deleted, after which only the audit log
 * remembers it. Whether it has an authenticator is not said here but by the authenticators.
 */
@Entity
@Table(name = "account")
class Account {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_seq")
  @SequenceGenerator(name = "account_seq", sequenceName = "account_seq")
  private Long id;

  private String email;

  @Column(name = "canonical_email")
  private String canonicalEmail;

  private String name;

  /** What lists search and sort the name by. */
  @Column(name = "name_key")
  private String nameKey;

  private String language;

  @Column(name = "time_zone")
  private String timeZone;

  /** Whether somebody chose the time zone, or a browser told it. */
  @Column(name = "time_zone_known")
  private boolean timeZoneKnown;

  @Enumerated(EnumType.STRING)
  private AccountState state;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "password_changed_at")
  private Instant passwordChangedAt;

  @Column(name = "must_bind")
  private boolean mustBind;

  @Enumerated(EnumType.STRING)
  private Binding binding = Binding.UNBOUND;

  @Column(name = "must_replace_password")
  private boolean mustReplacePassword;

  @Column(name = "created_at")
  private Instant createdAt;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "platform_role", joinColumns = @JoinColumn(name = "account_id"))
  @Column(name = "role")
  @Enumerated(EnumType.STRING)
  private Set<PlatformRole> platformRoles = new HashSet<>();

  @Version private long version;

  protected Account() {}

  /** Somebody accepted an invitation and set a password. */
  Account(EmailAddress email, String name, Locale language, String passwordHash, Instant now) {
    this.email = email.text();
    this.canonicalEmail = email.canonical();
    this.name = name;
    this.nameKey = key(name);
    this.language = language.getLanguage();
    this.timeZone = "UTC";
    this.state = AccountState.ACTIVE;
    this.passwordHash = passwordHash;
    this.passwordChangedAt = now;
    this.createdAt = now;
  }

  void changePassword(String newHash, Instant now) {
    passwordHash = newHash;
    passwordChangedAt = now;
    mustReplacePassword = false;
  }

  /** Whether the password that was set then signs in. */
  boolean hasPasswordOf(@Nullable Instant since) {
    return isActive() && !mustReplacePassword && Objects.equals(passwordChangedAt, since);
  }

  void changeProfile(String newName, Locale newLanguage, ZoneId newTimeZone) {
    name = newName;
    nameKey = key(newName);
    language = newLanguage.getLanguage();
    timeZone = newTimeZone.getId();
    timeZoneKnown = true;
  }

  /** The owner has proven to read another mailbox; what was sent to the former one is over. */
  void changeEmail(EmailAddress newEmail) {
    email = newEmail.text();
    canonicalEmail = newEmail.canonical();
  }

  /** Nobody signs in with it until it is enabled again. */
  void disable() {
    state = AccountState.DISABLED;
  }

  void enable() {
    state = AccountState.ACTIVE;
  }

  /** Forgets the person; what is left is a number that the audit log speaks of. */
  void erase() {
    state = AccountState.DELETED;
    email = "deleted-" + id + "@deleted.invalid";
    canonicalEmail = email;
    name = "";
    nameKey = "";
    timeZone = "UTC";
    passwordHash = null;
    passwordChangedAt = null;
    mustBind = false;
    binding = Binding.UNBOUND;
    mustReplacePassword = false;
    platformRoles.clear();
  }

  void changePlatformRoles(Set<PlatformRole> roles) {
    platformRoles.clear();
    platformRoles.addAll(roles);
  }

  /** A ticket reset it: nothing goes before binding again. */
  void requireBinding() {
    mustBind = true;
  }

  /** An authenticator was bound: what a reset asked for is done. */
  void markBound() {
    mustBind = false;
    binding = Binding.BOUND;
  }

  /** The last authenticator is gone. */
  void markUnbound() {
    binding = Binding.UNBOUND;
  }

  /** Somebody else knows the password: it signs nobody in until it is replaced. */
  void requireNewPassword() {
    mustReplacePassword = true;
  }

  boolean mustReplacePassword() {
    return mustReplacePassword;
  }

  void changeLanguage(Locale newLanguage) {
    language = newLanguage.getLanguage();
  }

  boolean isActive() {
    return state == AccountState.ACTIVE;
  }

  Long id() {
    return id;
  }

  AccountState state() {
    return state;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The first password, which came with the account, is no change: nobody had another before. */
  boolean changedPasswordSince(Instant since) {
    return passwordChangedAt != null
        && passwordChangedAt.isAfter(since)
        && passwordChangedAt.isAfter(createdAt);
  }

  AccountListing listing() {
    return new AccountListing(id, nameKey, canonicalEmail, state, binding);
  }

  Profile profile() {
    return new Profile(
        id,
        new EmailAddress(email),
        name,
        Locale.of(language),
        ZoneId.of(timeZone),
        isActive(),
        mustBind,
        platformRoles.isEmpty() ? Set.of() : EnumSet.copyOf(platformRoles));
  }

  Recipient recipient() {
    return new Recipient(new EmailAddress(email), name, Locale.of(language), ZoneId.of(timeZone));
  }
}
