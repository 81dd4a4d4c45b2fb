package mfa.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mfa.account.AccountService;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.BindService;
import mfa.authenticator.Enroller;
import mfa.authenticator.OneTimeCode;
import mfa.login.SignInService;
import mfa.password.Password;
import mfa.password.PasswordChangeService;
import mfa.password.PasswordResetService;
import mfa.platform.request.Client;
import mfa.session.SessionService;
import mfa.support.AuditTrail;
import mfa.support.Phone;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workspace.WorkspaceService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R59: the audit log tells what happened")
@Tag("R59")
class AuditServiceTest extends ServiceTest {

  /**
   * What tickets, processes, workspaces, administration and commands record is tested with them.
   */
  private static final Predicate<AuditAction> OF_OTHERS =
      action ->
          action.name().startsWith("TICKET_")
              || action.name().startsWith("SAVED_REPLY_")
              || action.name().startsWith("PROCESS_")
              || action.name().startsWith("DEPLOY_TOKEN_")
              || AuditAction.ofWorkspaces().contains(action)
              || EnumSet.of(
                      AuditAction.COMMAND_RUN,
                      AuditAction.ACCOUNT_DISABLED,
                      AuditAction.ACCOUNT_ENABLED,
                      AuditAction.ACCOUNT_DELETED,
                      AuditAction.PLATFORM_ROLES_CHANGED,
                      AuditAction.EMAIL_CHANGE_REQUESTED,
                      AuditAction.EMAIL_CHANGED,
                      AuditAction.EMAIL_TAKEN_BACK,
                      AuditAction.GLASS_BROKEN,
                      AuditAction.UNBIND_REQUESTED,
                      AuditAction.MFA_RESET,
                      AuditAction.RESET_REFUSED)
                  .contains(action);

