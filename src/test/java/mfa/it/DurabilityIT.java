package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import mfa.dev.DevServer;
import mfa.dev.SampleData;
import mfa.it.support.Binding;
import mfa.it.support.BoundAccounts;
import mfa.it.support.BoundAccounts.BoundAccount;
import mfa.it.support.Browser;
import mfa.it.support.Page;
import mfa.it.support.TableReader;
import mfa.it.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What was confirmed to somebody outlives the sudden death of the server, and of the mail server.
 * The system property {@code mfa.it.kills} says how often it dies in the middle of work; unless it
 * is given, {@link TicketDurabilityIT} has to do.
 */
@EnabledIfSystemProperty(named = "mfa.it.kills", matches = "\\d+")
class DurabilityIT {

  private static final int KILLS = Integer.getInteger("mfa.it.kills", 0);
  private static final int ACCOUNTS_IN_A_ROUND = 60;
  private static final int WRONG_BEFORE_THE_KILL = 20;
  private static final int MAILS_BEFORE_THE_KILL = 2;
  private static final int GUESSERS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String CODE = "Security code";
  private static final String CONFIRM = "Confirm";
  private static final String GET_CODE = "Get verification code";
  private static final String ON_ITS_WAY = "We sent a code";
  private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID: *(\\S+)");
  private static final List<String> WHO_ASK_FOR_MAIL =
      List.of("owner@example.com", "admin@example.com", "reader@example.com");

