package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.util.List;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.mail.MailTemplate;
import mfa.session.SessionService;
import mfa.support.Phone;
import mfa.support.ServiceTest;
import mfa.support.SessionIsOver;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R05, R22, R23, R24: binding")
class BindServiceTest extends ServiceTest {

  private Enroller enroller;

  @BeforeEach
  void prepare() {
    enroller = new Enroller(services, mails);
  }

  @Test
  void memberBindsAndGetsTenRecoveryCodes() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    TestAccount bound = enroller.enrol(owner, member);

    assertThat(bound.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
    MfaStatus status = owner.does(() -> the(AuthenticatorService.class).ownStatus());
    assertThat(status.authenticators()).hasSize(1);
    assertThat(status.authenticators().getFirst().name()).isEqualTo("My phone");
    assertThat(status.recoveryCodesLeft()).isEqualTo(10);
    assertThat(status.recoveryCodesSaved()).isFalse();
    assertThat(mails.templatesTo(member))
        .containsExactly(MailTemplate.VERIFICATION_CODE, MailTemplate.MFA_BOUND);
    assertThat(audit.count(member, AuditAction.AUTHENTICATOR_BOUND, AuditResult.SUCCESS))
        .isEqualTo(1);
  }

  @Test
  @Tag("R05")
  void bindingCountsAsAFreshCode() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    enroller.enrol(owner, member);