  /** Everything a member can do alone, done once by one member. */
  @Test
  void everyActionLeavesAnEntry() {
    TestAccount member = accounts.member();

    Visitor owner = anonymous();
    owner.signIn(member);
    TestAccount bound = new Enroller(services, mails).enrol(owner, member);
    owner.does(() -> the(AuthenticatorService.class).renewRecoveryCodes());
    renameAndRemoveAFurtherAuthenticator(owner, bound);
    owner.does(
        () -> the(AccountService.class).changeOwnProfile("Maya", Locale.CHINESE, ZoneOffset.UTC));
    owner.does(
        () ->
            the(PasswordChangeService.class)
                .change(TestAccount.PASSWORD, new Password("Walnut-barge-71-drifting")));
    Visitor other = signedIn(bound);
    owner.does(() -> the(SessionService.class).endOwn(other.sessionId()));
    clock.moveToNextStep();
    OneTimeCode code = bound.code(clock.instant());
    owner.does(() -> the(AuthenticatorService.class).unbind(code));
    owner.does(() -> the(WorkspaceService.class).own(Long.MAX_VALUE));
    owner.does(() -> the(AuditService.class).beginOwnExport());
    owner.does(() -> the(SignInService.class).signOut());
    anonymous().does(() -> the(PasswordResetService.class).request(member.email()));
    services.work("password-resets");

    Set<AuditAction> recorded =
        audit.of(member).stream().map(AuditTrail.Entry::action).collect(Collectors.toSet());
    assertThat(recorded)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(AuditAction.values()).filter(Predicate.not(OF_OTHERS)).toList());
  }

  private void renameAndRemoveAFurtherAuthenticator(Visitor owner, TestAccount member) {
    accounts.addAuthenticator(member, Phone.another());
    long oldest =
        owner
            .does(() -> the(AuthenticatorService.class).ownStatus())
            .authenticators()
            .getFirst()
            .id();
    owner.does(() -> the(AuthenticatorService.class).rename(oldest, "Old phone"));
    owner.does(() -> the(AuthenticatorService.class).remove(oldest));
  }

  @Test
  void failuresLeaveEntriesToo() {
    TestAccount member = accounts.boundMember();
    anonymous().signIn(member.email(), TestAccount.WRONG_PASSWORD);
    halfSignedIn(member).confirm(member.wrongCode(clock.instant()));
    halfSignedIn(member).confirm(new mfa.authenticator.RecoveryCode("2222222222"));
    Visitor owner = signedIn(member);
    owner.does(() -> the(BindService.class).sendVerificationCode());
    String wrong = differentFrom(mails.verificationCode(member));
    new Enroller(services, mails).verify(owner, wrong);
    owner.does(() -> the(BindService.class).beginAdding());
    owner.does(
        () -> {
          long enrolment = the(BindService.class).offer().orElseThrow().enrolmentId();
          return the(BindService.class).confirm(enrolment, new OneTimeCode("000000"), "Phone");
        });

    assertThat(audit.headlinesOf(member))
        .contains(
            "PASSWORD_CHECKED FAILURE",
            "CODE_CHECKED FAILURE",
            "VERIFICATION_CODE_CHECKED FAILURE",
            "AUTHENTICATOR_BOUND FAILURE");
    assertThat(audit.of(member))
        .filteredOn(entry -> entry.result() == AuditResult.FAILURE)
        .extracting(AuditTrail.Entry::factor)
        .containsExactlyInAnyOrder("password", "code", "recovery-code", "email", "code");
  }

  private static String differentFrom(String code) {
    return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
  }

  @Test
  void entryNamesActorSubjectTimeClientAndResult() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    owner.does(() -> the(SignInService.class).signOut());

    AuditTrail.Entry entry = audit.of(member).getFirst();
    assertThat(entry.actor()).isEqualTo(member.id());
    assertThat(entry.at()).isEqualTo(clock.instant());
    assertThat(entry.clientAddress()).isEqualTo(owner.client().address());
    assertThat(entry.userAgent()).isEqualTo(owner.client().userAgent());
    assertThat(entry.result()).isEqualTo(AuditResult.SUCCESS);
  }

  @Test
  void serverItselfIsTheClientOfATimer() {
    TestAccount member = accounts.member();

    services.asTimer(() -> record(AuditEvent.success(AuditAction.SESSION_ENDED, member.id())));

    assertThat(audit.of(member).getFirst().clientAddress()).isEqualTo(Client.SERVER.address());
    assertThat(audit.of(member).getFirst().actor()).isNull();
  }

  @Test
  void lineBreaksAndControlCharactersAreNeutralised() {
    TestAccount member = accounts.member();
    AuditEvent forged =
        AuditEvent.failure(AuditAction.CODE_CHECKED, member.id())
            .saying("x\r\n2026-03-01 SIGNED_IN\u0000\u001b[31m" + "y".repeat(2000));

    services.asTimer(() -> record(forged));

    String detail = audit.of(member).getFirst().detail();
    assertThat(detail).doesNotContainPattern("\\p{Cntrl}").hasSize(1000);
  }

  @Test
  @Tag("R17")
  void noEntryHoldsACodeOrASecret() {
    TestAccount member = accounts.boundMember();
    OneTimeCode right = member.code(clock.instant());
    OneTimeCode wrong = member.wrongCode(clock.instant());

    halfSignedIn(member).confirm(wrong);
    halfSignedIn(member).confirm(right);
    halfSignedIn(member).confirm(member.recoveryCodes().getFirst());

    assertThat(audit.of(member))
        .hasSizeGreaterThan(3)
        .noneMatch(entry -> entry.detail().contains(right.digits()))
        .noneMatch(entry -> entry.detail().contains(wrong.digits()))
        .noneMatch(entry -> entry.detail().contains(member.recoveryCodes().getFirst().text()));
  }

  @Test
  void memberSeesOwnNewestActivitiesFirst() {
    TestAccount member = accounts.member();
    anonymous().signIn(member.email(), TestAccount.WRONG_PASSWORD);
    clock.moveBy(Duration.ofMinutes(1));
    Visitor owner = anonymous();
    owner.signIn(member);
    anonymous().signIn(accounts.member());

    List<Activity> activities =
        owner.does(() -> the(AuditService.class).ownActivities(ActivityFilter.ALL, 0, 2));

    assertThat(activities)
        .extracting(Activity::action)
        .containsExactly(AuditAction.SIGNED_IN, AuditAction.PASSWORD_CHECKED);
  }

  @Test
  @Tag("R35")
  void halfSignedInCallerSeesNoActivities() {
    Visitor half = halfSignedIn(accounts.boundMember());

    assertThatThrownBy(
            () -> half.does(() -> the(AuditService.class).ownActivities(ActivityFilter.ALL, 0, 5)))
        .isInstanceOf(EJBAccessException.class);
  }

  private void record(AuditEvent event) {
    the(AuditService.class).record(event);
  }
}
