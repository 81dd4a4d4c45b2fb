package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import mfa.account.AccountDeleted;
import mfa.account.AccountDisabled;
import mfa.account.EmailChanged;
import mfa.account.PlatformRole;
import mfa.account.PlatformRoleTaken;
import mfa.audit.AuditAction;
import mfa.authenticator.AuthenticatorBound;
import mfa.authenticator.BreakGlassService;
import mfa.authenticator.Enroller;
import mfa.authenticator.MfaResetByOperator;
import mfa.mail.MailTemplate;
import mfa.support.AuditTrail;
import mfa.support.Phone;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.requester.RequesterService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("R56")
@DisplayName("R56 What becomes of tickets when something happens to accounts")
class StaleTicketsTest extends WithTickets {

  private static final Set<State> OVER = Set.of(State.JUST_RESET, State.CLOSED);

  private TestAccount owner;
  private TestAccount reviewerAccount;
  private Visitor reviewer;
  private TicketNumber number;

  /** How far a ticket has come. */
  enum State {
    DRAFT,
    WAITING_FOR_ASSIGNMENT,
    UNDER_REVIEW,
    ASKED,
    SECOND_REVIEW,
    WAITING_PERIOD,
    JUST_RESET,
    CLOSED
  }

  /** What happens to the account of the requester. */
  enum End {
    AUTHENTICATOR_BOUND(AuthenticatorBound::new),
    GLASS_BROKEN(MfaResetByOperator::new),
    EMAIL_CHANGED(EmailChanged::new),
    ACCOUNT_DISABLED(AccountDisabled::new),
    ACCOUNT_DELETED(id -> new AccountDeleted(id, Set.of()));

    private final LongFunction<Object> event;

    End(LongFunction<Object> event) {
      this.event = event;
    }
  }

  /** What takes the right to review away. */
  enum Loss {
    DISABLED(AccountDisabled::new),
    DELETED(id -> new AccountDeleted(id, Set.of())),
    ROLE_TAKEN(id -> new PlatformRoleTaken(id, PlatformRole.SUPERVISOR));

    private final LongFunction<Object> event;

    Loss(LongFunction<Object> event) {
      this.event = event;
    }
  }

  @BeforeEach
  void meetPeople() {
    owner = accounts.boundMember();
    reviewerAccount = accounts.bind(accounts.memberWith(PlatformRole.SUPERVISOR));
    reviewer = atDesk(reviewerAccount);
  }

  static Stream<Arguments> eachStateAndEnd() {
    return statesAndEnds(StaleTicketsTest::isFirst);
  }

  static Stream<Arguments> otherStatesAndEnds() {
    return statesAndEnds((state, end) -> !isFirst(state, end));
  }

  /** Every state once, and every end. */
  private static boolean isFirst(State state, End end) {
    return state.ordinal() % End.values().length == end.ordinal();
  }

  private static Stream<Arguments> statesAndEnds(BiPredicate<State, End> which) {
    return Stream.of(State.values())
        .flatMap(
            state ->
                Stream.of(End.values())
                    .filter(end -> which.test(state, end))
                    .map(end -> Arguments.of(state, end)));
  }

  @ParameterizedTest(name = "R56 {1} while {0}")
  @MethodSource("eachStateAndEnd")
  void ticketOfTheMemberEnds(State state, End end) {
    assertTicketEnds(state, end);
  }

  @ParameterizedTest(name = "R56 {1} while {0}")
  @MethodSource("otherStatesAndEnds")
  @Tag("thorough")
  void ticketOfTheMemberEndsInEveryState(State state, End end) {
    assertTicketEnds(state, end);
  }

  private void assertTicketEnds(State state, End end) {
    bring(state);

    services.notify(end.event.apply(owner.id()));
    DeskResult approval = decide(reviewer, number, approval(COMPLETE));
    pass(LONG_WAIT, number);

    assertThat(jobs.isRunning(number.text())).isFalse();
    assertThat(jobs.openTasks(number.text())).isZero();
    assertThat(row(number)).containsEntry("status", "CLOSED").containsEntry("task_id", null);
    boolean boundStill = !OVER.contains(state) && end != End.ACCOUNT_DELETED;
    assertThat(isBound(owner)).isEqualTo(boundStill);
    if (OVER.contains(state)) {
      assertThat(approval).isEqualTo(DeskResult.NOT_WAITING);
      assertThat(outcome(number)).isEqualTo("RESET");
    } else {
      assertThat(approval).isEqualTo(DeskResult.ENDED);
      assertThat(row(number))
          .containsEntry("outcome", "CANCELED")
          .containsEntry("withdrawn_because", end.name());
      assertThat(details(AuditAction.TICKET_WITHDRAWN)).containsExactly(number + " " + end);
    }
  }

