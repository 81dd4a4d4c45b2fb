package mfa.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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
import org.junit.jupiter.api.io.TempDir;

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

  private static final String MESSAGE = "Add a message";
  private static final String CONTENT = "All of it, to the last line.\n".repeat(10_000);
  private static final Pattern OUR_NAME = Pattern.compile("[0-9a-f]{2}/[0-9a-f]{32}");
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

  @Test
  @Tag("R74")
  @Tag("R75")
  @DisplayName(
      "R74 R75 Files in a directory: read whole, nothing left of what was never sent, nothing lost"
          + " while the directory is away")
  void filesInDirectoryOutliveKills(@TempDir Path parent) throws Exception {
    var directory = Files.createDirectory(parent.resolve("attachments"));
    try (var postgresql = EmbeddedPostgres.start()) {
      var url = postgresql.getJdbcUrl("postgres", "postgres");
      server =
          TestServer.start(
              TestServer.settings("ticket-files", accounts)
                  .database(Database.postgresql(url, "postgres", "postgres"))
                  .config("mfa.ticket.attachment-store", "directory")
                  .config("mfa.ticket.attachment-directory", directory.toString()));
      try {
        var link = new TicketSteps(server).link(accounts.get(0));
        sendFile(link, "../../lake view.txt");
        assertIsSavedWhole(link, "lake view.txt");
        dieWhileMessageIsStored(link, directory);
        assertIsSavedWhole(link, "lake view.txt");
        takeDirectoryAway(link, directory);
      } finally {
        TestServer.end(server);
      }
    }
  }

  private void sendFile(String link, String name) {
    var page = new Browser(server.baseUrl()).open(link).view();
    assertThat(page.upload("1", name, CONTENT.getBytes(UTF_8)).status()).isEqualTo(200);
    page.fill(MESSAGE, "A picture of it.").submit("Send");
  }

  private void assertIsSavedWhole(String link, String name) {
    var browser = new Browser(server.baseUrl());
    var address = browser.open(link).address(name + " (" + CONTENT.length() / 1024 + " KB)");

    var saved = browser.get("/" + address);

    assertThat(saved.body()).isEqualTo(CONTENT);
    assertThat(saved.header("Content-Disposition"))
        .startsWith("attachment; filename=\"" + name + "\"");
    assertThat(saved.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(saved.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(saved.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
    assertThat(saved.header("Cache-Control")).isEqualTo("no-store");
  }

  /** The file is on the disk and its row cannot be: somebody has locked the table. */
  private void dieWhileMessageIsStored(String link, Path directory) throws Exception {
    var sent = files(directory);
    assertThat(sent).hasSize(1).allMatch(file -> OUR_NAME.matcher(file).matches());
    try (var connection = server.database().open();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table ticket_attachment in share mode");
      var page = new Browser(server.baseUrl()).open(link).view();
      page.upload("2", "second.txt", CONTENT.getBytes(UTF_8));
      var call = page.fill(MESSAGE, "A second one.").submission("Send");
      var answer = CompletableFuture.supplyAsync(() -> page.send(call));
      await("the second file", () -> files(directory).size() == 2);
      var half = new Browser(server.baseUrl()).open(link).view();
      half.cutUpload("3", "third.txt", CONTENT.length(), CONTENT.substring(9).getBytes(UTF_8));
      server.kill();
      assertThat(answer).failsWithin(PATIENCE);
      connection.rollback();
    }
    var yesterday = FileTime.from(CLOCK.instant().minus(Duration.ofDays(2)));
    for (var file : files(directory)) {
      Files.setLastModifiedTime(directory.resolve(file), yesterday);
    }
    server.restart();
    await("the sweeper", () -> files(directory).equals(sent));
    assertThat(new Browser(server.baseUrl()).open(link).text()).doesNotContain("A second one.");
  }

  /** What was typed and chosen can be sent once the directory is back. */
  private void takeDirectoryAway(String link, Path directory) throws IOException {
    var away = directory.resolveSibling("away");
    var page = new Browser(server.baseUrl()).open(link).view();
    page.upload("4", "fourth.txt", CONTENT.getBytes(UTF_8));
    Files.move(directory, away);

    var ready = new Browser(server.baseUrl()).get("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.body()).containsPattern("\"attachments\",\"status\":\"DOWN\"");
    page.fill(MESSAGE, "A fourth one.").submit("Send");
    assertThat(page.hasField(MESSAGE)).as("the form stays").isTrue();
    assertThat(new Browser(server.baseUrl()).open(link).text()).doesNotContain("A fourth one.");
    assertThat(Files.exists(directory)).as("no directory beside the volume").isFalse();

    Files.move(away, directory);
    await("readiness", () -> new Browser(server.baseUrl()).get("/health/ready").status() == 200);
    page.submit("Send");
    assertIsSavedWhole(link, "fourth.txt");
    assertIsSavedWhole(link, "lake view.txt");
  }

  private static List<String> files(Path directory) {
    try (var all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).map(f -> directory.relativize(f).toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    var deadline = CLOCK.instant().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(CLOCK.instant()).as("waiting for %s", what).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
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
