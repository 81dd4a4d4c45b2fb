package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.mail.MailTemplate;
import mfa.support.Phone;
import mfa.support.ServiceTest;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R03")
@DisplayName("R03, R04: the window follows a phone whose clock drifts, and grows for none")
class DriftingClockTest extends ServiceTest {

  private static final CodeCheckResult ACCEPTED = new CodeCheckResult.Accepted();
  private static final CodeCheckResult WRONG = new CodeCheckResult.Wrong();

  @Test
  void clockThatGetsSlowerIsFollowedForFiveMinutesAndNoFurther() {
    assertThatPhoneIsFollowed(-1);
  }

  @Test
  void clockThatGetsFasterIsFollowedForFiveMinutesAndNoFurther() {
    assertThatPhoneIsFollowed(1);
  }

  /** Half a minute from one sign-in to the next. */
  private void assertThatPhoneIsFollowed(int direction) {
    TestAccount member = accounts.boundMember();
    for (int steps = 1; steps <= 11; steps++) {
      clock.moveToAnotherDay();
      assertThat(signIn(member, direction * steps))
          .as("off by %d steps", steps)
          .isEqualTo(ACCEPTED);
    }

    clock.moveToAnotherDay();

    assertThat(signIn(member, direction * 12)).isEqualTo(WRONG);
  }

  @Test
  void windowHasThreeStepsWhateverWasLearned() {
    for (int learned : List.of(-10, -4, 0, 4, 10)) {
      for (int distance = -3; distance <= 3; distance++) {
        clock.moveToAnotherDay();
        TestAccount member = memberWithClock(learned);

        CodeCheckResult check = signIn(member, learned + distance);

        assertThat(check.equals(ACCEPTED))
            .as("%d steps from a clock that is off by %d", distance, learned)
            .isEqualTo(Math.abs(distance) <= 1);
      }
    }
  }

  @Test
  void codeMovesTheWindowByOneStep() {
    TestAccount member = accounts.boundMember();

    signIn(member, 1);

    assertThat(clockAhead(member)).isEqualTo(1);
    clock.moveBy(Duration.ofMinutes(2));
    assertThat(signIn(member, 3)).isEqualTo(WRONG);
    assertThat(clockAhead(member)).isEqualTo(1);
  }

  @Test
  void eachAuthenticatorHasAClockOfItsOwn() {
    TestAccount member = memberWithClock(-4);
    Phone second = Phone.another();
    accounts.addAuthenticator(member, second);
    clock.moveToAnotherDay();

    CodeCheckResult slow = signIn(member, -5);
    CodeCheckResult right =
        halfSignedIn(member).confirm(new OneTimeCode(second.code(clock.instant())));
    clock.moveToAnotherDay();
    CodeCheckResult secondAsSlow =
        halfSignedIn(member).confirm(new OneTimeCode(second.code(Phone.step(clock.instant()) - 4)));

    assertThat(slow).isEqualTo(ACCEPTED);
    assertThat(right).isEqualTo(ACCEPTED);
    assertThat(secondAsSlow).isEqualTo(WRONG);
  }

  @Test
  void codeThatBindsShowsTheClockToo() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    Enroller enroller = new Enroller(services, mails);
    EnrolmentOffer offer = enroller.offer(owner, member);
    Phone phone = Phone.withTypedKey(offer.groupedKey());

    enroller.confirm(owner, offer, phone.code(Phone.step(clock.instant()) - 1));

