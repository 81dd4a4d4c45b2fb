package mfa.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import mfa.mail.WrittenMails;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.Client;
import mfa.session.SessionService;
import mfa.session.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A test of the real services, run on every database, in a quick run or if it is thorough on that
 * of servers alone; each test has a day of its own.
 */
@ParameterizedClass
@MethodSource("mfa.support.TestDatabase#tried")
public abstract class ServiceTest {

  private static final Duration MAX_WAIT = Duration.ofSeconds(15);
  private static final long POLL_NANOS = 5_000_000;
  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  @Parameter protected TestDatabase database;

  protected Services services;
  protected TestClock clock;
  protected Accounts accounts;
  protected Workspaces workspaces;
  protected AuditTrail audit;
  protected WrittenMails mails;
  protected Sql sql;
  private Instant begun;

  @BeforeEach
  void beginAnotherDay(TestInfo test) {
    services = Services.on(database);
    clock = services.clock();
    clock.moveToAnotherDay();
    begun = clock.instant();
    accounts = new Accounts(services);
    workspaces = new Workspaces(services);
    audit = new AuditTrail(services.sql());
    mails = new WrittenMails(services);
    sql = services.sql();
    assumeTrue(database == TestDatabase.POSTGRESQL || !test.getTags().contains("thorough"));
  }

  /** Roles, times and lists in the words of the reader, in each mail that any test makes happen. */
  @AfterEach
  void mailsSpeakTheLanguageOfTheirReaders() {
    assertThat(mails.ofMachines(begun)).isEmpty();
  }

  /**
   * Lists of members show what the accounts are called, where they stand, and if they are bound.
   */
  @AfterEach
  void membershipsFollowTheirAccounts() {
    assertThat(
            sql.rows(
                "select m.id, m.name_key, m.email_key, m.account_state, m.binding,"
                    + " a.name, a.email, a.state, a.binding"
                    + " from membership m join account a on a.id = m.account_id"
                    + " where m.name_key <> lower(a.name) or a.name_key <> lower(a.name)"
                    + " or m.email_key <> a.canonical_email or m.account_state <> a.state"
                    + " or m.binding = 'UNBOUND' and m.bound_at is not null"
                    + " or m.binding <> a.binding or a.binding = 'UNBOUND' and exists"
                    + " (select 1 from authenticator x where x.account_id = a.id)"
                    + " or a.binding = 'BOUND' and not exists"
                    + " (select 1 from authenticator x where x.account_id = a.id)"))
        .isEmpty();
  }

  /** A service, or another part of the server. */
  protected <T> T the(Class<T> type) {
    return services.get(type);
  }

  /** Somebody at a browser that was never seen before, at an address of its own. */
  protected Visitor anonymous() {
    int number = ADDRESSES.incrementAndGet();
    return anonymousFrom(
        "198.%d.%d.%d".formatted(18 + (number >> 16), number >> 8 & 255, number & 255));
  }

  protected Visitor anonymousFrom(String address) {
    return new Visitor(services, new Client(address, FIREFOX), the(RandomSource.class).key());
  }

  /** The owner after the password, before the code. */
  protected Visitor halfSignedIn(TestAccount account) {
    return inSession(account, Stage.HALF_SIGNED_IN);
  }

  /** The owner signed in at this moment; with a code, where an authenticator is bound. */
  protected Visitor signedIn(TestAccount account) {
    if (account.phone() == null) {
      return inSession(account, Stage.SIGNED_IN);
    }
    Visitor owner = halfSignedIn(account);
    owner.does(() -> the(SessionService.class).confirm(Integer.MAX_VALUE));
    return owner;
  }

  private Visitor inSession(TestAccount account, Stage stage) {
    Visitor owner = anonymous();
    return owner.inSession(
        owner.does(() -> the(SessionService.class).open(account.id(), stage, Integer.MAX_VALUE)));
  }

  /** Until somebody waits for what another transaction holds. */
  protected void awaitSomebodyWaiting() {
    String waiting =
        database == TestDatabase.H2
            ? "select count(*) from information_schema.sessions where blocker_id is not null"
            : "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    Instant deadline = Instant.now().plus(MAX_WAIT);
    while (sql.number(waiting) == 0) {
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
