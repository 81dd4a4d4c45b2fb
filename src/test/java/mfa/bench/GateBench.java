package mfa.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.it.support.BoundAccounts;
import mfa.it.support.TestServer;
import mfa.platform.crypto.RandomSource;
import mfa.support.PostgresqlServer;

/**
 * Asks {@code /gate/check} as a reverse proxy does, for members who are in, and prints how many
 * checks a second, how long each takes, and what one costs the server in CPU time.
 *
 * <p>The server is a process of its own on PostgreSQL, another one, with the WAR that was built
 * last; both share the machine with this program. Started as {@link SignInBench}, with the system
 * properties {@code bench.threads} (4), {@code bench.warmup} (60000), {@code bench.checks} (60000)
 * and {@code bench.members} (2000: PostgreSQL reads tables of a few hundred rows as a whole, which
 * costs more than its index).
 */
public final class GateBench {

  private static final int THREADS = Integer.getInteger("bench.threads", 4);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 60_000);
  private static final int CHECKS = Integer.getInteger("bench.checks", 60_000);
  private static final int MEMBERS = Integer.getInteger("bench.members", 2000);
  private static final double NANOS_IN_MICRO = 1e3;
  private static final String ORIGIN = "https://app.acme.example";

  private final DevServer server;
  private final byte[][] requests;
  private final AtomicInteger next = new AtomicInteger();

  private GateBench(DevServer server, byte[][] requests) {
    this.server = server;
    this.requests = requests;
  }

  /** Starts database and server, warms them up, measures, and prints the result. */
  public static void main(String[] arguments) {
    var accounts = BoundAccounts.of(MEMBERS);
    var requests = new byte[MEMBERS][];
    try (var database = PostgresqlServer.start()) {
      var settings =
          TestServer.settings("gate-bench", accounts)
              .database(Database.postgresql(database.url(), database.user(), "none"))
              .filling(
                  filled ->
                      enter(filled, accounts, Path.of("target", "it", "gate-bench"), requests))
              .config("mfa.trusted-proxies", "127.0.0.1")
              .jvmOptions(SignInBench.AS_IN_PRODUCTION)
              .jvmOptions(arguments);
      try (var server = TestServer.start(settings)) {
        new GateBench(server, requests).run();
      }
    }
  }

  /** Each account is a member of a workspace with an application, and came into it. */
  private static void enter(
      Database database, BoundAccounts accounts, Path data, byte[][] requests) {
    var keys = BoundAccounts.keyRing(data);
    var random = new RandomSource();
    var now = OffsetDateTime.now(Clock.systemUTC());
    try (var connection = database.open()) {
      execute(
          connection,
          "insert into application (id, workspace_id, name, origin, created_at)"
              + " select 1000000, id, 'Reports', ?, created_at from workspace where name = 'Globex'",
          ORIGIN);
      for (var i = 0; i < requests.length; i++) {
        var account = accounts.get(i);
        var key = random.key();
        execute(
            connection,
            "insert into membership (id, workspace_id, account_id, role, joined_at, name_key,"
                + " email_key, account_state, binding) select a.id, w.id, a.id, 'STANDARD',"
                + " a.created_at, a.name_key, a.canonical_email, a.state, a.binding"
                + " from account a, workspace w where w.name = 'Globex' and a.id = ?",
            account.id());
        execute(
            connection,
            "insert into sign_in_session (id, account_id, stage, key_hash, client_address,"
                + " user_agent, created_at, last_seen_at, code_at)"
                + " values (?, ?, 'SIGNED_IN', ?, '198.51.100.7', '', ?, ?, ?)",
            account.id(),
            account.id(),
            "none" + i,
            now,
            now,
            now);
        execute(
            connection,
            "insert into application_session (id, key_hash, application_id, session_id, created_at)"
                + " values (?, ?, 1000000, ?, ?)",
            account.id(),
            keys.hash("application-session", key),
            account.id(),
            now);
        requests[i] = request(key);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static byte[] request(String key) {
    return ("GET /gate/check HTTP/1.1\r\nHost: localhost\r\n"
            + "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: https\r\n"
            + "X-Forwarded-Host: app.acme.example\r\nAccept: text/html\r\n"
            + "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n"
            + "Cookie: __Host-mfa-application="
            + key
            + "\r\n\r\n")
        .getBytes(ISO_8859_1);
  }

  private void run() {
    check(WARM_UP);
    HashCost.print(THREADS);
    var before = ServerCpu.of(server);
    var start = System.nanoTime();
    var nanos = check(CHECKS);
    var seconds = (System.nanoTime() - start) / 1e9;
    var cpu = ServerCpu.of(server).since(before, CHECKS);
    Arrays.sort(nanos);
    print(
        "%d checks by %d threads in %.1f s: %.0f a second   (aim: 6000)%n%n",
        CHECKS, THREADS, seconds, CHECKS / seconds);
    print(
        "p50 %.0f µs, p95 %.0f µs, p99 %.0f µs%n",
        percentile(nanos, 50), percentile(nanos, 95), percentile(nanos, 99));
    print("server CPU of one check         %6.3f ms%n", cpu.get(ServerCpu.ALL));
    cpu.forEach((kind, millis) -> print("  %-28s  %6.3f ms%n", kind, millis));
  }

  private static double percentile(long[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / NANOS_IN_MICRO;
  }

  private long[] check(int times) {
    next.set(0);
    var nanos = new long[times];
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var done :
          threads.invokeAll(
              Collections.nCopies(THREADS, Executors.callable(() -> checkUntil(times, nanos))))) {
        done.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return nanos;
  }

  /** By connections that stay open, as proxies do; a client library would cost more than us. */
  private void checkUntil(int times, long[] nanos) {
    var number = next.getAndIncrement();
    while (number < times) {
      try (var socket =
          new Socket(InetAddress.getLoopbackAddress(), URI.create(server.baseUrl()).getPort())) {
        socket.setTcpNoDelay(true);
        var in = new Answers(socket.getInputStream());
        boolean stays = true;
        while (stays && number < times) {
          var begin = System.nanoTime();
          socket.getOutputStream().write(requests[number % requests.length]);
          stays = in.expectToPass();
          nanos[number] = System.nanoTime() - begin;
          number = next.getAndIncrement();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What comes on one connection: answers without a body. */
  private static final class Answers {

    private final InputStream in;
    private final byte[] buffer = new byte[8_192];

    Answers(InputStream in) {
      this.in = in;
    }

    /** Whether the server leaves the connection open: it closes each after some hundred. */
    boolean expectToPass() throws IOException {
      var length = 0;
      do {
        var read = in.read(buffer, length, buffer.length - length);
        if (read < 0) {
          throw new IOException("The connection ended.");
        }
        length += read;
      } while (!isWhole(length));
      var answer = new String(buffer, 0, length, ISO_8859_1);
      if (!answer.startsWith("HTTP/1.1 200") || !answer.contains("Remote-User: ")) {
        throw new IllegalStateException("Refused: " + answer);
      }
      return !answer.contains("Connection: close");
    }

    private boolean isWhole(int length) {
      return length > 3 && new String(buffer, length - 4, 4, ISO_8859_1).equals("\r\n\r\n");
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(format, values);
  }
}
