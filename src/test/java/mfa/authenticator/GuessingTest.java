package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.login.SignInResult;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.SessionIsOver;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R10, R11, R12, R14, R15: guessing codes")
class GuessingTest extends ServiceTest {

  private static final CodeCheckResult ACCEPTED = new CodeCheckResult.Accepted();
  private static final CodeCheckResult WRONG = new CodeCheckResult.Wrong();

  @Test
  @Tag("R10")
  void failuresAreCountedOverSessions() {
    TestAccount member = accounts.boundMember();
    guessWrong(member, 4);

    CodeCheckResult fifth = halfSignedIn(member).confirm(wrong(member));
    CodeCheckResult rightOne = halfSignedIn(member).confirm(right(member));

    assertThat(fifth).isEqualTo(new CodeCheckResult.Locked(clock.instant().plusSeconds(60)));
    assertThat(rightOne).isInstanceOf(CodeCheckResult.Locked.class);
    assertThat(audit.count(member, AuditAction.CODE_CHECKED, AuditResult.FAILURE)).isEqualTo(6);
    assertThat(audit.of(member)).anyMatch(entry -> entry.detail().equals("Locked"));
  }

  @Test
  @Tag("R10")
  void failuresOfOneAccountDoNotCountForAnother() {
    TestAccount member = accounts.boundMember();
    TestAccount neighbour = accounts.boundMember();
    guessWrong(member, 5);

    CodeCheckResult check = halfSignedIn(neighbour).confirm(right(neighbour));

    assertThat(check).isEqualTo(ACCEPTED);
  }

  /**
   * Always guessing as soon as it is possible: what is compared when, from the first attempt to the
   * ceiling.
   */
  @Test
  @Tag("R11")
  void waitsGrowUpToADayAndAfterAHundredFailuresOnlyARecoveryCodeHelps() {
    TestAccount member = accounts.boundMember();
    Instant start = clock.instant();
    List<Duration> waits = new ArrayList<>();

    CodeCheckResult last = WRONG;
    while (!isForEver(last)) {
      last = halfSignedIn(member).confirm(wrong(member));
      if (last instanceof CodeCheckResult.Locked locked) {
        waits.add(Duration.between(clock.instant(), locked.until()));
        clock.moveTo(locked.until());
      }
    }

    assertThat(failures(member)).isEqualTo(100);
    assertThat(waits.subList(0, 4))
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(4),
            Duration.ofMinutes(8));
    assertThat(waits).hasSize(19).isSorted();
    assertThat(waits.getLast()).isEqualTo(Duration.ofHours(24));
    assertThat(Duration.between(start, clock.instant())).isGreaterThan(Duration.ofDays(8));

