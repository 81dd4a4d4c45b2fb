package mfa.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.it.support.BoundAccounts;
import mfa.it.support.Browser;
import mfa.it.support.TestServer;

/**
 * Asks for a code on the unbind form for bound accounts with the right and with a wrong password,
 * for accounts without MFA, and for unknown addresses, in turns, and prints how long the answers
 * take (R33). With the program argument {@code no-mail} nobody accepts mail meanwhile; with {@code
 * slow-mail} the mail server takes five seconds for each.
 *
 * <p>Started as {@link SignInBench}; the system properties {@code bench.requests} (200) and {@code
 * bench.warmup} (60) say how many of each kind.
 */
public final class SameAnswerBench {

  private static final int REQUESTS = Integer.getInteger("bench.requests", 200);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 60);
  private static final int KINDS_WITH_ACCOUNT = 3;
  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final double NANOS_IN_MILLI = 1e6;

  private final DevServer server;
  private final BoundAccounts accounts;
  private final Map<Kind, List<Double>> millis = new EnumMap<>(Kind.class);

  private SameAnswerBench(DevServer server, BoundAccounts accounts) {
    this.server = server;
    this.accounts = accounts;
  }

  private enum Kind {
    RIGHT_PASSWORD,
    WRONG_PASSWORD,
    WITHOUT_MFA,
    UNKNOWN_ADDRESS
  }

  public static void main(String[] arguments) {
    var accounts = BoundAccounts.of(KINDS_WITH_ACCOUNT * (REQUESTS + WARM_UP));
    var settings =
        TestServer.settings("bench", accounts)
            .filling(SameAnswerBench::unbindEveryThird)
            .jvmOptions(SignInBench.AS_IN_PRODUCTION);
    try (var server = TestServer.start(settings)) {
      if (List.of(arguments).contains("no-mail")) {
        server.stopMail();
      }
      if (List.of(arguments).contains("slow-mail")) {
        server.slowMail(SLOW);
      }
      new SameAnswerBench(server, accounts).run();
    }
  }

  private static void unbindEveryThird(Database database) {
    try (var connection = database.open();
        var statement = connection.createStatement()) {
      statement.execute("delete from authenticator where mod(account_id, 3) = 0");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run() {
    HashCost.print();
    for (var number = 0; number < REQUESTS + WARM_UP; number++) {
      if (number == WARM_UP) {
        millis.clear();
      }
      for (var kind : Kind.values()) {
        millis.computeIfAbsent(kind, any -> new ArrayList<>()).add(ask(kind, number));
      }
    }
    System.out.printf("%-16s %8s %8s %8s %8s   ms%n", "kind", "mean", "p50", "p95", "error");
    millis.forEach(SameAnswerBench::print);
  }

  private double ask(Kind kind, int number) {
    var email =
        switch (kind) {
          case RIGHT_PASSWORD -> accounts.get(KINDS_WITH_ACCOUNT * number).email();
          case WRONG_PASSWORD -> accounts.get(KINDS_WITH_ACCOUNT * number + 1).email();
          case WITHOUT_MFA -> accounts.get(KINDS_WITH_ACCOUNT * number + 2).email();
          case UNKNOWN_ADDRESS -> "nobody" + number + "@example.com";
        };
    var password =
        kind == Kind.RIGHT_PASSWORD || kind == Kind.WITHOUT_MFA
            ? BoundAccounts.PASSWORD
            : "not-" + BoundAccounts.PASSWORD;
    var page = new Browser(server.baseUrl()).open("/unbind");
    page.fill("Description", "Lost").fill("E-mail", email).fill("Password", password);
    var begin = System.nanoTime();
    page.click("Get verification code");
    var took = (System.nanoTime() - begin) / NANOS_IN_MILLI;
    if (!page.text()
        .contains("If the details are right, you will get a code by e-mail within two minutes.")) {
      throw new IllegalStateException("Another answer: " + page.text());
    }
    page.leave();
    return took;
  }

  /** With the standard error of the mean. */
  private static void print(Kind kind, List<Double> times) {
    Collections.sort(times);
    var mean = times.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    var variance =
        times.stream().mapToDouble(time -> (time - mean) * (time - mean)).sum()
            / (times.size() - 1);
    System.out.printf(
        "%-16s %8.2f %8.2f %8.2f %8.2f%n",
        kind,
        mean,
        times.get(times.size() / 2),
        times.get(times.size() * 95 / 100),
        Math.sqrt(variance / times.size()));
  }
}