    assertThat(clockAhead(member)).isEqualTo(-1);
  }

  @Test
  @Tag("R04")
  void usedCodeIsRefusedWhereverTheWindowMoves() {
    TestAccount member = memberWithClock(3);
    long used = Phone.step(clock.instant()) + 4;
    assertThat(confirm(member, used)).isEqualTo(ACCEPTED);

    for (int ahead = -10; ahead <= 10; ahead++) {
      clock.moveToNextStep();
      sql.execute(
          "update authenticator set clock_ahead = ? where account_id = ?", ahead, member.id());
      sql.execute("delete from failure_counter where subject = ?", "code/" + member.id());
      assertThat(confirm(member, used)).isNotInstanceOf(CodeCheckResult.Accepted.class);
    }
  }

  @Test
  @DisplayName("R03: a phone that is set right works at its second code, though the window was off")
  void correctedClockWorksAtItsSecondCode() {
    for (int learned : List.of(-10, -3, 3, 10)) {
      clock.moveToAnotherDay();
      TestAccount member = memberWithClock(learned);
      clock.moveToAnotherDay();

      CodeCheckResult first = signIn(member, 0);
      clock.moveToNextStep();
      CodeCheckResult second = signIn(member, 0);

      assertThat(first).isEqualTo(WRONG);
      assertThat(second).as("after a clock that was off by %d", learned).isEqualTo(ACCEPTED);
    }
  }

  @Test
  @Tag("R07")
  void codesAtTheSameMomentMoveTheWindowByOneStep() {
    TestAccount member = accounts.boundMember();
    List<Visitor> visitors = Stream.generate(() -> halfSignedIn(member)).limit(12).toList();
    OneTimeCode code = code(member, 1);

    List<CodeCheckResult> checks =
        Simultaneously.call(12, number -> visitors.get(number).confirm(code));

    assertThat(checks).containsOnlyOnce(ACCEPTED);
    assertThat(clockAhead(member)).isEqualTo(1);
  }

  @Test
  void somebodySignedInIsToldByHowMuchTheClockIsWrong() {
    for (int steps : List.of(-119, -20, -3, 3, 20, 120)) {
      clock.moveToAnotherDay();
      TestAccount member = accounts.boundMember();
      Visitor owner = signedIn(member);

      CodeCheckResult fresh = owner.does(() -> checkFresh(member, steps));

      assertThat(fresh).isEqualTo(new CodeCheckResult.ClockOff(Duration.ofSeconds(30L * steps)));
      assertThat(audit.of(member)).anyMatch(entry -> entry.detail().equals("ClockOff"));
    }
  }

  @Test
  void unbindingTellsItAndUnbindsNothing() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);

    CodeCheckResult check =
        owner.does(() -> the(AuthenticatorService.class).unbind(code(member, 60)));

    assertThat(check).isEqualTo(new CodeCheckResult.ClockOff(Duration.ofMinutes(30)));
    assertThat(the(AuthenticatorService.class).isBound(member.id())).isTrue();
    assertThat(mails.templatesTo(member)).doesNotContain(MailTemplate.MFA_UNBOUND);
  }

  @Test
  void beyondAnHourNothingIsTold() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);

    assertThat(owner.does(() -> checkFresh(member, 121))).isEqualTo(WRONG);
    assertThat(owner.does(() -> checkFresh(member, -121))).isEqualTo(WRONG);
  }

  @Test
  @Tag("R33")
  @DisplayName("R03, R33: who has the password alone is told of no clock")
  void nobodyIsToldAtSignIn() {
    TestAccount member = accounts.boundMember();

    for (int steps : List.of(-20, -2, 2, 20)) {
      assertThat(signIn(member, steps)).isEqualTo(WRONG);
    }
  }

  @Test
  @Tag("R10")
  void codesOfAWrongClockCountAsWrongOnes() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);

    for (int i = 0; i < 4; i++) {
      clock.moveToNextStep();
      assertThat(owner.does(() -> checkFresh(member, 20)))
          .isInstanceOf(CodeCheckResult.ClockOff.class);
    }
    clock.moveToNextStep();

    assertThat(owner.does(() -> checkFresh(member, 20))).isInstanceOf(CodeCheckResult.Locked.class);
    assertThat(audit.count(member, AuditAction.CODE_CHECKED, AuditResult.FAILURE)).isEqualTo(5);
  }

  @Test
  @Tag("R04")
  @DisplayName("R04: a code that somebody was told about is good for nothing when its time comes")
  void toldCodeIsNeverAccepted() {
    TestAccount member = accounts.boundMember();
    Visitor thief = signedIn(member);
    long told = Phone.step(clock.instant()) + 20;
    thief.does(() -> checkFresh(member, 20));

    clock.moveBy(Duration.ofMinutes(10));

    assertThat(confirm(member, told)).isNotEqualTo(ACCEPTED);
    assertThat(confirm(member, told + 1)).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("R10")
  @DisplayName("R10: of a second clock nothing is told, so that guessing is worth no more by it")
  void otherCodesAreNotToldMeanwhile() {
    TestAccount member = accounts.boundMember();
    Visitor thief = signedIn(member);
    thief.does(() -> checkFresh(member, 20));

    assertThat(thief.does(() -> checkFresh(member, 40))).isEqualTo(WRONG);
    clock.moveBy(Duration.ofMinutes(17));
    assertThat(thief.does(() -> checkFresh(member, 40)))
        .isInstanceOf(CodeCheckResult.ClockOff.class);
  }

  @Test
  void oldCodeThatWasUsedTellsNothing() {
    TestAccount member = accounts.boundMember();
    Visitor owner = halfSignedIn(member);
    long used = Phone.step(clock.instant());
    owner.confirm(code(member, 0));

    clock.moveBy(Duration.ofMinutes(3));

    CodeCheckResult check =
        owner.does(
            () ->
                the(CodeCheckService.class).checkFresh(new OneTimeCode(member.phone().code(used))));
    assertThat(check).isEqualTo(WRONG);
  }

  @Test
  void bindingTellsByHowMuchTheClockIsWrong() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    Enroller enroller = new Enroller(services, mails);
    EnrolmentOffer offer = enroller.offer(owner, member);
    Phone phone = Phone.withTypedKey(offer.groupedKey());

    BindResult result =
        enroller.confirm(owner, offer, phone.code(Phone.step(clock.instant()) - 30));

    assertThat(result).isEqualTo(new BindResult.ClockOff(Duration.ofMinutes(-15)));
    assertThat(the(AuthenticatorService.class).isBound(member.id())).isFalse();
  }

  private TestAccount memberWithClock(int ahead) {
    TestAccount member = accounts.boundMember();
    sql.execute(
        "update authenticator set clock_ahead = ? where account_id = ?", ahead, member.id());
    return member;
  }

  private long clockAhead(TestAccount member) {
    return sql.number("select clock_ahead from authenticator where account_id = ?", member.id());
  }

  private CodeCheckResult signIn(TestAccount member, int stepsAhead) {
    return halfSignedIn(member).confirm(code(member, stepsAhead));
  }

  private CodeCheckResult confirm(TestAccount member, long step) {
    return halfSignedIn(member).confirm(new OneTimeCode(member.phone().code(step)));
  }

  private CodeCheckResult checkFresh(TestAccount member, int stepsAhead) {
    return the(CodeCheckService.class).checkFresh(code(member, stepsAhead));
  }

  private OneTimeCode code(TestAccount member, int stepsAhead) {
    return new OneTimeCode(member.phone().code(Phone.step(clock.instant()) + stepsAhead));
  }
}
