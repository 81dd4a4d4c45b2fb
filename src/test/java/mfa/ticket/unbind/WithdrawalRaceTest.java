package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.requester.RequesterTicket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
@Tag("R56")
@Tag("R57")
@DisplayName("R56 R57: a withdrawal and the approval's job in the same moment")
class WithdrawalRaceTest extends WithTickets {

  /** A withdrawal whose process is at work is told again after this. */
  private static final Duration PUT_OFF = Duration.ofSeconds(2);

  private static final Duration PAUSE_OF_FORMS = Duration.ofMinutes(1);
  private static final Duration MAX_WAIT = Duration.ofSeconds(15);

  private final Queue<String> reported = new ConcurrentLinkedQueue<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            reported.add(entry.getLoggerName() + ": " + entry.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(listener);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger("").removeHandler(listener);
  }

  @Test
  @DisplayName("R56 R57: end as withdrawn, and no failure is reported")
  void collisionEndsQuietly() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();
    take(agent, number);
    decide(agent, number, approval(COMPLETE));
    acquireJobs(number, "an executor");

    assertThat(withdraw(number)).isTrue();
    notifyWithdrawn();

    assertThat(jobs.waitingAt(number.text())).containsExactly("serviceTask_mailApproved");
    assertThat(row(number).get("withdrawn_at")).isNotNull();
    assertThat(jobs.run(number.text())).isZero();
    clock.moveBy(PUT_OFF);
    run(number);
    assertThat(outcome(number)).isEqualTo("CANCELED");
    assertThat(jobs.isRunning(number.text())).isFalse();
    assertThat(reported).isEmpty();
  }

  @Test
  @DisplayName(
      "R56 R57: a step that ends while its process is told costs a second telling, no more")
  void stepThatEndsInBetweenIsNoFailure() throws SQLException {
    TicketNumber number = file(accounts.boundMember());
    acquireJobs(number, "an executor");
    assertThat(withdraw(number)).isTrue();
    acquireJobs(number, null);

    try (Connection step = database.source().getConnection();
        Statement statement = step.createStatement()) {
      step.setAutoCommit(false);
      holdProcesses(statement);
      CompletableFuture<Void> telling = CompletableFuture.runAsync(this::notifyWithdrawn);
      awaitSomebodyWaiting();
      step.commit();
      telling.join();
    }

    assertThat(jobs.isRunning(number.text())).isTrue();
    clock.moveBy(PUT_OFF);
    run(number);
    assertThat(jobs.isRunning(number.text())).isFalse();
    assertThat(outcome(number)).isEqualTo("CANCELED");
    assertThat(reported).isEmpty();
  }

  @Test
  @DisplayName("R56 R57: the requester's withdrawal does not wait for a step, nor fails by it")
  void requestDoesNotCollideWithAStep() throws SQLException {
    TicketNumber number = file(accounts.boundMember());

    assertThat(besideAStep(() -> withdraw(number))).isTrue();

    assertThat(page(number).outcome()).contains(Outcome.CANCELED);
    assertThat(reply(number)).isFalse();
    run(number);
    assertThat(jobs.isRunning(number.text())).isFalse();
    assertThat(outcome(number)).isEqualTo("CANCELED");
    assertThat(reported).isEmpty();
  }

  @Test
  @DisplayName("R49 R57: a newer form does not wait for a step of the draft that it replaces")
  void newerFormDoesNotCollideWithAStep() throws SQLException {
    TestAccount account = accounts.boundMember();
    draft(account);
    TicketNumber old = new TicketNumber(draftOf(account));
    clock.moveBy(PAUSE_OF_FORMS);

    besideAStep(() -> form().request(account, TestAccount.PASSWORD));

    assertThat(draftOf(account)).isNotEqualTo(old.text());
    run(old);
    assertThat(jobs.isRunning(old.text())).isFalse();
    assertThat(reported).isEmpty();
  }

  /** What somebody does while a step that has written its process has not ended yet. */
  private <T> T besideAStep(Supplier<T> action) throws SQLException {
    try (Connection step = database.source().getConnection();
        Statement statement = step.createStatement()) {
      step.setAutoCommit(false);
      holdProcesses(statement);
      T result =
          CompletableFuture.supplyAsync(action)
              .orTimeout(MAX_WAIT.toSeconds(), TimeUnit.SECONDS)
              .join();
      step.commit();
      return result;
    }
  }

  private static void holdProcesses(Statement statement) throws SQLException {
    assertThat(statement.executeUpdate("update act_ru_execution set rev_ = rev_ + 1")).isPositive();
  }

  private RequesterTicket page(TicketNumber number) {
    return anonymous()
        .does(() -> the(RequesterService.class).ticket(number, followKey(number)))
        .orElseThrow();
  }

  @Test
  @DisplayName("R56: a job whose server died keeps no withdrawal")
  void deadExecutorKeepsNoWithdrawal() {
    TicketNumber number = file(accounts.boundMember());
    Visitor agent = agent();
    take(agent, number);
    decide(agent, number, approval(COMPLETE));
    acquireJobs(number, "a dead executor");
    assertThat(withdraw(number)).isTrue();

    clock.moveBy(Duration.ofMinutes(6));
    run(number);

    assertThat(outcome(number)).isEqualTo("CANCELED");
  }

  /** As a job executor marks the jobs that it is about to run. */
  private void acquireJobs(TicketNumber number, String executor) {
    int acquired =
        sql.execute(
            "update act_ru_job set lock_owner_ = ?, lock_exp_time_ = ? where process_instance_id_"
                + " = (select process_instance_id from ticket where ticket_number = ?)",
            executor,
            Timestamp.from(clock.instant().plus(Duration.ofMinutes(5))),
            number.text());
    assertThat(acquired).isPositive();
  }
}
