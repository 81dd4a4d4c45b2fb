package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mfa.account.PlatformRole;
import mfa.authenticator.CodeCheckResult;
import mfa.login.SignInResult;
import mfa.mail.MailTemplate;
import mfa.password.Password;
import mfa.password.PasswordResetService;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketNumber;
import mfa.ticket.Tickets;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.Review;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.requester.DisputeState;
import mfa.ticket.requester.RequesterService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Every other end of an unbind ticket")
class UnbindEndsTest extends WithTickets {

  @Test
  @Tag("R52")
  @DisplayName("R52 A rejected ticket ends as rejected, with its text and mail, and resets nothing")
  void rejected() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();

    takeAndDecide(agent, number, rejection());

    assertEnded(number, "REJECTED");
    assertThat(mails.count(account, MailTemplate.TICKET_REJECTED)).isEqualTo(1);
    assertThat(isBound(account)).isTrue();
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 The mail of a rejection has no internal note, and no words of the requester")
  void rejectedAfterOtherWords() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();
    take(agent, number);
    decide(agent, number, rejection());
    agent.does(
        () ->
            the(ReviewService.class)
                .reply(number, new MessageBody("Looks like a swindler."), true, List.of()));
    String quoted = quotedInRejection(account, number);
    reply(number);

    assertThat(List.of(quoted, quotedInRejection(account, number)))
        .containsOnly("We cannot do this.");
  }

  private String quotedInRejection(TestAccount account, TicketNumber number) {
    asServer(
        () -> {
          the(TicketMails.class)
              .send(the(Tickets.class).find(number).orElseThrow(), MailTemplate.TICKET_REJECTED);
          return true;
        });
    return mails.newest(account, MailTemplate.TICKET_REJECTED).parameters().get("text");
  }

  @Test
  @Tag("R48")
  @DisplayName("R48 After a question and its answer the ticket is back with the same agent")
  void askedAndAnswered() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();
    takeAndDecide(agent, number, question());
    assertThat(row(number)).containsEntry("status", "FEEDBACK_PROVIDED");

    reply(number);
    run(number);

    assertThat(row(number)).containsEntry("status", "WAITING_FOR_FEEDBACK");
    for (Decision decision : Decision.values()) {
      MessageBody text = decision == Decision.APPROVE ? null : new MessageBody("Whom may we call?");
      Review beforeTheAnswer = new Review(decision, COMPLETE, "Odd.", text, List.of(), 1);
      assertThat(decide(agent, number, beforeTheAnswer)).isEqualTo(DeskResult.ANSWERED);
    }
    assertThat(decide(agent, number, approval(COMPLETE))).isEqualTo(DeskResult.DONE);
    run(number);
    pass(WAIT, number);
    assertThat(isReset(account)).isTrue();
  }

  @Test
  @DisplayName("Without an answer within seven days the ticket ends")
  void askedAndNotAnswered() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();
    take(agent, number);
    decide(agent, number, question());
    assertThat(mails.newest(account, MailTemplate.TICKET_REPLY).parameters())
        .containsEntry("until", inMails(clock.instant().plus(Duration.ofDays(7))));
    run(number);

    pass(Duration.ofDays(7).minusSeconds(1), number);
    assertThat(jobs.isRunning(number.text())).isTrue();
    pass(Duration.ofSeconds(1), number);

    assertEnded(number, "NO_REPLY");
    assertThat(mails.count(account, MailTemplate.TICKET_NO_REPLY)).isEqualTo(1);
    assertThat(isBound(account)).isTrue();
  }

  @Test
  @Tag("R53")
  @DisplayName("R53 This wasn't me: in review, while asked, and in the waiting period")
  void disputed() {
    TestAccount inReview = accounts.boundMember();
    TicketNumber first = file(inReview);
    TestAccount asked = accounts.boundMember();
    TicketNumber second = file(asked);
    Visitor agent = agent();
    takeAndDecide(agent, second, question());
    TestAccount waiting = accounts.boundMember();
    TicketNumber third = file(waiting);
    approve(agent, third);

    assertThat(dispute(first)).isTrue();
    assertThat(dispute(second)).isTrue();
    assertThat(dispute(third)).isTrue();
    run(first);
    run(second);
    run(third);
    pass(LONG_WAIT, third);

    assertEnded(first, "OBJECTED");
    assertEnded(second, "OBJECTED");
    assertEnded(third, "OBJECTED");
    assertThat(isBound(waiting)).isTrue();
  }

  @Test
  @Tag("R53")
  @DisplayName("R53 This wasn't me after the reset: sessions end and a new password is asked for")
  void disputedAfterTheReset() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    approve(agent(), number);
    pass(WAIT, number);
    Visitor thief = anonymous();
    assertThat(thief.signIn(account)).isInstanceOf(SignInResult.Opened.class);
    long thiefsSession = thief.sessionId();

    assertThat(dispute(number)).isTrue();

    assertThat(sql.single("select end_reason from sign_in_session where id = ?", thiefsSession))
        .isEqualTo("DISPUTED");
    assertThat(anonymous().signIn(account)).isInstanceOf(SignInResult.NeedsNewPassword.class);
  }

  @Test
  @Tag("R53")
  @DisplayName("R53 The key to follow a ticket does not object, and that of another ticket neither")
  void disputeNeedsItsOwnKey() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    TicketNumber other = file(accounts.boundMember());

    Optional<DisputeState> withFollowKey =
        anonymous().does(() -> the(RequesterService.class).dispute(number, followKey(number)));
    Optional<DisputeState> withOtherKey =
        anonymous().does(() -> the(RequesterService.class).dispute(number, disputeKey(other)));

    assertThat(withFollowKey).isEmpty();
    assertThat(withOtherKey).isEmpty();
    assertThat(jobs.isRunning(number.text())).isTrue();
  }

  @Test
  @DisplayName("A supervisor stops an approved ticket; an agent cannot")
  void stopped() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();
    approve(agent, number);
    MessageBody reason = new MessageBody("The owner called.");

    assertThat(supervisor().<DeskResult>does(() -> the(ReviewService.class).stop(number, reason)))
        .isEqualTo(DeskResult.DONE);
    pass(LONG_WAIT, number);

    assertEnded(number, "STOPPED");
    assertThat(mails.count(account, MailTemplate.TICKET_STOPPED)).isEqualTo(1);
    assertThat(isBound(account)).isTrue();
  }

  @Test
  @DisplayName("The requester withdraws, also in the waiting period")
  void withdrawn() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    approve(agent(), number);

    assertThat(withdraw(number)).isTrue();
    pass(LONG_WAIT, number);

    assertEnded(number, "CANCELED");
    assertThat(isBound(account)).isTrue();
    assertThat(withdraw(number)).isFalse();
  }

  @Test
  @Tag("R56")
  @DisplayName(
      "R56 Whoever signs in with a code has the phone: the ticket ends, whatever its state")
  void codeEndsTheTicket() {
    TestAccount drafted = accounts.boundMember();
    draft(drafted);
    String draft = draftOf(drafted);
    TestAccount waiting = accounts.boundMember();
    TicketNumber number = file(waiting);
    approve(agent(), number);

    signInWithCode(drafted);
    signInWithCode(waiting);
    notifyWithdrawn();
    jobs.run(draft);
    pass(LONG_WAIT, number);

    assertThat(jobs.isRunning(draft)).isFalse();
    assertEnded(number, "CANCELED");
    assertThat(isBound(waiting)).isTrue();
  }

  @Test
  @Tag("R56")
  @DisplayName(
      "R56 A process is told of a withdrawal once: what fails in it later holds up no other")
  void processIsNotifiedOnce() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    signInWithCode(account);
    assertThat(untold()).contains(id(number));

    notifyWithdrawn();

    assertThat(outcome(number)).as("the process has not moved on yet").isNull();
    assertThat(untold()).doesNotContain(id(number));
  }

  @Test
  @Tag("R75")
  @DisplayName("R75: a ticket that cannot be read keeps no other process from its withdrawal")
  void unreadableTicketKeepsNoOtherFromItsWithdrawal() {
    TicketNumber rotten = withdrawnByACode();
    clock.moveBy(Duration.ofSeconds(1));
    TicketNumber other = withdrawnByACode();
    String because =
        (String)
            sql.single(
                "select withdrawn_because from ticket t join unbind_ticket u on u.id = t.id where"
                    + " ticket_number = ?",
                rotten.text());
    spoil(rotten, "withdrawn_because", "ROTTEN");

    notifyWithdrawn();
    List<Long> putOff = untold();
    spoil(rotten, "withdrawn_because", because);
    clock.moveBy(Duration.ofSeconds(3));
    notifyWithdrawn();

    assertThat(told(other)).isTrue();
    assertThat(putOff).doesNotContain(id(rotten));
    assertThat(told(rotten)).as("readable again").isTrue();
    assertThat(failures("withdrawals", id(rotten))).isZero();
  }

  @Test
  @Tag("R75")
  @DisplayName("R75: one ticket that cannot be read keeps no other from being led on to its reset")
  void unreadableTicketsStopNoOtherBeforeTheReset() {
    TicketNumber one = withdrawnByACode();
    TicketNumber other = withdrawnByACode();
    notifyWithdrawn();
    spoil(one, "reset_refused", "ROTTEN");
    spoil(other, "reset_refused", "ROTTEN");

    services.work("refused-resets");

    assertThat(failures("refused-resets", id(one))).isEqualTo(1);
    assertThat(failures("refused-resets", id(other))).isEqualTo(1);
    spoil(one, "reset_refused", null);
    spoil(other, "reset_refused", null);
    sql.execute("delete from element_failure");
  }

  private TicketNumber withdrawnByACode() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    signInWithCode(account);
    return number;
  }

  private void spoil(TicketNumber number, String column, String value) {
    sql.execute("update unbind_ticket set " + column + " = ? where id = ?", value, id(number));
  }

  private boolean told(TicketNumber number) {
    return sql.number(
            "select count(*) from ticket t join unbind_ticket u on u.id = t.id where"
                + " withdrawal_notified_at is not null and ticket_number = ?",
            number.text())
        == 1;
  }

  private long failures(String worker, long id) {
    return sql
        .rows(
            "select failures from element_failure where worker = ? and element_id = ?", worker, id)
        .stream()
        .mapToLong(row -> ((Number) row.get("failures")).longValue())
        .sum();
  }

  private long id(TicketNumber number) {
    return sql.number("select id from ticket where ticket_number = ?", number.text());
  }

  private List<Long> untold() {
    return services.inTransaction(
        entityManager -> the(UnbindTickets.class).withdrawalsToTell(clock.instant(), 1_000));
  }

  private void signInWithCode(TestAccount account) {
    Visitor owner = anonymous();
    owner.signIn(account);
    assertThat(owner.confirm(account.code(clock.instant())))
        .isInstanceOf(CodeCheckResult.Accepted.class);
  }

  @Test
  @Tag("R56")
  @DisplayName("R56 A new password by the mailed link ends the ticket")
  void passwordResetEndsTheTicket() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    anonymous().does(() -> the(PasswordResetService.class).request(account.email()));
    services.work("password-resets");

    anonymous()
        .does(
            () ->
                the(PasswordResetService.class)
                    .complete(mails.resetKey(account), new Password("Walnut-barge-71-drifts")));
    run(number);

    assertEnded(number, "CANCELED");
  }

  @Test
  @DisplayName("Supervisors are told once when a review is overdue; the review goes on")
  void overdue() {
    TestAccount account = accounts.boundMember();
    TestAccount supervisor = accounts.memberWith(PlatformRole.SUPERVISOR);
    accounts.grant(account, PlatformRole.SUPERVISOR);
    TicketNumber number = file(account);

    pass(Duration.ofHours(48), number);
    pass(Duration.ofHours(48), number);

    assertThat(mails.count(supervisor, MailTemplate.REVIEW_OVERDUE)).isEqualTo(1);
    assertThat(mails.count(account, MailTemplate.REVIEW_OVERDUE)).as("says who has it").isZero();
    assertThat(jobs.openTasks(number.text())).isEqualTo(1);
    assertThat(take(agent(), number)).isEqualTo(DeskResult.DONE);
  }

  private void assertEnded(TicketNumber number, String outcome) {
    assertThat(row(number))
        .containsEntry("outcome", outcome)
        .containsEntry("status", "CLOSED")
        .containsEntry("open_account_id", null)
        .containsEntry("task_id", null);
    assertThat(jobs.isRunning(number.text())).isFalse();
    assertThat(jobs.openTasks(number.text())).isZero();
  }
}
