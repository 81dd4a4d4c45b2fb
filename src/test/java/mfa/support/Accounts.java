package mfa.support;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.account.PlatformRole;
import mfa.authenticator.BoundPhones;
import mfa.authenticator.RecoveryCode;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;

/** Makes accounts for tests: each one is new, and nothing has happened to it yet. */
public final class Accounts {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String PASSWORD_HASH =
      Argon2Factory.create(Argon2Types.ARGON2id, 16, 32)
          .hash(1, 7168, 1, TestAccount.PASSWORD.text().getBytes(StandardCharsets.UTF_8));

  private final Services services;

  public Accounts(Services services) {
    this.services = services;
  }

  /** An active account with nothing bound and no workspace. */
  public TestAccount member() {
    return memberAt("member" + NUMBERS.incrementAndGet() + "@example.com");
  }

  /** The same at an address of the test's choice, which no other test may use. */
  public TestAccount memberAt(String email) {
    return member(email, "Maya Chen");
  }

  public TestAccount memberNamed(String name) {
    return member("member" + NUMBERS.incrementAndGet() + "@example.com", name);
  }

  /** With one authenticator and ten recovery codes, none used yet. */
  public TestAccount boundMember() {
    return bind(member());
  }

  /** With so many authenticators; the first one's phone is at hand. */
  public TestAccount memberWithAuthenticators(int count) {
    TestAccount account = boundMember();
    for (int i = 1; i < count; i++) {
      addAuthenticator(account, Phone.another());
    }
    return account;
  }

  public TestAccount disabledMember() {
    TestAccount account = member();
    disable(account);
    return account;
  }

  public TestAccount memberWith(PlatformRole role) {
    TestAccount account = member();
    grant(account, role);
    return account;
  }

  public void disable(TestAccount account) {
    services.sql().execute("update account set state = 'DISABLED' where id = ?", account.id());
    letMembershipsFollow(account);
  }

  public void grant(TestAccount account, PlatformRole role) {
    services
        .sql()
        .execute(
            "insert into platform_role (account_id, role) values (?, ?)",
            account.id(),
            role.name());
  }

  /** A ticket reset the account. */
  public void reset(TestAccount account) {
    services.sql().execute("update account set must_bind = true where id = ?", account.id());
  }

  public void changeEmail(TestAccount account, String email) {
    services
        .sql()
        .execute(
            "update account set email = ?, canonical_email = ? where id = ?",
            email,
            new EmailAddress(email).canonical(),
            account.id());
    letMembershipsFollow(account);
  }

  private void letMembershipsFollow(TestAccount account) {
    services
        .sql()
        .execute(
            "update membership set (email_key, account_state) ="
                + " (select canonical_email, state from account where id = account_id)"
                + " where account_id = ?",
            account.id());
  }

  public TestAccount bind(TestAccount account) {
    Phone phone = Phone.another();
    addAuthenticator(account, phone);
    List<RecoveryCode> codes =
        services.inTransaction(
            entityManager ->
                BoundPhones.recoveryCodes(
                    entityManager,
                    services.get(KeyRing.class),
                    services.get(RandomSource.class),
                    account.id(),
                    anHourAgo()));
    return new TestAccount(account.id(), account.email(), account.name(), phone, codes);
  }

  public void addAuthenticator(TestAccount account, Phone phone) {
    services.inTransaction(
        entityManager ->
            BoundPhones.bind(
                entityManager, services.get(KeyRing.class), account.id(), phone, anHourAgo()));
  }

  private Instant anHourAgo() {
    return services.clock().instant().minus(Duration.ofHours(1));
  }

  private TestAccount member(String email, String name) {
    Sql sql = services.sql();
    long id = sql.nextId("account_seq");
    Instant created = services.clock().instant().minus(Duration.ofDays(365));
    sql.execute(
        "insert into account (id, email, canonical_email, name, name_key, language, time_zone, state,"
            + " password_hash, password_changed_at, must_bind, created_at)"
            + " values (?, ?, ?, ?, ?, 'en', 'UTC', 'ACTIVE', ?, ?, false, ?)",
        id,
        email,
        new EmailAddress(email).canonical(),
        name,
        name.toLowerCase(Locale.ROOT),
        PASSWORD_HASH,
        created,
        created);
    return new TestAccount(id, new EmailAddress(email), name, null, List.of());
  }
}
