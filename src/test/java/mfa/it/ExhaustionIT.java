package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import mfa.dev.DevServer;
import mfa.it.support.BoundAccounts;
import mfa.it.support.Browser;
import mfa.it.support.ServerHeap;
import mfa.it.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Strangers in great numbers against a server with little memory. The system property {@code
 * mfa.it.page-loads} says how many; the requirement speaks of 100,000.
 */
@Tag("R67")
class ExhaustionIT {

  private static final int PAGE_LOADS = Integer.getInteger("mfa.it.page-loads", 5_000);
  private static final int FORMS = PAGE_LOADS / 10;
  private static final int THREADS = 4;

  /** Of 256 MiB; after the flood as much has to be free again as the server needs to work. */
  private static final long MOST_MIB_AFTERWARDS = 170;

  private static final BoundAccounts ACCOUNTS = BoundAccounts.of(1);
  private static DevServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            TestServer.settings("exhaustion", ACCOUNTS)
                .jvmOptions("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"));
  }

  @AfterAll
  static void stop() {
    TestServer.end(server);
  }

  @Test
  @DisplayName("R67 Anonymous page loads and forms leave a small server at work and its heap free")
  void floodOfStrangersLeavesTheServerAtWork() throws IOException {
    var failures = new AtomicInteger();

    inParallel(PAGE_LOADS, number -> count(failures, loadSignInPage()));
    inParallel(FORMS, number -> askForPassword("nobody%d@example.com".formatted(number)));

    assertThat(failures).hasValue(0);
    var member = new Browser(server.baseUrl());
    assertThat(TestServer.signIn(member, ACCOUNTS.get(0)).path()).isEqualTo("/");
    assertThat(ServerHeap.usedMib(server)).isLessThan(MOST_MIB_AFTERWARDS);
    assertThat(Files.readString(server.log())).doesNotContain("OutOfMemoryError");
  }

  private static void count(AtomicInteger failures, int status) {
    if (status != 200) {
      failures.incrementAndGet();
    }
  }

  private static int loadSignInPage() {
    return new Browser(server.baseUrl()).get("/login").status();
  }

  private static void askForPassword(String email) {
    new Browser(server.baseUrl())
        .open("/password/forgot")
        .fill("E-mail", email)
        .submit("Send link");
  }

  private static void inParallel(int times, IntConsumer action) {
    var next = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var thread = 0; thread < THREADS; thread++) {
        threads.submit(
            () -> {
              for (var i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
                action.accept(i);
              }
            });
      }
    }
    assertThat(next.get()).as("all were done").isGreaterThanOrEqualTo(times + THREADS);
  }
}
