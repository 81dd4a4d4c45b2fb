package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.AuthenticatorService.Removal;
import mfa.mail.MailTemplate;
import mfa.session.SessionService;
import mfa.support.Phone;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.verification.FailureCounterService;
import mfa.verification.Guess;
import mfa.verification.LockoutPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R06, R16, R23, R62: what a member does with authenticators")
class AuthenticatorServiceTest extends ServiceTest {

  private static final String NEW_KEY = "test2:AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @Test
  void unbindingRemovesAllAuthenticatorsAndRecoveryCodes() {
    TestAccount member = accounts.memberWithAuthenticators(3);
    Visitor owner = signedIn(member);

    CodeCheckResult check = owner.does(() -> authenticators().unbind(member.code(clock.instant())));

    assertThat(check).isInstanceOf(CodeCheckResult.Accepted.class);
    MfaStatus status = owner.does(() -> authenticators().ownStatus());
    assertThat(status.isBound()).isFalse();
    assertThat(status.recoveryCodesLeft()).isZero();
    assertThat(mails.templatesTo(member)).containsExactly(MailTemplate.MFA_UNBOUND);
    assertThat(audit.count(member, AuditAction.UNBOUND, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  @Tag("R62")
  void codesGivenBeforeTheUnbindingCountInNoSession() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    clock.moveBy(Duration.ofSeconds(30));
    Visitor elsewhere = signedIn(member);
    clock.moveBy(Duration.ofSeconds(30));
    assertThat(elsewhere.does(() -> the(SessionService.class).hasFreshCode())).isTrue();

    owner.does(() -> authenticators().unbind(member.code(clock.instant())));

    assertThat(elsewhere.does(() -> the(SessionService.class).hasFreshCode())).isFalse();
    assertThat(owner.does(() -> the(SessionService.class).hasFreshCode())).isFalse();
  }

  @Test
  void unbindingTakesARecoveryCode() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);

    owner.does(() -> authenticators().unbind(member.recoveryCodes().getFirst()));

    assertThat(authenticators().isBound(member.id())).isFalse();
  }

