package mfa.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.dev.DevSettings;
import mfa.it.support.Answer;
import mfa.it.support.BoundAccounts;
import mfa.it.support.BoundAccounts.BoundAccount;
import mfa.it.support.Browser;
import mfa.it.support.TestServer;
import mfa.support.PostgresqlServer;

/**
 * Signs people in as browsers do (page, password, code) and prints how many a second, how long each
 * step takes, and what one costs the server in CPU time, with and without the password's hash.
 *
 * <p>The server is a process of its own on PostgreSQL, another one, with the WAR that was built
 * last; they are alone with this program on the machine, which has to be otherwise idle. Started by
 *
 * <pre>
 * ./run --help   # builds nothing, but says which JDK is used
 * java -cp "target/test-classes:target/classes:$(cat target/launcher.classpath)" mfa.bench.SignInBench
 * </pre>
 *
 * with the system properties {@code bench.threads} (4), {@code bench.warmup} (3000) and {@code
 * bench.sign-ins} (3000); with {@code bench.database} ({@code h2}) there is no PostgreSQL.
 */
public final class SignInBench {

  private static final int THREADS = Integer.getInteger("bench.threads", 4);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 3000);
  private static final int SIGN_INS = Integer.getInteger("bench.sign-ins", 3000);
  private static final boolean ON_H2 = "h2".equals(System.getProperty("bench.database"));
  private static final double NANOS_IN_MILLI = 1e6;

  /**
   * As {@code server-config/README.md} has it: with the compiler that the launcher does without,
   * early. {@code 1} starts faster and runs slower.
   */
  static final String[] AS_IN_PRODUCTION = {
    "-XX:TieredStopAtLevel=" + Integer.getInteger("bench.compiler", 4),
    "-XX:Tier4InvocationThreshold=200",
    "-XX:Tier4MinInvocationThreshold=50",
    "-XX:Tier4CompileThreshold=600",
  };

  private final DevServer server;
  private final List<BoundAccount> accounts;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<Step, List<Long>> nanos = new EnumMap<>(Step.class);

  private SignInBench(DevServer server, BoundAccounts accounts) {
    this.server = server;
    this.accounts = accounts.all();
    for (var step : Step.values()) {
      nanos.put(step, Collections.synchronizedList(new ArrayList<>()));
    }
  }

  /** What a browser does one after the other, and all of it together. */
  private enum Step {
    SIGN_IN_PAGE("sign-in page"),
    PASSWORD("password"),
    CODE_PAGE("code page"),
    CODE("code"),
    ALL("whole sign-in");

    private final String title;

    Step(String title) {
      this.title = title;
    }
  }

  /** Starts a server, warms it up, measures, and prints the result. */
  public static void main(String[] arguments) {
    // Each account gives a new code every 30 seconds: enough accounts to wait for none.
    var accounts = BoundAccounts.of(WARM_UP + SIGN_INS);
    var settings =
        TestServer.settings("bench", accounts).jvmOptions(AS_IN_PRODUCTION).jvmOptions(arguments);
    if (ON_H2) {
      measure(settings, accounts);
      return;
    }
    try (var database = PostgresqlServer.start()) {
      measure(
          settings.database(Database.postgresql(database.url(), database.user(), "none")),
          accounts);
    }
  }

  private static void measure(DevSettings settings, BoundAccounts accounts) {
    try (var server = TestServer.start(settings)) {
      new SignInBench(server, accounts).run();
    }
  }

  private void run() {
    signIn(WARM_UP);
    nanos.values().forEach(List::clear);
    var hash = HashCost.print(THREADS);
    var before = ServerCpu.of(server);
    var start = System.nanoTime();
    signIn(SIGN_INS);
    var seconds = (System.nanoTime() - start) / 1e9;
    var cpu = ServerCpu.of(server).since(before, SIGN_INS);
    print(
        "%d sign-ins by %d threads in %.1f s: %.1f a second%n%n",
        SIGN_INS, THREADS, seconds, SIGN_INS / seconds);
    print("%-14s %8s %8s %8s   ms%n", "step", "p50", "p95", "p99");
    for (var step : Step.values()) {
      var sorted = nanos.get(step).stream().sorted().toList();
      print(
          "%-14s %8.1f %8.1f %8.1f%n",
          step.title, percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99));
    }
    var all = cpu.get(ServerCpu.ALL);
    print("%nserver CPU of one sign-in       %6.2f ms%n", all);
    print("of it the hash                  %6.2f ms%n", hash);
    print("beyond the hash                 %6.2f ms%n", all - hash);
    print("all, in hashes                  %6.2f      (aim: 1.3)%n", all / hash);
    cpu.forEach((kind, millis) -> print("  %-28s  %6.2f ms%n", kind, millis));
  }

  private void signIn(int times) {
    var end = next.get() + times;
    Callable<Void> work =
        () -> {
          for (var number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
            signIn(accounts.get(number));
          }
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var done : threads.invokeAll(Collections.nCopies(THREADS, work))) {
        done.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    next.set(end);
  }

  private void signIn(BoundAccount account) {
    var browser = new Browser(server.baseUrl());
    var begin = System.nanoTime();
    var page = browser.open("/login").plain();
    var shown = record(Step.SIGN_IN_PAGE, begin);
    page.fill("E-mail", account.email()).fill("Password", BoundAccounts.PASSWORD);
    expectToLeave(page.send(page.submission("Sign in")));
    var known = record(Step.PASSWORD, shown);
    var codePage = browser.open("/login/code").plain();
    var asked = record(Step.CODE_PAGE, known);
    codePage.fill("Security code", account.app().nextCode());
    expectToLeave(codePage.send(codePage.submission("Confirm")));
    record(Step.CODE, asked);
    record(Step.ALL, begin);
  }

  private static void expectToLeave(Answer answer) {
    if (answer.status() != 303) {
      throw new IllegalStateException("Refused: " + answer.body());
    }
  }

  private long record(Step step, long since) {
    var now = System.nanoTime();
    nanos.get(step).add(now - since);
    return now;
  }

  private static double percentile(List<Long> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / NANOS_IN_MILLI;
  }

  private static void print(String format, Object... values) {
    System.out.printf(format, values);
  }
}