  @ParameterizedTest(name = "R56 {0}")
  @EnumSource(names = {"DRAFT", "UNDER_REVIEW", "WAITING_PERIOD"})
  @DisplayName("R56 A further authenticator, bound in a session that is open, ends the ticket")
  void bindingEndsTheTicket(State state) {
    bring(state);

    new Enroller(services, mails).enrolFurther(signedIn(owner), owner);
    pass(LONG_WAIT, number);

    assertWithdrawn(Withdrawal.AUTHENTICATOR_BOUND);
    assertThat(isBound(owner)).isTrue();
  }

  @ParameterizedTest(name = "R56 {0}")
  @EnumSource(names = {"DRAFT", "UNDER_REVIEW", "WAITING_PERIOD"})
  @DisplayName("R56 After break-glass an old ticket does not reset what is bound next")
  void resetByTheOperatorEndsTheTicket(State state) {
    bring(state);
    accounts.grant(owner, PlatformRole.SUPERVISOR);

    assertThat(services.asTimer(() -> the(BreakGlassService.class).reset(owner.email()))).isTrue();
    accounts.addAuthenticator(owner, Phone.another());
    pass(LONG_WAIT, number);

    assertWithdrawn(Withdrawal.GLASS_BROKEN);
    assertThat(isBound(owner)).isTrue();
  }

  private void assertWithdrawn(Withdrawal reason) {
    assertThat(jobs.isRunning(number.text())).isFalse();
    assertThat(row(number))
        .containsEntry("outcome", "CANCELED")
        .containsEntry("withdrawn_because", reason.name());
  }

  @ParameterizedTest(name = "R56 {0}")
  @Tag("thorough")
  @EnumSource
  @DisplayName("R56 With the account its person is gone from every ticket; the audit log stays")
  void personIsErased(State state) {
    bring(state);
    if (state != State.DRAFT) {
      MessageBody hello = new MessageBody("Robin of Lake Street here.");
      Attachment file = new Attachment("robin.txt", "Robin".getBytes());
      reviewer.does(() -> the(ReviewService.class).reply(number, hello, true, List.of(file)));
    }
    int before = audit.of(owner).size();

    services.notify(new AccountDeleted(owner.id(), Set.of()));
    pass(LONG_WAIT, number);

    Map<String, Object> row = row(number);
    assertThat(row)
        .containsEntry("title", "")
        .containsEntry("email", "")
        .containsEntry("client_address", "")
        .containsEntry("user_agent", "")
        .containsEntry("device_hash", null);
    assertThat(rowsOf("ticket_message")).isZero();
    assertThat(rowsOf("ticket_attachment")).isZero();
    assertThat(audit.of(owner)).hasSizeGreaterThanOrEqualTo(before);
    assertThat(
            anonymous().does(() -> the(RequesterService.class).ticket(number, followKey(number))))
        .isEmpty();
    assertThat(dispute(number)).isFalse();
  }

  @Test
  @DisplayName("R56 Decisions stay when their person is gone, without what was written of it")
  void decisionsStay() {
    number = file(owner);
    takeAndDecide(reviewer, number, rejection());

    services.notify(new AccountDeleted(owner.id(), Set.of()));

    assertThat(sql.rows("select * from ticket_review where ticket_id = ?", id()))
        .singleElement()
        .satisfies(
            review ->
                assertThat(review)
                    .containsEntry("decision", "REJECT")
                    .containsEntry("reviewer_id", reviewerAccount.id())
                    .containsEntry("reason", ""));
    assertThat(outcome(number)).isEqualTo("REJECTED");
    assertThat(supervisor().does(() -> the(DeskService.class).open(number))).isPresent();
  }

