package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.dev.DevSettings;
import mfa.dev.SampleData;
import mfa.it.support.Binding;
import mfa.it.support.BoundAccounts;
import mfa.it.support.BoundAccounts.BoundAccount;
import mfa.it.support.Browser;
import mfa.it.support.Page;
import mfa.it.support.TableReader;
import mfa.it.support.TestServer;
import mfa.it.support.TicketSteps;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A ticket outlives the sudden death of the server between its steps, and of the mail server.
 * Because each start takes its time, the server dies twice, on PostgreSQL; with the system property
 * {@code mfa.it.full} after every step, with the mail server down at every mail, and on H2 as well.
 */
class TicketDurabilityIT {

  /** A mail whose sender died over it is tried again after two minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Pattern LINK = Pattern.compile("/ticket/\\S+\\?key=\\S+");
  private static final Duration DATABASE_AWAY = Duration.ofSeconds(15);
  private static final boolean FULL = Boolean.getBoolean("mfa.it.full");
  private static final String CODE_FIELD = "Security code";
  private static final String CONFIRM = "Confirm";

  /** The server knows that the notice was accepted: it dies in the wait, not before. */
  private static final String IN_THE_WAIT = "Approved.";

  private static final String AGENT = "agent@example.com";

  private static final Clock CLOCK = Clock.systemUTC();
  private static final long POLL_NANOS = 200_000_000;

  private final BoundAccounts accounts = BoundAccounts.of(1);
  private DevServer server;
  private Binding agents;
  private TicketSteps steps;

  @Test
  @Tag("R54")
  @Tag("R57")
  @EnabledIfSystemProperty(named = "mfa.it.full", matches = "true")
  @DisplayName("R54 R57 Killed between the steps of a ticket: it goes on, and resets once, on H2")
  void ticketOutlivesKills() {
    play(TestServer.settings("ticket-durability", accounts));
  }

  @Test
  @Tag("R05")
  @Tag("R14")
  @Tag("R54")
  @Tag("R57")
  @DisplayName("R05 R14 R54 R57 The same WAR, started from the same files, on PostgreSQL")
  void ticketOutlivesKillsOnPostgresql() throws IOException {
    try (var postgresql = EmbeddedPostgres.start()) {
      var url = postgresql.getJdbcUrl("postgres", "postgres");
      play(
          TestServer.settings("ticket-durability-postgresql", accounts)
              .database(Database.postgresql(url, "postgres", "postgres")));
    }
  }

  private void play(DevSettings settings) {
    server = TestServer.start(settings);
    try {
      play(accounts.get(0));
    } finally {
      TestServer.end(server);
    }
  }

  private void play(BoundAccount account) {
    agents = bindAgent();
    steps = new TicketSteps(server);
    var mails = FULL ? goThroughDyingAtEachStep(account) : goThrough(account);
    server.kill();

    assertThat(count("select count(*) from authenticator where account_id = ?", account)).isZero();
    assertThat(
            count(
                "select count(*) from audit_entry where subject_id = ? and action = 'MFA_RESET'",
                account))
        .isEqualTo(1);
    assertThat(
            count(
                "select count(*) from outbox_mail m join account a on a.email = m.recipient"
                    + " where a.id = ? and m.template like 'TICKET%'",
                account))
        .isEqualTo(mails);
  }

  /** Hands back how many mails about the ticket there have to be. */
  private long goThrough(BoundAccount account) {
    var form = steps.askForCode(account);
    server.stopMail();
    var number = form.submit();
    dieAndRise();
    assertThatBindingIsKept();
    server.startMail();
    awaitMail(account, "Ticket " + number + ": unbind MFA");

    steps.approve(takeAtDesk(number), number);
    awaitMail(account, "Ticket " + number + " is approved");
    awaitOnPage(linkToTicket(account), number, IN_THE_WAIT);
    dieAndRise();
    awaitMail(account, "Ticket " + number + ": your MFA is unbound");
    return 3;
  }

