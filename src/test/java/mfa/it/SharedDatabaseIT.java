package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.dev.DevSettings;
import mfa.dev.Ports;
import mfa.it.support.Answer;
import mfa.it.support.BoundAccounts;
import mfa.it.support.BoundAccounts.BoundAccount;
import mfa.it.support.Browser;
import mfa.it.support.HeldWorkers;
import mfa.it.support.TestServer;
import mfa.platform.config.Configuration;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.support.DatabaseRelay;
import mfa.support.PostgresqlServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Servers that start on a PostgreSQL nobody has prepared. Two start at once on an empty one: ten
 * times with {@code mfa.it.full}, else once, or as {@code mfa.it.starts} says.
 */
class SharedDatabaseIT {

  private static final int STARTS =
      Integer.getInteger("mfa.it.starts", Boolean.getBoolean("mfa.it.full") ? 10 : 1);
  private static final String KEY = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final int SIGN_INS = 4;

  private static final String DEVICE = "mfa-device";
  private static final int MAX_OF_SIGN_IN = 16;
  private static final int MAX_OF_TRANSACTIONS = 4;

  private static final int MAX_OF_PAGE = 6;

  private static final int ROUNDS = 4;
  private static final long WORKSPACE = 1000;

  /** Those that take more than they should: how much, so that it does not become more. */
  private static final Map<String, Integer> LARGER_PAGES =
      Map.of(
          "/workspace/" + WORKSPACE + "/members",
          14,
          "/workspace/" + WORKSPACE + "/security",
          17,
          "/desk",
          32);

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Each process has its file. */
  private static final int PACKAGED = 2;

  /** Files that are sent at the same moment. */
  private static final int DEPLOYMENTS = 4;

  private static final long POLL_NANOS = 200_000_000;
  private static final Clock CLOCK = Clock.systemUTC();

  @Test
  @Tag("R70")
  @DisplayName(
      "R70 Two servers that start at once on an empty database deploy one version; files that"
          + " Modeler sends to both at once become one version each")
  void twoServersDeployOnce() {
    for (var start = 0; start < STARTS; start++) {
      try (var postgresql = PostgresqlServer.start()) {
        var database = Database.postgresql(postgresql.url(), postgresql.user(), "none");
        startTwo(
            postgresql,
            servers -> {
              assertThat(count(database, "act_re_procdef")).isEqualTo(PACKAGED);
              deployToBoth(database, servers);
              assertFaultIsAnsweredAsJson(database, servers.getFirst());
            });

        assertThat(count(database, "act_re_procdef")).isEqualTo(PACKAGED + DEPLOYMENTS);
        assertThat(count(database, "process_deployment")).isEqualTo(PACKAGED + DEPLOYMENTS);
        assertThat(count(database, "process_head where newest_version = " + (1 + DEPLOYMENTS)))
            .isEqualTo(1);
      }
    }
  }

  /** Each file comes from another process owner, with a token that both servers know. */
  private static void deployToBoth(Database database, List<DevServer> servers) {
    var owners = BoundAccounts.of(DEPLOYMENTS);
    owners.insert(database, Path.of("target", "it", "shared-one"));
    owners.all().forEach(owner -> addToken(database, owner));

    var calls =
        owners.all().stream()
            .map(
                owner ->
                    CompletableFuture.supplyAsync(
                        () -> deploy(servers.get((int) owner.id() % servers.size()), owner)))
            .toList();

    assertThat(calls)
        .extracting(call -> call.join().body())
        .allSatisfy(body -> assertThat(body).contains("\"deployedProcessDefinitions\":{"))
        .extracting(body -> body.replaceAll(".*\"version\":(\\d+).*", "$1"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(2, 1 + DEPLOYMENTS).mapToObj(Integer::toString).toList());
  }

  /** Nobody foresees that a table is gone. */
  private static void assertFaultIsAnsweredAsJson(Database database, DevServer server) {
    execute(database, "alter table deploy_token rename to away");
    var answer = deploy(server, BoundAccounts.of(1).get(0));
    execute(database, "alter table away rename to deploy_token");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.body())
        .startsWith("{\"message\":\"Something failed on the server")
        .doesNotContain("Exception", "deploy_token");
  }