  private static final BoundAccounts ACCOUNTS = BoundAccounts.of(KILLS * ACCOUNTS_IN_A_ROUND);
  private static DevServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            TestServer.settings("durability", ACCOUNTS)
                .config("mfa.verification.pause", "PT1S")
                .config("mfa.verification.per-hour", "100"));
  }

  @AfterAll
  static void stop() {
    TestServer.end(server);
  }

  @Test
  @Tag("R05")
  @Tag("R14")
  @DisplayName("R05 R14 A binding that was confirmed outlives the kill right after it")
  void confirmedBindingOutlivesAKill() {
    var email = "solo@example.com";
    var browser = new Browser(server.baseUrl());
    TestServer.enterPassword(browser, email, SampleData.PASSWORD);
    var binding = Binding.complete(server, browser.open("/account/security").click("Bind"), email);

    server.kill();
    server.restart();

    var visit = new Browser(server.baseUrl());
    var codePage = TestServer.enterPassword(visit, email, SampleData.PASSWORD);
    assertThat(codePage.fill(CODE, binding.securityCode()).submit(CONFIRM).text())
        .as("the code that confirmed the binding is used")
        .contains("The code is not right.");
    assertThat(codePage.fill(CODE, binding.app().nextCode()).submit(CONFIRM).path()).isEqualTo("/");
    assertThat(visit.open("/account/security").text())
        .contains("10 of 10 recovery codes are left.", "Authenticator bound");
    var recovery = new Browser(server.baseUrl());
    assertThat(
            TestServer.enterPassword(recovery, email, SampleData.PASSWORD)
                .click("Use a recovery code")
                .fill("Recovery code", binding.recoveryCodes().getLast())
                .submit(CONFIRM)
                .path())
        .isEqualTo("/");
  }

  @Test
  @Tag("R57")
  @DisplayName("R57 While the mail server is down pages answer; then each mail arrives once")
  void mailOutageDelaysMailsAndNothingElse() {
    var email = "agent@example.com";
    var browser = new Browser(server.baseUrl());
    var page = TestServer.enterPassword(browser, email, SampleData.PASSWORD);
    var newest = server.mailbox().newestId();
    server.stopMail();

    var answer = page.click(GET_CODE).text();
    var other = browser.open("/");
    server.startMail();
    server.mailbox().await(email, newest, PATIENCE);

    assertThat(answer).contains(ON_ITS_WAY);
    assertThat(other.path()).isEqualTo("/login/bind");
    assertThat(server.mailbox().mailsTo(email)).hasSize(1);
  }

  @Test
  @Tag("R14")
  @DisplayName("R14 Killed in the middle of work, no counted failure, audit entry or mail is lost")
  void nothingAcknowledgedIsLostByKillsInTheMiddleOfWork() {
    for (var round = 0; round < KILLS; round++) {
      var work = new Work(round);

      work.runUntilTheKill();

      work.assertThatNothingIsLost();
      server.restart();
    }
  }

  /** One round: people who guess codes, people who ask for mails, and the kill between them. */
  private static final class Work {

    private final AtomicInteger nextAccount;
    private final int endOfAccounts;
    private final Map<Long, Integer> wrong = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final CountDownLatch enough =
        new CountDownLatch(WRONG_BEFORE_THE_KILL + MAILS_BEFORE_THE_KILL);
    private final CountDownLatch enoughMails = new CountDownLatch(MAILS_BEFORE_THE_KILL);
    private final Queue<Throwable> gaveUp = new ConcurrentLinkedQueue<>();
    private final int round;

    Work(int round) {
      this.round = round;
      this.nextAccount = new AtomicInteger(round * ACCOUNTS_IN_A_ROUND);
      this.endOfAccounts = (round + 1) * ACCOUNTS_IN_A_ROUND;
    }

    void runUntilTheKill() {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        startWorkers(threads);
        var worked = enough.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var asked = enoughMails.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        server.kill();
        assertThat(gaveUp).as("round %d: workers that ended before the kill", round).isEmpty();
        assertThat(worked && asked).as("round %d: enough work before the kill", round).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void startWorkers(ExecutorService threads) {
      for (var guesser = 0; guesser < GUESSERS; guesser++) {
        threads.submit(() -> untilTheServerIsGone(this::guess));
      }
      var email = WHO_ASK_FOR_MAIL.get(round % WHO_ASK_FOR_MAIL.size());
      threads.submit(() -> untilTheServerIsGone(() -> askForMails(email)));
    }

    private void untilTheServerIsGone(Runnable work) {
      try {
        work.run();
      } catch (UncheckedIOException e) {
        // Killed, as it had to be.
      } catch (RuntimeException | AssertionError e) {
        gaveUp.add(e);
        while (enough.getCount() + enoughMails.getCount() > 0) {
          enough.countDown();
          enoughMails.countDown();
        }
      }
    }

    private void guess() {
      for (var i = nextAccount.getAndIncrement();
          i < endOfAccounts;
          i = nextAccount.getAndIncrement()) {
        guess(ACCOUNTS.get(i));
      }
    }

    private void guess(BoundAccount account) {
      var browser = new Browser(server.baseUrl());
      var page = TestServer.enterPassword(browser, account.email(), BoundAccounts.PASSWORD);
      while (page.hasField(CODE)) {
        page = page.fill(CODE, account.app().wrongCode()).submit(CONFIRM);
        wrong.merge(account.id(), 1, Integer::sum);
        enough.countDown();
      }
    }

    private void askForMails(String email) {
      var browser = new Browser(server.baseUrl());
      var start = TestServer.enterPassword(browser, email, SampleData.PASSWORD);
      assertThat(start.text()).as("after the password of %s", email).doesNotContain("Sign in");
      Page page =
          start.path().equals("/login/bind")
              ? start
              : browser.open("/account/security").click("Bind");
      while (true) {
        page.click(GET_CODE);
        if (page.text().contains(ON_ITS_WAY)) {
          asked.merge(email, 1, Integer::sum);
          enough.countDown();
          enoughMails.countDown();
        }
      }
    }

    void assertThatNothingIsLost() {
      var tables = new TableReader(server.database());
      assertThat(wrong).as("round %d", round).isNotEmpty();
      wrong.forEach((account, acknowledged) -> assertCounted(tables, account, acknowledged));
      asked.forEach((email, acknowledged) -> assertQueued(tables, email, acknowledged));
      assertDeliveredOnce(tables);
    }

    private static void assertCounted(TableReader tables, long account, int acknowledged) {
      assertThat(
              tables.number(
                  "select failures from failure_counter where subject = ?", "code/" + account))
          .as("failures of account %d", account)
          .isGreaterThanOrEqualTo(acknowledged);
      assertThat(
              tables.number(
                  "select count(*) from audit_entry where subject_id = ?"
                      + " and action = 'CODE_CHECKED' and result = 'FAILURE'",
                  account))
          .as("audit log of account %d", account)
          .isGreaterThanOrEqualTo(acknowledged);
    }

    private static void assertQueued(TableReader tables, String email, int acknowledged) {
      assertThat(
              tables.number(
                  "select count(*) from outbox_mail where recipient = ?"
                      + " and template = 'VERIFICATION_CODE'"
                      + " and (sent_at is not null or next_attempt_at is not null)",
                  email))
          .as("mails to %s", email)
          .isGreaterThanOrEqualTo(acknowledged);
    }

    /** A mail that arrived but is not noted as sent is the one that the kill may double. */
    private void assertDeliveredOnce(TableReader tables) {
      var arrived = messageIds();
      var noted = tables.texts("select message_id from outbox_mail where sent_at is not null");
      assertThat(arrived).containsAll(noted);
      var surplus = arrived.size() - new HashSet<>(arrived).size();
      var unnoted = new HashSet<>(arrived);
      noted.forEach(unnoted::remove);
      assertThat(surplus + unnoted.size()).isLessThanOrEqualTo(round + 1);
    }

    private static List<String> messageIds() {
      return server.mailbox().mails().stream()
          .map(
              mail -> {
                try {
                  var message = Files.readString(server.mailbox().file(mail));
                  var id = MESSAGE_ID.matcher(message);
                  assertThat(id.find()).isTrue();
                  return id.group(1);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }
}
