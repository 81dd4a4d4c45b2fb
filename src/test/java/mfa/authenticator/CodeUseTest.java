package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.session.SessionService;
import mfa.support.Phone;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R04, R05, R06: a code counts once, on whichever page")
class CodeUseTest extends ServiceTest {

  private static final CodeCheckResult ACCEPTED = new CodeCheckResult.Accepted();
  private static final CodeCheckResult REPLAYED = new CodeCheckResult.Replayed();

  @Test
  @Tag("R04")
  void replayedCodeIsRejected() {
    TestAccount member = accounts.boundMember();
    OneTimeCode code = member.code(clock.instant());
    Visitor first = halfSignedIn(member);
    Visitor second = halfSignedIn(member);

    CodeCheckResult once = first.confirm(code);
    CodeCheckResult twice = second.confirm(code);

    assertThat(once).isEqualTo(ACCEPTED);
    assertThat(twice).isEqualTo(REPLAYED);
    assertThat(audit.count(member, AuditAction.SIGNED_IN, AuditResult.SUCCESS)).isEqualTo(1);
    assertThat(audit.count(member, AuditAction.CODE_CHECKED, AuditResult.FAILURE)).isEqualTo(1);
  }

  @Test
  @Tag("R04")
  void usedCodeIsCountedAndLocksLikeAWrongOne() {
    TestAccount member = accounts.boundMember();
    OneTimeCode code = member.code(clock.instant());
    halfSignedIn(member).confirm(code);

    for (int i = 0; i < 4; i++) {
      assertThat(halfSignedIn(member).confirm(code)).isEqualTo(REPLAYED);
    }

    assertThat(halfSignedIn(member).confirm(code)).isInstanceOf(CodeCheckResult.Locked.class);
  }

  @Test
  @Tag("R04")
  void earlierCodeIsRejectedAfterALaterOne() {
    TestAccount member = accounts.boundMember();
    OneTimeCode now = member.code(clock.instant());
    OneTimeCode ahead = member.code(clock.instant().plusSeconds(30));

    assertThat(halfSignedIn(member).confirm(ahead)).isEqualTo(ACCEPTED);
    assertThat(halfSignedIn(member).confirm(now)).isEqualTo(REPLAYED);
    clock.moveToNextStep();
    assertThat(halfSignedIn(member).confirm(ahead)).isEqualTo(REPLAYED);
  }

  @Test
  @Tag("R03")
  void windowIsTheSameOnEveryPath() {
    for (Way way : ways()) {
      for (int distance = -3; distance <= 3; distance++) {
        clock.moveToAnotherDay();
        TestAccount member = accounts.boundMember();
        Visitor visitor = way.visitor().apply(member);
        OneTimeCode code = member.code(clock.instant().plusSeconds(30L * distance));

        CodeCheckResult check = visitor.does(() -> way.use().apply(code));

        boolean inside = Math.abs(distance) <= 1;
        assertThat(check instanceof CodeCheckResult.Accepted)
            .as(way.name() + " at step " + distance)
            .isEqualTo(inside);
      }
    }
  }

  @Test
  @Tag("R62")
  @DisplayName(
      "R62: a code and what it is for are one transaction: what fails leaves the code good")
  void codeIsUsedUpWithItsEffectOrNotAtAll() {
    assumeTrue(services.isPostgresql());
    TestAccount member = accounts.boundMember();
    Visitor visitor = signedIn(member);
    CodeCheckService codes = the(CodeCheckService.class);
    AuthenticatorService authenticators = the(AuthenticatorService.class);
    clock.moveToNextStep();
    OneTimeCode fresh = member.code(clock.instant());

    List<String> checked = services.statementsOf(() -> visitor.does(() -> codes.checkFresh(fresh)));
    clock.moveToNextStep();
    OneTimeCode last = member.code(clock.instant());
    List<String> unbound =
        services.statementsOf(() -> visitor.does(() -> authenticators.unbind(last)));

    assertThat(checked).filteredOn("COMMIT"::equals).hasSize(1);
    assertThat(checked).anyMatch(sent -> sent.contains("code_at = ?"));
    assertThat(unbound).filteredOn("COMMIT"::equals).hasSize(1);
    assertThat(unbound)
        .anyMatch(sent -> sent.toLowerCase(Locale.ROOT).contains("delete from authenticator"));
  }

  @Test
  @Tag("R06")
  void codeUsedOnOnePageIsRejectedOnEveryOther() {
    for (Way first : ways()) {
      for (Way second : ways()) {
        clock.moveToAnotherDay();
        TestAccount member = accounts.memberWithAuthenticators(2);
        OneTimeCode code = member.code(clock.instant());
        Visitor one = first.visitor().apply(member);

        CodeCheckResult once = one.does(() -> first.use().apply(code));
        bindAgainIfUnbound(member);
        Visitor other = second.visitor().apply(member);
        CodeCheckResult twice = other.does(() -> second.use().apply(code));

        assertThat(once).as(first.name()).isEqualTo(ACCEPTED);
        assertThat(twice)
            .as(first.name() + ", then " + second.name())
            .isNotInstanceOf(CodeCheckResult.Accepted.class);
      }
    }
  }

  /**
   * After unbinding the code belongs to nothing; another authenticator must not change that.
   * Sessions that were open lost what codes had allowed, so the second page is opened afterwards.
   */
  private void bindAgainIfUnbound(TestAccount member) {
    if (!the(AuthenticatorService.class).isBound(member.id())) {
      accounts.addAuthenticator(member, Phone.another());
    }
  }

