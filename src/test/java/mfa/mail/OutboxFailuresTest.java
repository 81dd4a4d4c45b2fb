package mfa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mfa.account.PlatformRole;
import mfa.mail.StrictSmtpServer.Step;
import mfa.mail.WrittenMails.WrittenMail;
import mfa.platform.request.Client;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R76")
@DisplayName(
    "R76: what becomes of mails that a strict server does not take, and of their neighbours")
class OutboxFailuresTest extends ServiceTest {

  private static final List<Step> OF_A_MAIL = List.of(Step.MAIL, Step.RCPT, Step.DATA, Step.BODY);
  private static final List<Step> BEFORE_MAILS = List.of(Step.CONNECT, Step.EHLO);

  private final StrictSmtpServer smtp = new StrictSmtpServer();
  private Services sending;

  @BeforeEach
  void emptyTheOutbox() {
    sending = services.another(smtp.settings());
    mails.forgetAll();
  }

  @AfterEach
  void stop() {
    if (sending != null) {
      sending.close();
    }
    smtp.close();
    mails.forgetAll();
    assertThat(smtp.complaints()).isEmpty();
  }

  @Test
  void answerThatMayChangeIsWaitedForLongerEachTime() {
    for (Step step : OF_A_MAIL) {
      TestAccount member = accounts.member();
      write(member);
      smtp.is(answering(step, "451 4.3.0 later"));

      for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 480, 480}) {
        deliver();
        Instant next = mail(member).nextAttemptAt();
        assertThat(next).as("%s", step).isEqualTo(clock.instant().plusSeconds(30L * minutes));
        clock.moveTo(next);
      }