  private long goThroughDyingAtEachStep(BoundAccount account) {
    var form = steps.askForCode(account);
    server.stopMail();
    var number = form.submit();
    dieAndRise();
    server.startMail();
    awaitMail(account, "Ticket " + number + ": unbind MFA");
    var link = linkToTicket(account);

    takeAtDesk(number);
    dieAndRise();
    server.stopMail();
    ask(number);
    dieAndRise();
    server.startMail();
    awaitMail(account, "Ticket " + number + ": customer service wrote to you");
    follow(link, number).fill("Your answer", "At my office.").submit("Send");
    dieAndRise();
    server.stopMail();
    steps.approve(signInAtDesk(), number);
    dieAndRise();
    server.startMail();
    awaitMail(account, "Ticket " + number + " is approved");
    awaitOnPage(link, number, IN_THE_WAIT);
    server.stopMail();
    dieAndRise();
    cutDatabaseOff();
    awaitOnPage(link, number, "Your MFA is unbound.");
    dieAndRise();
    server.startMail();
    awaitMail(account, "Ticket " + number + ": your MFA is unbound");
    return 4;
  }

  /** The agent bound just before the server died. */
  private void assertThatBindingIsKept() {
    var browser = new Browser(server.baseUrl());
    var codePage = TestServer.enterPassword(browser, AGENT, SampleData.PASSWORD);
    assertThat(codePage.fill(CODE_FIELD, agents.securityCode()).submit(CONFIRM).text())
        .as("the code that confirmed the binding is used")
        .contains("The code is not right.");
    codePage
        .click("Use a recovery code")
        .fill("Recovery code", agents.recoveryCodes().getLast())
        .submit(CONFIRM);
    assertThat(browser.open("/account/security").text())
        .contains("9 of 10 recovery codes are left.");
  }

  /** Every connection breaks, again and again, for longer than the waiting period lasts. */
  private void cutDatabaseOff() {
    if (!server.database().isPostgresql()) {
      return;
    }
    var end = CLOCK.instant().plus(DATABASE_AWAY);
    try (var connection = server.database().open();
        var statement = connection.createStatement()) {
      while (CLOCK.instant().isBefore(end)) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
        LockSupport.parkNanos(POLL_NANOS);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String linkToTicket(BoundAccount account) {
    return server.mailbox().mailsTo(account.email()).stream()
        .map(mail -> LINK.matcher(mail.text()))
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst()
        .orElseThrow();
  }

  private Page follow(String link, String number) {
    var browser = new Browser(server.baseUrl());
    browser.get(link);
    return browser.open("/ticket/" + number);
  }

  private void awaitOnPage(String link, String number, String words) {
    var deadline = CLOCK.instant().plus(PATIENCE);
    while (!follow(link, number).text().contains(words)) {
      assertThat(CLOCK.instant()).as("waiting for “%s”", words).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private long count(String sql, BoundAccount account) {
    return new TableReader(server.database()).number(sql, account.id());
  }

  /** Mails may come again after a kill, so that those with another subject are passed over. */
  private void awaitMail(BoundAccount account, String subject) {
    var deadline = CLOCK.instant().plus(PATIENCE);
    while (server.mailbox().mailsTo(account.email()).stream()
        .noneMatch(mail -> mail.subject().equals(subject))) {
      assertThat(CLOCK.instant()).as("waiting for “%s”", subject).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private void dieAndRise() {
    server.kill();
    server.restart();
  }

  private Binding bindAgent() {
    var browser = new Browser(server.baseUrl());
    var bindPage = TestServer.enterPassword(browser, AGENT, SampleData.PASSWORD);
    return Binding.complete(server, bindPage, AGENT);
  }

  private Browser signInAtDesk() {
    var browser = new Browser(server.baseUrl());
    TestServer.enterPassword(browser, AGENT, SampleData.PASSWORD)
        .fill(CODE_FIELD, agents.app().nextCode())
        .submit(CONFIRM);
    return browser;
  }

  private Browser takeAtDesk(String number) {
    var browser = signInAtDesk();
    steps.take(browser, number);
    return browser;
  }

  private void ask(String number) {
    signInAtDesk()
        .open("/desk/" + number)
        .fill("Text to the requester", "Where may we call you back?")
        .click("Ask the requester");
  }
}