  @Test
  @Tag("R05")
  @Tag("R06")
  void codeThatConfirmedAnEnrolmentCountsAsUsedEverywhere() {
    for (Way way : ways()) {
      clock.moveToAnotherDay();
      TestAccount member = accounts.member();
      Visitor owner = signedIn(member);
      TestAccount bound = new Enroller(services, mails).enrol(owner, member);
      OneTimeCode code = bound.code(clock.instant());

      CodeCheckResult again = way.visitor().apply(bound).does(() -> way.use().apply(code));
      clock.moveToNextStep();
      OneTimeCode next = bound.code(clock.instant());
      CodeCheckResult later = way.visitor().apply(bound).does(() -> way.use().apply(next));

      assertThat(again).as(way.name()).isEqualTo(REPLAYED);
      assertThat(later).as(way.name()).isEqualTo(ACCEPTED);
    }
  }

  @Test
  @Tag("R06")
  void codeUsedToSignInDoesNotUnbind() {
    TestAccount member = accounts.boundMember();
    Visitor owner = halfSignedIn(member);
    OneTimeCode code = member.code(clock.instant());
    owner.confirm(code);

    CodeCheckResult unbind = owner.does(() -> the(AuthenticatorService.class).unbind(code));

    assertThat(unbind).isEqualTo(REPLAYED);
    assertThat(the(AuthenticatorService.class).isBound(member.id())).isTrue();
    assertThat(audit.headlinesOf(member)).doesNotContain("UNBOUND SUCCESS");
  }

  @Test
  void eachOfSeveralAuthenticatorsIsTaken() {
    TestAccount member = accounts.boundMember();
    Phone second = Phone.another();
    accounts.addAuthenticator(member, second);

    CodeCheckResult one = halfSignedIn(member).confirm(member.code(clock.instant()));
    CodeCheckResult other =
        halfSignedIn(member).confirm(new OneTimeCode(second.code(clock.instant())));

    assertThat(one).isEqualTo(ACCEPTED);
    assertThat(other).isEqualTo(ACCEPTED);
  }

  @Test
  void codeOfAnotherAccountIsWrong() {
    TestAccount member = accounts.boundMember();
    TestAccount other = accounts.boundMember();

    CodeCheckResult check = halfSignedIn(member).confirm(other.code(clock.instant()));

    assertThat(check).isEqualTo(new CodeCheckResult.Wrong());
  }

  @Test
  void recoveryCodeIsTakenOnce() {
    TestAccount member = accounts.boundMember();
    RecoveryCode code = member.recoveryCodes().getFirst();

    CodeCheckResult once = halfSignedIn(member).confirm(code);
    CodeCheckResult twice = halfSignedIn(member).confirm(code);

    assertThat(once).isEqualTo(ACCEPTED);
    assertThat(twice).isEqualTo(new CodeCheckResult.Wrong());
    assertThat(mails.templatesTo(member)).contains(mfa.mail.MailTemplate.RECOVERY_CODE_USED);
    assertThat(audit.of(member)).anyMatch(entry -> "recovery-code".equals(entry.factor()));
  }

  @Test
  @DisplayName("The mail about unbinding with a recovery code says so, and no other asks for more")
  void mailAboutUnbindingWithARecoveryCodeSaysSo() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    List<RecoveryCode> codes = member.recoveryCodes();

    owner.does(() -> the(CodeCheckService.class).checkFresh(codes.getFirst()));
    assertThat(left(member)).isEqualTo("9");
    owner.does(() -> the(AuthenticatorService.class).unbind(codes.getLast()));
    assertThat(mails.count(member, mfa.mail.MailTemplate.RECOVERY_CODE_USED)).isEqualTo(1);
    assertThat(mails.newest(member, mfa.mail.MailTemplate.MFA_UNBOUND).parameters())
        .containsEntry("proof", "a recovery code");
  }

  private String left(TestAccount member) {
    return mails.newest(member, mfa.mail.MailTemplate.RECOVERY_CODE_USED).parameters().get("left");
  }

  @Test
  void recoveryCodeOfAnotherAccountIsWrong() {
    TestAccount member = accounts.boundMember();
    TestAccount other = accounts.boundMember();

    CodeCheckResult check = halfSignedIn(member).confirm(other.recoveryCodes().getFirst());

    assertThat(check).isEqualTo(new CodeCheckResult.Wrong());
    assertThat(halfSignedIn(other).confirm(other.recoveryCodes().getFirst())).isEqualTo(ACCEPTED);
  }

  /** A place where a member enters a security code: who may be there, and what it does. */
  private record Way(
      String name,
      Function<TestAccount, Visitor> visitor,
      Function<OneTimeCode, CodeCheckResult> use) {}

  private List<Way> ways() {
    return List.of(
        new Way(
            "sign-in",
            this::halfSignedIn,
            code -> the(mfa.login.SignInService.class).confirm(code)),
        new Way("fresh code", this::signedIn, code -> the(CodeCheckService.class).checkFresh(code)),
        new Way("unbind", this::signedIn, code -> the(AuthenticatorService.class).unbind(code)));
  }

  @Test
  @Tag("R62")
  void acceptedCodeIsFreshForTheSession() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    clock.moveBy(java.time.Duration.ofMinutes(6));

    boolean before = owner.does(() -> the(SessionService.class).hasFreshCode());
    owner.does(() -> the(CodeCheckService.class).checkFresh(member.code(clock.instant())));
    boolean after = owner.does(() -> the(SessionService.class).hasFreshCode());

    assertThat(before).isFalse();
    assertThat(after).isTrue();
  }
}