  @Test
  @Tag("R23")
  void wrongCodeUnbindsNothing() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);

    CodeCheckResult check =
        owner.does(() -> authenticators().unbind(member.wrongCode(clock.instant())));

    assertThat(check).isEqualTo(new CodeCheckResult.Wrong());
    assertThat(authenticators().isBound(member.id())).isTrue();
    assertThat(mails.to(member)).isEmpty();
    assertThat(audit.count(member, AuditAction.CODE_CHECKED, AuditResult.FAILURE)).isEqualTo(1);
  }

  @Test
  @Tag("R35")
  void halfSignedInCallerCanNeitherUnbindNorRenewNorRemove() {
    TestAccount member = accounts.boundMember();
    Visitor half = halfSignedIn(member);
    OneTimeCode code = member.code(clock.instant());

    for (Runnable attempt :
        List.<Runnable>of(
            () -> authenticators().unbind(code),
            () -> authenticators().renewRecoveryCodes(),
            () -> authenticators().remove(1),
            () -> authenticators().ownStatus(),
            () -> the(CodeCheckService.class).checkFresh(code))) {
      assertThatThrownBy(() -> half.does(attempt)).isInstanceOf(EJBAccessException.class);
    }
    assertThat(half.confirm(code)).isInstanceOf(CodeCheckResult.Accepted.class);
  }

  @Test
  @Tag("R47")
  @DisplayName("R47: the reset ends every wait of the account, also that for e-mailed codes")
  void resetEndsEveryWait() {
    TestAccount member = accounts.boundMember();
    List<String> counters =
        List.of("code/", "recovery/", "verification/").stream()
            .map(kind -> kind + member.id())
            .toList();
    LockoutPolicy severe = new LockoutPolicy(1, 1, Duration.ofDays(1), Duration.ofDays(1), 9);
    FailureCounterService failures = the(FailureCounterService.class);
    for (String counter : counters) {
      failures.attempt(counter, severe, () -> Guess.wrong("a guess"));
      assertThat(isLocked(counter)).isTrue();
    }

    services.asTimer(() -> the(AuthenticatorService.class).reset(member.id()));

    for (String counter : counters) {
      assertThat(isLocked(counter)).as(counter).isFalse();
    }
  }

  private boolean isLocked(String counter) {
    return sql.number(
            "select count(*) from failure_counter where subject = ? and locked_until > ?",
            counter,
            clock.instant())
        > 0;
  }

  @Test
  @Tag("R62")
  void newRecoveryCodesNeedACodeNotOlderThanFiveMinutes() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);

    clock.moveBy(Duration.ofMinutes(5));
    Optional<List<RecoveryCode>> late = owner.does(() -> authenticators().renewRecoveryCodes());

    assertThat(late).isEmpty();
    assertThat(mails.to(member)).isEmpty();
    assertThat(halfSignedIn(member).confirm(member.recoveryCodes().getFirst()))
        .isInstanceOf(CodeCheckResult.Accepted.class);
  }

  @Test
  void authenticatorIsRenamed() {
    TestAccount member = accounts.boundMember();
    accounts.addAuthenticator(member, Phone.another());
    Visitor owner = signedIn(member);
    long id = firstOf(owner).id();

    assertThat(owner.does(() -> authenticators().rename(id, " Pixel\n9 ")))
        .isEqualTo(RenameResult.RENAMED);

    assertThat(firstOf(owner).name()).isEqualTo("Pixel 9");
    assertThat(owner.does(() -> authenticators().rename(id, "Pixel 9")))
        .isEqualTo(RenameResult.UNCHANGED);
    assertThat(owner.does(() -> authenticators().rename(id, "Phone")))
        .isEqualTo(RenameResult.TAKEN);
    assertThat(audit.count(member, AuditAction.AUTHENTICATOR_RENAMED, AuditResult.SUCCESS))
        .isEqualTo(1);
  }

  @Test
  @Tag("R58")
  void authenticatorOfSomebodyElseIsNotRenamed() {
    Visitor neighbour = signedIn(accounts.boundMember());
    long foreign = firstOf(neighbour).id();
    Visitor owner = signedIn(accounts.boundMember());

    assertThat(owner.does(() -> authenticators().rename(foreign, "Mine")))
        .isEqualTo(RenameResult.GONE);

    assertThat(firstOf(neighbour).name()).isEqualTo("Phone");
  }

  @Test
  @Tag("R74")
  void nameThatIsTooLongIsRefusedByTheServer() {
    Visitor owner = signedIn(accounts.boundMember());
    long id = firstOf(owner).id();

    for (String wrong : List.of("n".repeat(61), "", "\u200b")) {
      assertThatThrownBy(() -> owner.does(() -> authenticators().rename(id, wrong)))
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
    assertThat(owner.does(() -> authenticators().rename(id, "n".repeat(60))))
        .isEqualTo(RenameResult.RENAMED);
  }

  private AuthenticatorItem firstOf(Visitor owner) {
    return owner.does(() -> authenticators().ownStatus()).authenticators().getFirst();
  }

  @Test
  @Tag("R11")
  void whatWasGuessedAtFormerRecoveryCodesSaysNothingOfNewOnes() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    RecoveryCode wrong = RecoveryCode.parse("AAAAA-BBBBB").orElseThrow();
    halfSignedIn(member).confirm(wrong);
    sql.execute(
        "update failure_counter set failures = 100, locked_until = ? where subject = ?",
        Instant.parse("9999-01-01T00:00:00Z"),
        "recovery/" + member.id());
    assertThat(halfSignedIn(member).confirm(member.recoveryCodes().getFirst()))
        .isInstanceOf(CodeCheckResult.Blocked.class);

    List<RecoveryCode> codes =
        owner.does(() -> authenticators().renewRecoveryCodes()).orElseThrow();

    assertThat(halfSignedIn(member).confirm(codes.getFirst()))
        .isInstanceOf(CodeCheckResult.Accepted.class);
  }

  @Test
  @Tag("R62")
  void newRecoveryCodesEndTheOldOnes() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    owner.does(() -> authenticators().recordRecoveryCodesSaved());
    clock.moveBy(Duration.ofMinutes(4).plusSeconds(59));

    List<RecoveryCode> codes =
        owner.does(() -> authenticators().renewRecoveryCodes()).orElseThrow();

    assertThat(codes).hasSize(10).doesNotContainAnyElementsOf(member.recoveryCodes());
    assertThat(owner.does(() -> authenticators().ownStatus()).recoveryCodesSaved()).isFalse();
    assertThat(mails.templatesTo(member)).containsExactly(MailTemplate.RECOVERY_CODES_MADE);
    assertThat(halfSignedIn(member).confirm(member.recoveryCodes().getFirst()))
        .isInstanceOf(CodeCheckResult.Wrong.class);
    assertThat(halfSignedIn(member).confirm(codes.getFirst()))
        .isInstanceOf(CodeCheckResult.Accepted.class);
  }

  @Test
  @Tag("R62")
  void removingNeedsACodeNotOlderThanFiveMinutes() {
    TestAccount member = accounts.memberWithAuthenticators(2);
    Visitor owner = signedIn(member);
    long second = lines(owner).get(1).id();

    clock.moveBy(Duration.ofMinutes(5));
    Removal late = owner.does(() -> authenticators().remove(second));
    owner.does(() -> the(CodeCheckService.class).checkFresh(member.code(clock.instant())));
    Removal inTime = owner.does(() -> authenticators().remove(second));

    assertThat(late).isEqualTo(Removal.NEEDS_CODE);
    assertThat(inTime).isEqualTo(Removal.REMOVED);
    assertThat(owner.does(() -> authenticators().remove(second))).isEqualTo(Removal.GONE);
    assertThat(lines(owner)).hasSize(1);
    assertThat(mails.templatesTo(member)).containsExactly(MailTemplate.AUTHENTICATOR_REMOVED);
    assertThat(audit.count(member, AuditAction.AUTHENTICATOR_REMOVED, AuditResult.SUCCESS))
        .isEqualTo(1);
  }

  @Test
  @Tag("R23")
  void lastAuthenticatorIsOnlyRemovedByUnbinding() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    long only = lines(owner).getFirst().id();

    owner.does(() -> authenticators().remove(only));

    assertThat(authenticators().isBound(member.id())).isTrue();
    assertThat(mails.to(member)).isEmpty();
  }

  @Test
  @Tag("R58")
  void authenticatorOfAnotherAccountIsNotRemoved() {
    TestAccount victim = accounts.memberWithAuthenticators(2);
    TestAccount thief = accounts.memberWithAuthenticators(2);
    long victims = lines(signedIn(victim)).getFirst().id();

    Visitor visitor = signedIn(thief);
    visitor.does(() -> authenticators().remove(victims));

    assertThat(lines(signedIn(victim))).hasSize(2);
    assertThat(lines(visitor)).hasSize(2);
  }

  @Test
  @Tag("R54")
  void codeOfAPhoneThatWasUnboundIsNeverTakenAgain() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    owner.does(() -> authenticators().unbind(member.code(clock.instant())));
    clock.moveBy(Duration.ofMinutes(2));
    accounts.addAuthenticator(member, Phone.another());

    CodeCheckResult check = halfSignedIn(member).confirm(member.code(clock.instant()));

    assertThat(check).isEqualTo(new CodeCheckResult.Wrong());
  }

  @Test
  @Tag("R16")
  void newKeyInFrontOpensTheOldRecordAndSealsItAnewAtItsNextUse() {
    TestAccount member = accounts.boundMember();
    assertThat(sealedSecret(member)).startsWith("test1:");

    try (Services rotated =
        services.another(Map.of("mfa.crypto.keys", NEW_KEY + " " + Services.KEY))) {
      CodeCheckResult check =
          halfSignedIn(member).at(rotated).confirm(member.code(clock.instant()));

      assertThat(check).isInstanceOf(CodeCheckResult.Accepted.class);
      assertThat(sealedSecret(member)).startsWith("test2:");
      assertThat(halfSignedIn(member).at(rotated).confirm(member.recoveryCodes().getFirst()))
          .isInstanceOf(CodeCheckResult.Accepted.class);
    }
    try (Services withoutOldKey = services.another(Map.of("mfa.crypto.keys", NEW_KEY))) {
      clock.moveToNextStep();
      Visitor visitor = anonymous().at(withoutOldKey);
      visitor.signIn(member);

      assertThat(visitor.confirm(member.code(clock.instant())))
          .isInstanceOf(CodeCheckResult.Accepted.class);
    }
  }

  @Test
  @Tag("R16")
  @Tag("R04")
  void usedStepStaysUsedWhenTheSecretIsSealedAnew() {
    TestAccount member = accounts.boundMember();
    OneTimeCode code = member.code(clock.instant());

    try (Services rotated =
        services.another(Map.of("mfa.crypto.keys", NEW_KEY + " " + Services.KEY))) {
      halfSignedIn(member).at(rotated).confirm(code);

      assertThat(halfSignedIn(member).at(rotated).confirm(code))
          .isEqualTo(new CodeCheckResult.Replayed());
    }
  }

  private AuthenticatorService authenticators() {
    return the(AuthenticatorService.class);
  }

  private List<AuthenticatorItem> lines(Visitor owner) {
    return owner.does(() -> authenticators().ownStatus()).authenticators();
  }

  private String sealedSecret(TestAccount member) {
    return (String)
        sql.single("select sealed_secret from authenticator where account_id = ?", member.id());
  }
}