  private static void execute(Database database, String sql) {
    try (var connection = database.open();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addToken(Database database, BoundAccount owner) {
    var keyRing = new KeyRing(new Configuration(key -> Optional.of(KEY)), new RandomSource());
    try (var connection = database.open();
        var role =
            connection.prepareStatement(
                "insert into platform_role (account_id, role) values (?, 'PROCESS_OWNER')");
        var token =
            connection.prepareStatement(
                "insert into deploy_token (id, account_id, name, token_hash, created_at, ends_at)"
                    + " values (?, ?, 'Test', ?, now(), now() + interval '1 day')")) {
      role.setLong(1, owner.id());
      role.executeUpdate();
      token.setLong(1, owner.id());
      token.setLong(2, owner.id());
      token.setString(3, keyRing.hash("deploy-token", owner.key()));
      token.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer deploy(DevServer server, BoundAccount owner) {
    var modeler = new Browser(server.baseUrl());
    var file = model().replaceFirst("versionTag=\"[^\"]*\"", "versionTag=\"" + owner.id() + "\"");
    return modeler.send(
        modeler
            .request("/engine-rest/deployment/create")
            .header("Authorization", "Bearer " + owner.key())
            .header("Content-Type", "multipart/form-data; boundary=xxx")
            .POST(
                BodyPublishers.ofString(
                    """
                    --xxx\r
                    Content-Disposition: form-data; name="deployment-name"\r
                    \r
                    At once\r
                    --xxx\r
                    Content-Disposition: form-data; name="mfa-unbind.bpmn"; filename="mfa-unbind.bpmn"\r
                    \r
                    %s\r
                    --xxx--\r
                    """
                        .formatted(file))));
  }

  private static String model() {
    try {
      return Files.readString(Path.of("bpmn", "mfa-unbind.bpmn"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void startTwo(PostgresqlServer postgresql, Consumer<List<DevServer>> work) {
    var servers =
        List.of(
            new DevServer(settings("shared-one", postgresql)),
            new DevServer(settings("shared-two", postgresql)));
    try {
      servers.stream()
          .map(server -> CompletableFuture.runAsync(() -> server.start(true)))
          .toList()
          .forEach(CompletableFuture::join);
      for (var server : servers) {
        assertThat(troubles(server)).isEmpty();
      }
      work.accept(servers);
    } finally {
      servers.forEach(TestServer::end);
    }
  }

  @Test
  @Tag("R75")
  @DisplayName("R75 A server that starts while its database is away goes on when that comes")
  void startWaitsForTheDatabase() {
    try (var postgresql = PostgresqlServer.start()) {
      postgresql.goAway();
      var server = new DevServer(settings("shared-one", postgresql));
      try {
        var started = CompletableFuture.runAsync(() -> server.start(true));
        awaitInLog(server, "The database is not there");
        assertThat(started).isNotDone();
        postgresql.comeBack();

        started.join();
      } finally {
        TestServer.end(server);
      }
    }
  }

  @Test
  @Tag("thorough")
  @Tag("R71")
  @DisplayName("R71 A whole sign-in takes few ways to the database")
  void roundTrips() {
    var accounts = BoundAccounts.of(SIGN_INS);
    onRecordedServer(
        accounts,
        recorded -> {
          var ofNew = new ArrayList<Sent>();
          var ofKnown = new ArrayList<Sent>();
          for (var account : accounts.all()) {
            var browser = new Browser(recorded.server().baseUrl());
            ofNew.add(recorded.sent(() -> signIn(browser, account)));
            var known = new Browser(recorded.server().baseUrl());
            browser.cookie(DEVICE).ifPresent(key -> known.withCookie(DEVICE, key));
            ofKnown.add(recorded.sent(() -> signIn(known, account)));
          }
          assertFew("sign-in of a new browser", ofNew, MAX_OF_SIGN_IN);
          assertFew("sign-in of a known browser", ofKnown, MAX_OF_SIGN_IN);
        });
  }

  /**
   * A browser loads a page in three requests, and the gate asks at each. The start page has to be
   * small for everybody.
   */
  @Test
  @Tag("thorough")
  @Tag("R71")
  @DisplayName("R71 An ordinary page of a member takes six ways to the database")
  void roundTripsOfPages() {
    var accounts = BoundAccounts.of(4);
    var nobody = accounts.get(0);
    var member = accounts.get(1);
    var agent = accounts.get(2);
    var agentInWorkspace = accounts.get(3);
    onRecordedServer(
        accounts,
        recorded -> {
          addWorkspace(recorded.database(), member, agentInWorkspace);
          addAgents(recorded.database(), agent, agentInWorkspace);
          recorded.assertFew(nobody, "/");
          recorded.assertFew(member, "/", "/tickets/new", "/tickets");
          recorded.assertFew(
              member,
              "/account",
              "/account/security",
              "/account/activity",
              "/workspace/" + WORKSPACE,
              "/workspace/" + WORKSPACE + "/members",
              "/workspace/" + WORKSPACE + "/security",
              "/workspace/" + WORKSPACE + "/audit");
          recorded.assertFew(agent, "/desk");
          recorded.assertFew(agentInWorkspace, "/");
        });
  }

  private void onRecordedServer(BoundAccounts accounts, Consumer<Recorded> work) {
    try (var postgresql = PostgresqlServer.startWritingDownStatements();
        var relay = DatabaseRelay.to(postgresql.url())) {
      var database = Database.postgresql(relay.url(), postgresql.user(), "none");
      var port = Ports.free();
      var server = new DevServer(HeldWorkers.prepare(settings("shared-one", database), port));
      try {
        server.start(true);
        accounts.insert(database, KEY);
        var recorded = new Recorded(server, database, relay, postgresql);
        HeldWorkers.during(port, () -> work.accept(recorded));
      } finally {
        TestServer.end(server);
      }
    }
  }

  /** A server whose ways to the database are counted. */
  private record Recorded(
      DevServer server, Database database, DatabaseRelay relay, PostgresqlServer postgresql) {

    Sent sent(Runnable work) {
      return SharedDatabaseIT.sent(relay, postgresql, work);
    }

    /** What pages take that a person opens one after the other. */
    void assertFew(BoundAccount person, String... paths) {
      var browser = new Browser(server.baseUrl());
      signIn(browser, person);
      for (var path : paths) {
        var each =
            IntStream.range(0, ROUNDS).mapToObj(round -> sent(() -> browser.open(path))).toList();
        var least = print("page " + path + " of " + person.email(), each);
        assertThat(least.roundTrips())
            .as(path)
            .isLessThanOrEqualTo(LARGER_PAGES.getOrDefault(path, MAX_OF_PAGE))
            .as("what the pool sends of its own for " + path)
            .isLessThanOrEqualTo(least.statements().size());
      }
    }
  }

  private static void addWorkspace(Database database, BoundAccount... owners) {
    execute(
        database,
        "insert into workspace (id, name, created_at, language, version)"
            + " values (%d, 'Acme', now(), 'en', 0)".formatted(WORKSPACE));
    for (var owner : owners) {
      execute(
          database,
          "insert into membership (id, account_id, workspace_id, role, joined_at, account_state,"
              + " binding, email_key, name_key) values (%1$d, %1$d, %2$d, 'OWNER', now(), 'ACTIVE',"
                  .formatted(owner.id(), WORKSPACE)
              + " 'BOUND', '%s', 'bo bound')".formatted(owner.email()));
    }
  }

  private static void addAgents(Database database, BoundAccount... agents) {
    for (var agent : agents) {
      execute(
          database,
          "insert into platform_role (account_id, role) values (%d, 'AGENT')"
              .formatted(agent.id()));
    }
  }

  /** Page, password, page of the code, and code; the page that follows is another matter. */
  private static void signIn(Browser browser, BoundAccount account) {
    var code =
        TestServer.enterPassword(browser, account.email(), BoundAccounts.PASSWORD)
            .fill("Security code", account.app().nextCode())
            .plain();
    assertThat(code.send(code.submission("Confirm")).header("Location")).isEqualTo("/");
  }

  /** How often the database was asked, and for what. */
  private record Sent(long roundTrips, List<String> statements) {

    long transactions() {
      return statements.stream().filter(each -> each.equals("COMMIT")).count();
    }
  }

  private static Sent sent(DatabaseRelay relay, PostgresqlServer postgresql, Runnable work) {
    var trips = relay.roundTrips();
    var before = postgresql.statements().size();
    work.run();
    var count = relay.roundTrips() - trips;
    var all = postgresql.statements();
    return new Sent(count, all.subList(before, all.size()));
  }

  private static void assertFew(String what, List<Sent> each, long max) {
    var least = print(what, each);
    assertThat(least.roundTrips()).as(what).isLessThanOrEqualTo(max);
    assertThat(least.transactions()).as(what).isLessThanOrEqualTo(MAX_OF_TRANSACTIONS);
  }

  private static Sent print(String what, List<Sent> each) {
    var least = each.stream().min(Comparator.comparingLong(Sent::roundTrips)).orElseThrow();
    System.out.printf(
        "Round trips for a %s: %d for %d statements%n",
        what, least.roundTrips(), least.statements().size());
    least.statements().forEach(statement -> System.out.println("  " + statement));
    return least;
  }

  private static DevSettings settings(String name, PostgresqlServer postgresql) {
    return settings(name, Database.postgresql(postgresql.url(), postgresql.user(), "none"));
  }

  private static DevSettings settings(String name, Database database) {
    return TestServer.settings(name).database(database).unprepared().config("mfa.crypto.keys", KEY);
  }

  private static long count(Database database, String table) {
    try (var connection = database.open();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Work before its tables are there, and tables made twice, are told as such. */
  private static List<String> troubles(DevServer server) {
    return lines(server)
        .filter(line -> !line.contains(" INFO "))
        .filter(line -> line.contains("SEVERE") || line.contains(" exist"))
        .toList();
  }

  private static void awaitInLog(DevServer server, String words) {
    var deadline = CLOCK.instant().plus(PATIENCE);
    while (lines(server).noneMatch(line -> line.contains(words))) {
      assertThat(CLOCK.instant()).as(words).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static Stream<String> lines(DevServer server) {
    try {
      return Files.exists(server.log()) ? Files.readAllLines(server.log()).stream() : Stream.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