    clock.moveBy(Duration.ofDays(365));
    assertThat(isForEver(halfSignedIn(member).confirm(right(member)))).isTrue();
    RecoveryCode recoveryCode = member.recoveryCodes().getFirst();
    assertThat(halfSignedIn(member).confirm(recoveryCode)).isEqualTo(ACCEPTED);
    assertThat(halfSignedIn(member).confirm(right(member))).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("R11")
  void atTheCeilingTheSecondStepStaysOpenForARecoveryCode() {
    TestAccount member = accounts.boundMember();
    block(member);

    Visitor owner = anonymous();
    SignInResult signIn = owner.signIn(member);
    CodeCheckResult blocked = owner.confirm(right(member));
    CodeCheckResult recovered = owner.confirm(member.recoveryCodes().getFirst());

    assertThat(signIn).isInstanceOf(SignInResult.Opened.class);
    assertThat(isForEver(blocked)).isTrue();
    assertThat(recovered).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("R11")
  void rightCodeStartsTheCountAnew() {
    TestAccount member = accounts.boundMember();
    guessWrong(member, 4);

    assertThat(halfSignedIn(member).confirm(right(member))).isEqualTo(ACCEPTED);
    clock.moveToNextStep();
    guessWrong(member, 4);

    assertThat(halfSignedIn(member).confirm(right(member))).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("R11")
  void nothingIsComparedUntilTheLastInstantOfTheWait() {
    TestAccount member = accounts.boundMember();
    guessWrong(member, 5);

    clock.moveBy(Duration.ofSeconds(59));
    CodeCheckResult tooSoon = halfSignedIn(member).confirm(right(member));
    clock.moveBy(Duration.ofSeconds(1));
    CodeCheckResult inTime = halfSignedIn(member).confirm(right(member));

    assertThat(tooSoon).isInstanceOf(CodeCheckResult.Locked.class);
    assertThat(inTime).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("R11")
  void recoveryCodesAreCountedByThemselves() {
    TestAccount member = accounts.boundMember();
    RecoveryCode wrong = new RecoveryCode("2222222222");

    CodeCheckResult last = WRONG;
    for (int i = 0; i < 5; i++) {
      last = halfSignedIn(member).confirm(wrong);
    }
    CodeCheckResult rightOne = halfSignedIn(member).confirm(member.recoveryCodes().getFirst());
    CodeCheckResult code = halfSignedIn(member).confirm(right(member));

    assertThat(last).isInstanceOf(CodeCheckResult.Locked.class);
    assertThat(rightOne).isInstanceOf(CodeCheckResult.Locked.class);
    assertThat(code).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("R12")
  void guessesOnAllPagesCountTogether() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    Visitor second = signedIn(member);

    halfSignedIn(member).confirm(wrong(member));
    owner.does(() -> the(AuthenticatorService.class).unbind(wrong(member)));
    owner.does(() -> the(CodeCheckService.class).checkFresh(wrong(member)));
    EnrolmentOffer offer = furtherEnrolment(second);
    BindResult binding = new Enroller(services, mails).confirm(second, offer, "000000");
    CodeCheckResult fifth = owner.does(() -> the(AuthenticatorService.class).unbind(wrong(member)));

    assertThat(binding).isInstanceOf(BindResult.Wrong.class);
    assertThat(fifth).isInstanceOf(CodeCheckResult.Locked.class);
    assertThat(the(AuthenticatorService.class).isBound(member.id())).isTrue();
    assertThat(
            new Enroller(services, mails)
                .confirm(
                    second,
                    offer,
                    mfa.support.Phone.withTypedKey(offer.groupedKey()).code(clock.instant())))
        .isInstanceOf(BindResult.Locked.class);
  }

  private EnrolmentOffer furtherEnrolment(Visitor owner) {
    assertThat(owner.does(() -> the(BindService.class).beginAdding())).isTrue();
    return owner.does(() -> the(BindService.class).offer()).orElseThrow();
  }

  @Test
  @Tag("R12")
  void guessesAtAnEnrolmentAreCounted() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    Enroller enroller = new Enroller(services, mails);
    EnrolmentOffer offer = enroller.offer(owner, member);
    mfa.support.Phone phone = mfa.support.Phone.withTypedKey(offer.groupedKey());

    BindResult last = new BindResult.Wrong();
    for (int i = 0; i < 5; i++) {
      last = enroller.confirm(owner, offer, phone.wrongCode(clock.instant()));
    }
    BindResult rightOne = enroller.confirm(owner, offer, phone.code(clock.instant()));

    assertThat(last).isInstanceOf(BindResult.Locked.class);
    assertThat(rightOne).isInstanceOf(BindResult.Locked.class);
    assertThat(the(AuthenticatorService.class).isBound(member.id())).isFalse();
    assertThat(audit.count(member, AuditAction.AUTHENTICATOR_BOUND, AuditResult.FAILURE))
        .isEqualTo(5);
  }

  @Test
  @Tag("R14")
  void failureIsCommittedAlthoughTheCallersTransactionFails() {
    TestAccount member = accounts.boundMember();
    Visitor visitor = halfSignedIn(member);

    assertThatThrownBy(
            () ->
                visitor.does(
                    () ->
                        services.inTransactionOfSomebodyUnaware(
                            () -> {
                              the(CodeCheckService.class)
                                  .check(wrong(member), id -> id, id -> true);
                              throw new IllegalStateException("the request breaks");
                            })))
        .hasRootCauseMessage("the request breaks");

    assertThat(failures(member)).isEqualTo(1);
    assertThat(audit.count(member, AuditAction.CODE_CHECKED, AuditResult.FAILURE)).isEqualTo(1);
  }

  @Test
  @Tag("R14")
  void failuresSurviveARestart() {
    TestAccount member = accounts.boundMember();
    guessWrong(member, 4);

    try (Services restarted = services.another(Map.of())) {
      Visitor visitor = halfSignedIn(member).at(restarted);
      CodeCheckResult fifth = visitor.confirm(wrong(member));

      assertThat(fifth).isInstanceOf(CodeCheckResult.Locked.class);
    }
    try (Services restartedAgain = services.another(Map.of())) {
      Visitor visitor = halfSignedIn(member).at(restartedAgain);

      assertThat(visitor.confirm(right(member))).isInstanceOf(CodeCheckResult.Locked.class);
    }
  }

  @Test
  @Tag("R14")
  void cleaningUpForgetsNoFailedCodes() {
    TestAccount member = accounts.boundMember();
    guessWrong(member, 4);

    clock.moveBy(Duration.ofDays(30));
    the(mfa.verification.FailureCounterService.class).forgetOld();

    assertThat(halfSignedIn(member).confirm(wrong(member)))
        .isInstanceOf(CodeCheckResult.Locked.class);
  }

  @Test
  @Tag("R15")
  void lockEndsTheHalfSignedInSession() {
    TestAccount member = accounts.boundMember();
    guessWrong(member, 4);
    Visitor visitor = anonymous();
    visitor.signIn(member);

    CodeCheckResult fifth = visitor.confirm(wrong(member));
    clock.moveBy(Duration.ofMinutes(2));

    assertThat(fifth).isInstanceOf(CodeCheckResult.Locked.class);
    assertThatThrownBy(() -> visitor.confirm(right(member))).isInstanceOf(SessionIsOver.class);
    assertThat(audit.of(member))
        .anyMatch(
            entry ->
                entry.action() == AuditAction.SESSION_ENDED
                    && entry.detail().equals("CODE_LOCKED"));
    assertThat(visitor.signIn(member)).isInstanceOf(SignInResult.Opened.class);
    assertThat(visitor.confirm(right(member))).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("R15")
  void whileLockedTheRightPasswordOpensNothing() {
    TestAccount member = accounts.boundMember();
    guessWrong(member, 5);

    SignInResult signIn = anonymous().signIn(member);

    assertThat(signIn).isEqualTo(new SignInResult.CodeLocked(clock.instant().plusSeconds(60)));
  }

  @Test
  @Tag("R15")
  void lockMetByAnotherPageEndsThatPagesSessionToo() {
    TestAccount member = accounts.boundMember();
    Visitor other = halfSignedIn(member);
    guessWrong(member, 5);

    CodeCheckResult check = other.confirm(right(member));

    assertThat(check).isInstanceOf(CodeCheckResult.Locked.class);
    assertThatThrownBy(() -> other.confirm(right(member))).isInstanceOf(SessionIsOver.class);
  }

  private void guessWrong(TestAccount member, int times) {
    for (int i = 0; i < times; i++) {
      halfSignedIn(member).confirm(wrong(member));
    }
  }

  private void block(TestAccount member) {
    guessWrong(member, 1);
    sql.execute(
        "update failure_counter set failures = 100, locked_until = ? where subject = ?",
        Instant.parse("9999-01-01T00:00:00Z"),
        "code/" + member.id());
  }

  private OneTimeCode wrong(TestAccount member) {
    return member.wrongCode(clock.instant());
  }

  private OneTimeCode right(TestAccount member) {
    return member.code(clock.instant());
  }

  private long failures(TestAccount member) {
    return sql.number(
        "select failures from failure_counter where subject = ?", "code/" + member.id());
  }

  private static boolean isForEver(CodeCheckResult check) {
    return check instanceof CodeCheckResult.Blocked;
  }
}