      assertThat(isRefused(member)).isFalse();
      smtp.is(answering(step, null));
      deliver();
      assertThat(mail(member).sentAt()).isEqualTo(clock.instant());
    }
  }

  @Test
  @DisplayName("R76: who presses Retry while a sender has the mail in hand has it sent once")
  void retryLeavesAMailThatIsInHand() {
    TestAccount member = accounts.member();
    Visitor agent = signedIn(accounts.bind(accounts.memberWith(PlatformRole.AGENT)));
    smtp.is(answering(Step.DATA, "451 4.3.0 later"));
    write(bound(member).about("T-in-hand"));
    deliver();
    assertThat(mail(member).nextAttemptAt()).isEqualTo(clock.instant().plusSeconds(30));
    clock.moveBy(Duration.ofMinutes(1));
    assertThat(the(OutboxService.class).claimNext()).isPresent();

    agent.does(() -> the(OutboxService.class).retry("T-in-hand"));

    assertThat(the(OutboxService.class).claimNext()).isEmpty();
    clock.moveBy(Duration.ofHours(1));
    assertThat(the(OutboxService.class).claimNext()).as("its sender is gone").isPresent();
  }

  @Test
  void answerThatNeverChangesEndsTheMailAtOnce() {
    for (Step step : OF_A_MAIL) {
      TestAccount member = accounts.member();
      TestAccount neighbour = accounts.member();
      write(member);
      write(neighbour);
      smtp.is(first(step, member, "550 5.1.1 no"));

      deliver();

      assertThat(mail(member).droppedAt()).as("%s", step).isEqualTo(clock.instant());
      assertThat(mail(member).attempts()).isEqualTo(1);
      assertThat(mail(member).parameters()).isEmpty();
      assertThat(isRefused(member)).as("%s", step).isEqualTo(step == Step.RCPT);
      assertSentAtFirstAttempt(neighbour);
    }
  }

  @Test
  void addressThatWasRefusedIsMarkedUntilAMailToItIsTaken() {
    TestAccount member = accounts.member();
    smtp.is(answering(Step.RCPT, "550 5.1.1 no"));
    write(member);
    deliver();
    assertThat(isRefused(member)).isTrue();

    smtp.is(answering(Step.RCPT, "450 4.2.1 later"));
    write(member);
    deliver();
    assertThat(isRefused(member)).isTrue();

    clock.moveBy(Duration.ofMinutes(1));
    smtp.is(answering(Step.RCPT, null));
    deliver();
    assertThat(isRefused(member)).isFalse();
  }

  @Test
  void connectionThatBreaksAtAnyStepTakesNoNeighbourAlong() {
    for (Step step : OF_A_MAIL) {
      TestAccount member = accounts.member();
      TestAccount neighbour = accounts.member();
      write(member);
      write(neighbour);
      smtp.is(first(step, member, StrictSmtpServer.HANGS_UP));

      deliver();

      assertThat(mail(member).nextAttemptAt()).as("%s", step).isAfter(clock.instant());
      assertThat(mail(member).attempts()).isEqualTo(1);
      assertSentAtFirstAttempt(neighbour);
      clock.moveTo(mail(member).nextAttemptAt());
      deliver();
      assertThat(mail(member).sentAt()).isEqualTo(clock.instant());
    }
  }

  /**
   * Whoever hands it here: the envelope keeps the low byte of each letter (sictim@, a line end).
   */
  @Test
  void recipientBeyondAsciiIsToldToNobody() throws Exception {
    for (String mailbox :
        List.of("\u0173ictim@example.com", "a@\u4f8b\u5b50.com", "\u010da@b.cc", "a\r@b.cc")) {
      try (Mailer.Connection connection = sending.get(Mailer.class).connect()) {
        DeliveryResult delivery =
            connection.send(
                new OutgoingMail(
                    1,
                    "<1@example.com>",
                    List.of(),
                    null,
                    "mfa@example.com",
                    mailbox,
                    "S",
                    "T",
                    "T"));

        assertThat(delivery.kind()).isEqualTo(DeliveryResult.Kind.REFUSED);
      }
    }
    assertThat(smtp.recipients()).isEmpty();
  }

  /** The mail library breaks off at a letter whose low byte is a line end. */
  @Test
  void connectionOnWhichAMailWasBrokenOffIsNotUsedAgain() throws Exception {
    try (Mailer.Connection connection = sending.get(Mailer.class).connect()) {
      DeliveryResult delivery =
          connection.send(
              new OutgoingMail(
                  1,
                  "<1@example.com>",
                  List.of(),
                  null,
                  "čeněk@example.com",
                  "mfa@example.com",
                  "S",
                  "T",
                  "T"));

      assertThat(delivery.kind()).isNotEqualTo(DeliveryResult.Kind.TAKEN);
      assertThat(connection.isOpen()).isFalse();
    }
    assertThat(smtp.recipients()).isEmpty();
  }

  @Test
  void serverThatWillNotTalkIsNoFailureOfAMail() {
    for (Step step : BEFORE_MAILS) {
      for (String answer : new String[] {"421 later", "554 no", StrictSmtpServer.HANGS_UP}) {
        TestAccount member = accounts.member();
        write(member);
        smtp.is(answering(step, answer));

        deliver();

        assertThat(mail(member).attempts()).as("%s: %s", step, answer).isZero();
        assertThat(mail(member).nextAttemptAt()).isEqualTo(clock.instant().plusSeconds(2));
        smtp.is(answering(step, null));
        clock.moveBy(Duration.ofSeconds(2));
        deliver();
        assertSentAtFirstAttempt(member);
      }
    }
  }

  @Test
  @Tag("R57")
  void serverThatWantsASignInRefusesNoMail() {
    TestAccount member = accounts.member();
    write(member);
    smtp.is(answering(Step.MAIL, "530 5.7.0 authentication required"));

    deliver();

    assertThat(mail(member).droppedAt()).isNull();
    assertThat(mail(member).nextAttemptAt()).isAfter(clock.instant());
  }

  @Test
  @Tag("R75")
  void mailsThatCannotBeWrittenArePutAsideWholeAndAllOthersGo() {
    TestAccount sealed = accounts.member();
    TestAccount unreadable = accounts.member();
    TestAccount incomplete = accounts.member();
    TestAccount neighbour = accounts.member();
    write(sealed);
    sql.execute(
        "update outbox_mail set sealed_parameters = 'gone:' || sealed_parameters"
            + " where recipient = ?",
        sealed.email().text());
    write(unreadable);
    sql.execute(
        "update outbox_mail set recipient = ? where recipient = ?",
        "čeněk" + unreadable.id() + "@example.com",
        unreadable.email().text());
    write(Mail.of(MailTemplate.INVITATION, recipient(incomplete)));
    write(neighbour);

    deliver();

    assertSentAtFirstAttempt(neighbour);
    assertThat(smtp.recipients()).hasSize(1);
    assertThat(sql.rows("select * from outbox_mail where dropped_at is not null"))
        .hasSize(3)
        .allSatisfy(
            row -> {
              assertThat(row.get("next_attempt_at")).isNull();
              assertThat(row.get("sealed_parameters")).isNotNull();
              assertThat(row.get("last_error").toString()).startsWith("cannot be written: ");
            });
  }

  @Test
  @Tag("R16")
  @DisplayName("R16 What was sealed for one mail leaves in no other")
  void parametersOfAnotherMailAreNotSent() {
    TestAccount victim = accounts.member();
    TestAccount thief = accounts.member();
    write(victim);
    write(thief);
    Object sealed =
        sql.single(
            "select sealed_parameters from outbox_mail where recipient = ?", victim.email().text());
    sql.execute(
        "update outbox_mail set sealed_parameters = ? where recipient = ?",
        sealed,
        thief.email().text());

    deliver();

    assertThat(smtp.recipients()).containsExactly(victim.email().text());
    assertThat(sql.rows("select recipient from outbox_mail where dropped_at is not null"))
        .extracting(row -> row.get("recipient"))
        .containsExactly(thief.email().text());
  }

  @Test
  @Tag("thorough")
  @Tag("R57")
  void serverThatAnswersAByteAtATimeHoldsOneMailForAWhileAndNoOther() throws Exception {
    TestAccount member = accounts.member();
    TestAccount neighbour = accounts.member();
    CountDownLatch dripping = new CountDownLatch(1);
    smtp.is(
        (step, argument) -> {
          if (step != Step.RCPT || !argument.equals(member.email().text())) {
            return null;
          }
          dripping.countDown();
          return StrictSmtpServer.DRIPS;
        });
    write(member);
    CompletableFuture<Void> held = CompletableFuture.runAsync(this::deliver);
    assertThat(dripping.await(20, TimeUnit.SECONDS)).isTrue();

    write(neighbour);
    deliver();

    assertSentAtFirstAttempt(neighbour);
    assertThat(held).isNotDone();
    held.get(20, TimeUnit.SECONDS);
    assertThat(mail(member).nextAttemptAt()).isEqualTo(clock.instant().plusSeconds(30));
    assertThat(mail(member).attempts()).isEqualTo(1);
  }

  private void assertSentAtFirstAttempt(TestAccount account) {
    assertThat(mail(account).sentAt()).isNotNull();
    assertThat(mail(account).attempts()).isEqualTo(1);
    assertThat(smtp.recipients()).contains(account.email().text());
  }

  private static StrictSmtpServer.Mood answering(Step expected, String answer) {
    return (step, argument) -> step == expected ? answer : null;
  }

  /** Once, at the first mail that comes to that step; from its recipient on to this one only. */
  private static StrictSmtpServer.Mood first(Step expected, TestAccount account, String answer) {
    AtomicBoolean done = new AtomicBoolean();
    return (step, argument) ->
        step == expected
                && (step == Step.MAIL || argument.equals(account.email().text()))
                && done.compareAndSet(false, true)
            ? answer
            : null;
  }

  private void write(TestAccount account) {
    write(bound(account));
  }

  private Mail bound(TestAccount account) {
    return Mail.of(MailTemplate.MFA_BOUND, recipient(account))
        .with("name", "Phone")
        .with("when", clock.instant())
        .from(Client.SERVER);
  }

  private static Recipient recipient(TestAccount account) {
    return new Recipient(account.email(), Locale.ENGLISH, ZoneOffset.UTC);
  }

  private void write(Mail mail) {
    services.inTransaction(
        entityManager -> {
          the(OutboxService.class).send(mail);
          return null;
        });
  }

  private void deliver() {
    sending.asTimer(() -> sending.get(OutboxDelivery.class).deliverDue());
  }

  private WrittenMail mail(TestAccount account) {
    return mails.to(account).getLast();
  }

  private boolean isRefused(TestAccount account) {
    return services.asTimer(() -> the(OutboxService.class).isRefused(account.email()));
  }
}