    assertThat(owner.does(() -> the(SessionService.class).hasFreshCode())).isTrue();
  }

  @Test
  @Tag("R22")
  @DisplayName("R22: a mailed code is used up with what it opens: where that fails it stays good")
  void codeStaysGoodWhereNoEnrolmentBegins() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    owner.does(() -> the(BindService.class).sendVerificationCode());
    VerificationCode code = new VerificationCode(mails.verificationCode(member));
    services.sql().execute("alter table enrolment rename to enrolment_away");
    try {
      assertThatException()
          .isThrownBy(() -> owner.does(() -> the(BindService.class).verifyEmail(code)));
    } finally {
      services.sql().execute("alter table enrolment_away rename to enrolment");
    }

    assertThat(owner.does(() -> the(BindService.class).verifyEmail(code)))
        .isEqualTo(VerificationResult.ACCEPTED);
  }

  @Test
  void offerNamesTheOnlyWorkspaceOrTheProduct() {
    TestAccount ofOne = accounts.member();
    workspaces.named("R&D").with(ofOne);
    TestAccount ofTwo = accounts.member();
    workspaces.named("Acme").with(ofTwo);
    workspaces.named("Globex").with(ofTwo);

    ScannedUri one = ScannedUri.of(enroller.offer(signedIn(ofOne), ofOne).uri());
    ScannedUri two = ScannedUri.of(enroller.offer(signedIn(ofTwo), ofTwo).uri());

    assertThat(one.issuerInLabel()).isEqualTo("R&D");
    assertThat(one.account()).isEqualTo(ofOne.email().text());
    assertThat(two.issuerInLabel()).isEqualTo("MFA management");
  }

  @Test
  @Tag("R02")
  void everyEnrolmentHasItsOwnSecret() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    String first = enroller.offer(owner, member).groupedKey();
    clock.moveBy(Duration.ofMinutes(1));

    String second = enroller.offer(owner, member).groupedKey();

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  @Tag("R22")
  void unconfirmedEnrolmentChangesNothing() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    enroller.offer(owner, member);

    assertThat(the(AuthenticatorService.class).isBound(member.id())).isFalse();
    Visitor next = anonymous();
    next.signIn(member);
    assertThat(next.does(() -> the(AuthenticatorService.class).ownStatus()).isBound()).isFalse();
  }

  @Test
  @Tag("R22")
  void wrongCodeKeepsTheSameSecret() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    EnrolmentOffer offer = enroller.offer(owner, member);
    Phone phone = Phone.withTypedKey(offer.groupedKey());

    BindResult wrong = enroller.confirm(owner, offer, phone.wrongCode(clock.instant()));
    EnrolmentOffer again = owner.does(() -> the(BindService.class).offer()).orElseThrow();
    BindResult right = enroller.confirm(owner, again, phone.code(clock.instant()));

    assertThat(wrong).isInstanceOf(BindResult.Wrong.class);
    assertThat(again.uri()).isEqualTo(offer.uri());
    assertThat(right).isInstanceOf(BindResult.Bound.class);
  }

  @Test
  @Tag("R22")
  void reloadShowsTheSameOffer() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    EnrolmentOffer offer = enroller.offer(owner, member);

    EnrolmentOffer again = owner.does(() -> the(BindService.class).offer()).orElseThrow();

    assertThat(again).isEqualTo(offer);
  }

  @Test
  @Tag("R22")
  void enrolmentEndsAfterFifteenMinutes() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    EnrolmentOffer offer = enroller.offer(owner, member);
    Phone phone = Phone.withTypedKey(offer.groupedKey());

    clock.moveBy(Duration.ofMinutes(15));

    assertThat(owner.does(() -> the(BindService.class).offer())).isEmpty();
    assertThat(enroller.confirm(owner, offer, phone.code(clock.instant())))
        .isInstanceOf(BindResult.Over.class);
    assertThat(the(AuthenticatorService.class).isBound(member.id())).isFalse();
  }

  @Test
  @Tag("R22")
  void newerTabWinsAndTheOlderOneIsTold() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    EnrolmentOffer older = enroller.offer(owner, member);
    clock.moveBy(Duration.ofMinutes(1));
    EnrolmentOffer newer = enroller.offer(owner, member);

    BindResult ofOlder =
        enroller.confirm(
            owner, older, Phone.withTypedKey(older.groupedKey()).code(clock.instant()));
    BindResult ofNewer =
        enroller.confirm(
            owner, newer, Phone.withTypedKey(newer.groupedKey()).code(clock.instant()));

    assertThat(ofOlder).isInstanceOf(BindResult.Over.class);
    assertThat(ofNewer).isInstanceOf(BindResult.Bound.class);
  }

  @Test
  @Tag("R22")
  void twoTabsThatConfirmAtOnceBindOnce() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    EnrolmentOffer offer = enroller.offer(owner, member);
    String code = Phone.withTypedKey(offer.groupedKey()).code(clock.instant());

    List<BindResult> results =
        Simultaneously.call(10, number -> confirmUnlessTooLate(owner, offer, code));

    assertThat(results.stream().filter(BindResult.Bound.class::isInstance)).hasSize(1);
    assertThat(results.stream().filter(BindResult.Over.class::isInstance)).hasSize(9);
    assertThat(sql.number("select count(*) from authenticator where account_id = ?", member.id()))
        .isEqualTo(1);
    assertThat(sql.number("select count(*) from recovery_code where account_id = ?", member.id()))
        .isEqualTo(10);
  }

  /**
   * The tab that comes too late still has the key from before the binding; where it comes in the
   * very moment, H2 shows it the authenticator before the code, and it may do nothing.
   */
  private BindResult confirmUnlessTooLate(Visitor owner, EnrolmentOffer offer, String code) {
    try {
      return enroller.confirm(owner, offer, code);
    } catch (SessionIsOver | EJBAccessException tooLate) {
      return new BindResult.Over();
    }
  }

  @Test
  @Tag("R22")
  void anotherSessionDoesNotSeeTheOffer() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    Visitor thief = signedIn(member);
    EnrolmentOffer offer = enroller.offer(owner, member);
    String code = Phone.withTypedKey(offer.groupedKey()).code(clock.instant());

    assertThat(thief.does(() -> the(BindService.class).offer())).isEmpty();
    assertThat(enroller.confirm(thief, offer, code)).isInstanceOf(BindResult.Over.class);
  }

  @Test
  @Tag("R23")
  void emailedCodeDoesNotOpenABindingOverAnActiveOne() {
    TestAccount member = accounts.boundMember();
    Visitor thief = signedIn(member);
    clock.moveBy(Duration.ofMinutes(6));
    enroller.send(thief);

    VerificationResult check = enroller.verify(thief, mails.verificationCode(member));

    assertThat(check).isEqualTo(VerificationResult.ACCEPTED);
    assertThat(thief.does(() -> the(BindService.class).offer())).isEmpty();
    assertThat(sql.number("select count(*) from enrolment where account_id = ?", member.id()))
        .isZero();
  }

  @Test
  @Tag("R23")
  @Tag("R62")
  void addingNeedsACodeNotOlderThanFiveMinutes() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);

    clock.moveBy(Duration.ofMinutes(5));
    boolean withOldCode = owner.does(() -> the(BindService.class).beginAdding());
    owner.does(() -> the(CodeCheckService.class).checkFresh(member.code(clock.instant())));
    boolean withFreshCode = owner.does(() -> the(BindService.class).beginAdding());

    assertThat(withOldCode).isFalse();
    assertThat(withFreshCode).isTrue();
  }

  @Test
  @Tag("R23")
  void freshCodeOfAnotherSessionDoesNotCount() {
    TestAccount member = accounts.boundMember();
    Visitor thief = signedIn(member);
    clock.moveBy(Duration.ofMinutes(6));
    signedIn(member);

    assertThat(thief.does(() -> the(BindService.class).beginAdding())).isFalse();
  }

  @Test
  @Tag("R23")
  void enrolmentBegunBeforeAnotherTabBoundIsOver() {
    TestAccount member = accounts.member();
    Visitor tab = signedIn(member);
    EnrolmentOffer offer = enroller.offer(tab, member);
    clock.moveBy(Duration.ofMinutes(1));
    enroller.enrol(tab, member);

    BindResult late =
        enroller.confirm(tab, offer, Phone.withTypedKey(offer.groupedKey()).code(clock.instant()));

    assertThat(late).isInstanceOf(BindResult.Over.class);
    assertThat(sql.number("select count(*) from authenticator where account_id = ?", member.id()))
        .isEqualTo(1);
  }

  @Test
  @Tag("R23")
  void enrolmentOfAnotherSessionEndsWithTheOwnersBinding() {
    TestAccount member = accounts.member();
    Visitor thief = signedIn(member);
    EnrolmentOffer offer = enroller.offer(thief, member);
    clock.moveBy(Duration.ofMinutes(1));
    enroller.enrol(signedIn(member), member);
    String code = Phone.withTypedKey(offer.groupedKey()).code(clock.instant());

    assertThatThrownBy(() -> enroller.confirm(thief, offer, code))
        .isInstanceOf(EJBAccessException.class);
    assertThat(sql.number("select count(*) from authenticator where account_id = ?", member.id()))
        .isEqualTo(1);
  }

  @Test
  void furtherAuthenticatorIsAddedWithoutNewRecoveryCodes() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    owner.does(() -> the(BindService.class).beginAdding());
    EnrolmentOffer offer = owner.does(() -> the(BindService.class).offer()).orElseThrow();

    BindResult result =
        enroller.confirm(
            owner, offer, Phone.withTypedKey(offer.groupedKey()).code(clock.instant()));

    assertThat(result).isEqualTo(new BindResult.Bound(List.of()));
    assertThat(mails.templatesTo(member)).containsExactly(MailTemplate.AUTHENTICATOR_ADDED);
    assertThat(halfSignedIn(member).confirm(member.recoveryCodes().getFirst()))
        .isInstanceOf(CodeCheckResult.Accepted.class);
  }

  @Test
  void sixthAuthenticatorFindsNoRoom() {
    TestAccount member = accounts.memberWithAuthenticators(5);
    Visitor owner = signedIn(member);

    assertThat(owner.does(() -> the(BindService.class).beginAdding())).isFalse();
  }

  @Test
  @Tag("R24")
  void withoutTheEmailedCodeThereIsNothingToConfirm() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    assertThat(owner.does(() -> the(BindService.class).offer())).isEmpty();
    assertThat(
            owner.does(() -> the(BindService.class).confirm(1, new OneTimeCode("123456"), "Phone")))
        .isInstanceOf(BindResult.Over.class);
    assertThat(owner.does(() -> the(BindService.class).beginAdding())).isFalse();
  }

  @Test
  @Tag("R24")
  void verifiedStepOfAnotherAccountIsWorthNothing() {
    TestAccount member = accounts.member();
    TestAccount other = accounts.member();
    EnrolmentOffer offer = enroller.offer(signedIn(other), other);
    Visitor owner = signedIn(member);

    BindResult result =
        enroller.confirm(
            owner, offer, Phone.withTypedKey(offer.groupedKey()).code(clock.instant()));

    assertThat(result).isInstanceOf(BindResult.Over.class);
    assertThat(the(AuthenticatorService.class).isBound(member.id())).isFalse();
    assertThat(the(AuthenticatorService.class).isBound(other.id())).isFalse();
  }

  @Test
  @Tag("R28")
  @DisplayName(
      "R28: after a new sign-in the newest code is told to belong elsewhere, and opens nothing")
  void emailedCodeOfTheSessionBeforeIsToldToBelongThere() {
    TestAccount member = accounts.member();
    Visitor before = signedIn(member);
    enroller.send(before);
    Visitor after = signedIn(member);

    VerificationResult elsewhere = enroller.verify(after, mails.verificationCode(member));
    VerificationResult there = enroller.verify(before, mails.verificationCode(member));

    assertThat(elsewhere).isEqualTo(VerificationResult.ELSEWHERE);
    assertThat(after.does(() -> the(BindService.class).offer())).isEmpty();
    assertThat(there).isEqualTo(VerificationResult.ACCEPTED);
    assertThat(before.does(() -> the(BindService.class).offer())).isPresent();
  }

  @Test
  @Tag("R24")
  void emailedCodeOfAnotherAccountOpensNothing() {
    TestAccount member = accounts.member();
    TestAccount other = accounts.member();
    Visitor owner = signedIn(member);
    enroller.send(owner);
    enroller.send(signedIn(other));

    VerificationResult check = enroller.verify(owner, mails.verificationCode(other));

    assertThat(check).isEqualTo(VerificationResult.WRONG);
    assertThat(owner.does(() -> the(BindService.class).offer())).isEmpty();
  }

  @Test
  @Tag("R24")
  @Tag("R28")
  void changedAddressEndsTheVerifiedStep() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    EnrolmentOffer offer = enroller.offer(owner, member);
    accounts.changeEmail(member, "changed-" + member.email().text());

    BindResult result =
        enroller.confirm(
            owner, offer, Phone.withTypedKey(offer.groupedKey()).code(clock.instant()));

    assertThat(result).isInstanceOf(BindResult.Over.class);
    assertThat(owner.does(() -> the(BindService.class).offer())).isEmpty();
  }

  @Test
  @Tag("R35")
  void halfSignedInCallerCannotBind() {
    TestAccount member = accounts.boundMember();
    Visitor half = halfSignedIn(member);

    assertThatThrownBy(() -> half.does(() -> the(BindService.class).sendVerificationCode()))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> half.does(() -> the(BindService.class).offer()))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> half.does(() -> the(BindService.class).beginAdding()))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  @Tag("R45")
  void memberWhoMustBindGetsTheRolesOfAMemberByBinding() {
    TestAccount member = accounts.member();
    workspaces.named("Acme").with(member).requiringMfa(0);
    Visitor owner = anonymous();
    owner.signIn(member);

    assertThatThrownBy(() -> owner.does(() -> the(SessionService.class).ownSessions()))
        .isInstanceOf(EJBAccessException.class);
    enroller.enrol(owner, member);

    assertThat(owner.does(() -> the(SessionService.class).ownSessions())).hasSize(1);
  }

  @Test
  @Tag("R39")
  void disabledMemberCannotFinishBinding() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    EnrolmentOffer offer = enroller.offer(owner, member);
    accounts.disable(member);

    assertThatThrownBy(() -> enroller.confirm(owner, offer, "123456"))
        .isInstanceOf(SessionIsOver.class);
  }

  @Test
  @Tag("R59")
  void nameOfAnAuthenticatorIsOneBoundedLine() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    EnrolmentOffer offer = enroller.offer(owner, member);
    String code = Phone.withTypedKey(offer.groupedKey()).code(clock.instant());
    String name = "a\r\nforged: line" + "x".repeat(200);

    owner.does(
        () -> the(BindService.class).confirm(offer.enrolmentId(), new OneTimeCode(code), name));

    String kept =
        owner
            .does(() -> the(AuthenticatorService.class).ownStatus())
            .authenticators()
            .getFirst()
            .name();
    assertThat(kept).hasSize(60).doesNotContain("\r", "\n");
  }
}