  @Test
  @DisplayName("R56 Nobody is mailed for an account that is gone, and no step fails for it")
  void goneAccountGetsNoMail() {
    bring(State.JUST_RESET);

    services.notify(new AccountDeleted(owner.id(), Set.of()));
    int failed = run(number);

    assertThat(failed).isZero();
    assertThat(mails.count(owner, MailTemplate.TICKET_DONE)).isZero();
    assertThat(outcome(number)).isEqualTo("RESET");
  }

  @ParameterizedTest(name = "R56 {0}")
  @EnumSource
  @DisplayName("R56 What a reviewer has goes back to the queue, in the engine and at the desk")
  void reviewsGoBack(Loss loss) {
    number = file(owner);
    take(reviewer, number);

    services.notify(loss.event.apply(reviewerAccount.id()));

    assertUnassigned();
    assertThat(details(AuditAction.TICKET_RELEASED)).hasSize(1);
    assertThat(take(agent(), number)).isEqualTo(DeskResult.DONE);
  }

  @ParameterizedTest(name = "R56 {0}")
  @EnumSource
  @DisplayName("R56 Second reviews go back as well")
  void secondReviewsGoBack(Loss loss) {
    bring(State.SECOND_REVIEW);

    services.notify(loss.event.apply(reviewerAccount.id()));

    assertUnassigned();
    assertThat(take(supervisor(), number)).isEqualTo(DeskResult.DONE);
  }

  @Test
  @DisplayName("R56 A supervisor who stays an agent keeps first reviews and loses second ones")
  void agentKeepsFirstReviews() {
    accounts.grant(reviewerAccount, PlatformRole.AGENT);
    bring(State.SECOND_REVIEW);
    TicketNumber second = number;
    TicketNumber first = file(accounts.boundMember());
    take(reviewer, first);

    services.notify(new PlatformRoleTaken(reviewerAccount.id(), PlatformRole.SUPERVISOR));

    assertThat(row(first)).containsEntry("assignee_id", reviewerAccount.id());
    assertThat(row(second)).containsEntry("assignee_id", null);
  }

  @Test
  @DisplayName("R56 An answer does not go back to a reviewer who reviews no more")
  void answerGoesToTheQueue() {
    bring(State.ASKED);
    accounts.disable(reviewerAccount);
    services.notify(new AccountDisabled(reviewerAccount.id()));

    reply(number);
    run(number);

    assertUnassigned();
    assertThat(row(number)).containsEntry("status", "WAITING_FOR_ASSIGNMENT");
    assertThat(take(agent(), number)).isEqualTo(DeskResult.DONE);
  }

  private void bring(State state) {
    if (state == State.DRAFT) {
      draft(owner);
      number = new TicketNumber(draftOf(owner));
      return;
    }
    number = file(owner);
    switch (state) {
      case UNDER_REVIEW -> take(reviewer, number);
      case ASKED -> {
        takeAndDecide(reviewer, number, question());
      }
      case SECOND_REVIEW -> {
        approve(agent(), number, NO_EVIDENCE);
        take(reviewer, number);
      }
      case WAITING_PERIOD -> approve(reviewer, number);
      case JUST_RESET -> {
        approve(reviewer, number);
        clock.moveBy(WAIT);
        jobs.runUntil(number.text(), () -> row(number).get("reset_at") != null);
        reviewer = atDesk(reviewerAccount);
      }
      case CLOSED -> {
        approve(reviewer, number);
        pass(WAIT, number);
        reviewer = atDesk(reviewerAccount);
      }
      default -> {
        // It waits already.
      }
    }
  }

  private void assertUnassigned() {
    assertThat(row(number)).containsEntry("assignee_id", null);
    assertThat(
            jobs.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number.text())
                .singleResult()
                .getAssignee())
        .isNull();
  }

  private List<String> details(AuditAction action) {
    return audit.of(owner).stream()
        .filter(entry -> entry.action() == action)
        .map(AuditTrail.Entry::detail)
        .toList();
  }

  private Object id() {
    return row(number).get("id");
  }

  private long rowsOf(String table) {
    return sql.number("select count(*) from " + table + " where ticket_id = ?", id());
  }
}
