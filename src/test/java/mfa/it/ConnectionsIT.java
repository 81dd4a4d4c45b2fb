package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.dev.DevSettings;
import mfa.dev.SampleData;
import mfa.it.support.AtOnce;
import mfa.it.support.Binding;
import mfa.it.support.BoundAccounts;
import mfa.it.support.BoundAccounts.BoundAccount;
import mfa.it.support.Browser;
import mfa.it.support.Page;
import mfa.it.support.TableReader;
import mfa.it.support.TestServer;
import mfa.it.support.TicketSteps;
import mfa.it.support.WatchedDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * No two threads ever share a database connection: on PostgreSQL, with the pool of the product, and
 * with more readers than it has connections, while tickets are filed, approved and reset.
 *
 * <p>{@code mfa.it.tickets} says how many tickets; each takes about ten seconds.
 */
class ConnectionsIT {

  private static final int TICKETS = Integer.getInteger("mfa.it.tickets", 4);
  private static final int READERS = 12;
  private static final int AT_ONCE = 4;
  private static final int INVITATIONS = 34;
  private static final Duration CONNECTION_WAIT = Duration.ofSeconds(40);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Clock CLOCK = Clock.systemUTC();
  private static final long POLL_NANOS = 200_000_000;

  private final BoundAccounts accounts = BoundAccounts.of(TICKETS + READERS);
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger pages = new AtomicInteger();
  private DevServer server;
  private TicketSteps steps;

  @Test
  @Tag("R54")
  @DisplayName("R54 One connection serves one thread until its transaction has ended")
  void connectionsAreNotShared() throws IOException {
    onServer(
        settings ->
            settings
                .config("mfa.ticket.waiting-period", "PT1S")
                .config("mfa.ticket.minimum-wait", "PT1S")
                .config("mfa.database.connections", "6"),
        this::play);
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 Many invitations at once on four connections keep no other request waiting")
  void invitationsKeepNobodyWaiting() throws IOException {
    onServer(
        settings ->
            settings
                .config("mfa.session.per-account", "100")
                .config("mfa.database.connections", "4")
                .config("mfa.database.connection-wait", CONNECTION_WAIT.toString()),
        this::invite);
  }

  private interface Work {
    void run() throws IOException;
  }

  private void onServer(UnaryOperator<DevSettings> wishes, Work work) throws IOException {
    try (var postgresql = EmbeddedPostgres.start()) {
      var jar = Path.of("target", "watched-data-source.jar").toAbsolutePath();
      WatchedDataSource.writeJar(jar);
      var url = postgresql.getJdbcUrl("postgres", "postgres");
      var database = new Database(WatchedDataSource.class.getName(), url, "postgres", "postgres");
      server =
          TestServer.start(
              wishes
                  .apply(TestServer.settings("connections", accounts))
                  .database(database)
                  .serverOptions("--addlibs", jar + File.pathSeparator + driver()));
      try {
        work.run();
      } finally {
        TestServer.end(server);
      }
    }
  }

  private static Path driver() {
    try {
      return Path.of(
          PGSimpleDataSource.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void play() throws IOException {
    steps = new TicketSteps(server);
    var agent = new Browser(server.baseUrl());
    Binding.complete(
        server,
        TestServer.enterPassword(agent, "agent@example.com", SampleData.PASSWORD),
        "agent@example.com");
    var readers = IntStream.range(TICKETS, TICKETS + READERS).mapToObj(accounts::get).toList();
    try (var threads = Executors.newCachedThreadPool();
        var clerks = Executors.newFixedThreadPool(AT_ONCE)) {
      var reading = readers.stream().map(one -> threads.submit(() -> readOn(one))).toList();
      var reset =
          IntStream.range(0, TICKETS)
              .mapToObj(number -> clerks.submit(() -> unbind(agent, accounts.get(number))))
              .toList();
      try {
        for (var one : reset) {
          one.get();
        }
      } finally {
        done.set(true);
      }
      for (var one : reading) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
    server.stop();

    assertThat(pages.get()).isGreaterThan(READERS * 3);
    assertThat(complaints()).isEmpty();
  }

  /** Of one workspace, whose row each of them holds. */
  private void invite() {
    var globex =
        new TableReader(server.database()).number("select id from workspace where name = 'Globex'");
    var dialogs =
        IntStream.range(0, INVITATIONS).mapToObj(number -> inviteDialog(globex, number)).toList();
    try (var threads = Executors.newSingleThreadExecutor()) {
      var longest = threads.submit(this::longestAnswer);

      List<String> answers;
      try {
        answers = AtOnce.forEach(dialogs, page -> page.submit("Send invitations").text());
      } finally {
        done.set(true);
      }
      assertThat(answers).allMatch(text -> text.contains("Invitations sent: 1"));
      assertThat(longest.get()).isLessThan(CONNECTION_WAIT.dividedBy(2));
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private Page inviteDialog(long workspaceId, int number) {
    var administrator = new Browser(server.baseUrl());
    TestServer.enterPassword(administrator, "admin@example.com", SampleData.PASSWORD);
    return administrator
        .open("/workspace/" + workspaceId + "/members")
        .click("Invite")
        .fill("E-mail addresses", "guest" + number + "@example.com");
  }

  /** How long somebody waited for an answer for which the database is asked. */
  private Duration longestAnswer() {
    var longest = Duration.ZERO;
    do {
      var begin = CLOCK.instant();
      assertThat(new Browser(server.baseUrl()).get("/health/ready").status()).isEqualTo(200);
      var took = Duration.between(begin, CLOCK.instant());
      longest = took.compareTo(longest) > 0 ? took : longest;
    } while (!done.get());
    return longest;
  }

  /** Loads the page again and again, and gives up on some loads before they are answered. */
  private Void readOn(BoundAccount account) {
    var browser = new Browser(server.baseUrl());
    TestServer.signIn(browser, account);
    while (!done.get()) {
      browser.open("/account/security").leave();
      abandon(browser);
      pages.incrementAndGet();
    }
    return null;
  }

  private void abandon(Browser browser) {
    try (var impatient = HttpClient.newHttpClient()) {
      var load =
          impatient.sendAsync(
              browser
                  .withCookies(
                      browser.request("/account/security?v-r=init&location=account/security"))
                  .GET()
                  .build(),
              BodyHandlers.discarding());
      LockSupport.parkNanos(20_000_000);
      load.cancel(true);
      impatient.shutdownNow();
    }
  }

  private Void unbind(Browser agent, BoundAccount account) {
    var number = steps.askForCode(account).submit();
    steps.take(agent, number);
    steps.approve(agent, number);
    await(
        number,
        () ->
            new TableReader(server.database())
                    .number("select count(*) from authenticator where account_id = ?", account.id())
                == 0);
    return null;
  }

  private static void await(String what, BooleanSupplier happened) {
    var deadline = CLOCK.instant().plus(PATIENCE);
    while (!happened.getAsBoolean()) {
      assertThat(CLOCK.instant()).as("waiting for the reset of %s", what).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private List<String> complaints() throws IOException {
    try (var lines = Files.lines(server.log())) {
      return lines
          .filter(
              line ->
                  line.startsWith(WatchedDataSource.MARK)
                      || line.contains("isBusy")
                      || line.contains("Connection closed")
                      || line.contains("autoCommit")
                      || line.contains("ENGINE-14019"))
          .limit(20)
          .toList();
    }
  }
}
