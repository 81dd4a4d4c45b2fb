package mfa.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.CodeCheckService;
import mfa.login.SignInResult;
import mfa.mail.MailTemplate;
import mfa.support.ServiceTest;
import mfa.support.SessionIsOver;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R39, R62: changing the password")
class PasswordChangeServiceTest extends ServiceTest {

  private static final Password NEW_PASSWORD = new Password("Walnut-barge-71-drifting");

  @Test
  @Tag("R39")
  void newPasswordCountsAndOtherSessionsEnd() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    Visitor other = signedIn(member);

    PasswordChangeResult change = change(owner, TestAccount.PASSWORD, NEW_PASSWORD);

    assertThat(change).isInstanceOf(PasswordChangeResult.Changed.class);
    assertThat(anonymous().signIn(member)).isInstanceOf(SignInResult.Refused.class);
    assertThat(anonymous().signIn(member.email(), NEW_PASSWORD))
        .isInstanceOf(SignInResult.Opened.class);
    assertThatThrownBy(() -> other.does(() -> true)).isInstanceOf(SessionIsOver.class);
    assertThat(owner.does(() -> true)).isTrue();
    assertThat(mails.templatesTo(member)).startsWith(MailTemplate.PASSWORD_CHANGED);
    assertThat(audit.count(member, AuditAction.PASSWORD_CHANGED, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  void wrongOldPasswordChangesNothingAndIsRecorded() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    PasswordChangeResult change = change(owner, TestAccount.WRONG_PASSWORD, NEW_PASSWORD);

    assertThat(change).isInstanceOf(PasswordChangeResult.WrongOldPassword.class);
    assertThat(audit.headlinesOf(member)).containsExactly("PASSWORD_CHECKED FAILURE");
    assertThat(anonymous().signIn(member)).isInstanceOf(SignInResult.Opened.class);
    assertThat(mails.to(member)).isEmpty();
  }

  /** The estimate of a new password takes longer than any other step. */
  @ParameterizedTest
  @ValueSource(strings = {"short", "passwordpassword"})
  @Tag("R67")
  @DisplayName("R67 The new password is not looked at before the old one is right")
  void oldPasswordIsAskedFirst(String weak) {
    Visitor owner = signedIn(accounts.member());

    assertThat(change(owner, TestAccount.WRONG_PASSWORD, new Password(weak)))
        .isInstanceOf(PasswordChangeResult.WrongOldPassword.class);
  }

  @Test
  @Tag("R12")
  void guessingTheOldPasswordIsCounted() {
    TestAccount member = accounts.member();
    Visitor thief = signedIn(member);

    PasswordChangeResult last = null;
    for (int i = 0; i < 6; i++) {
      last = change(thief, TestAccount.WRONG_PASSWORD, NEW_PASSWORD);
    }

    assertThat(last).isInstanceOf(PasswordChangeResult.Wait.class);
  }

  @Test
  @Tag("R62")
  void boundMemberNeedsACodeNotOlderThanFiveMinutes() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    clock.moveBy(Duration.ofMinutes(5));

    PasswordChangeResult withOldCode = change(owner, TestAccount.PASSWORD, NEW_PASSWORD);
    owner.does(() -> the(CodeCheckService.class).checkFresh(member.code(clock.instant())));
    PasswordChangeResult withFreshCode = change(owner, TestAccount.PASSWORD, NEW_PASSWORD);

    assertThat(withOldCode).isInstanceOf(PasswordChangeResult.NeedsCode.class);
    assertThat(withFreshCode).isInstanceOf(PasswordChangeResult.Changed.class);
  }

  @Test
  void weakPasswordIsRefused() {
    Visitor owner = signedIn(accounts.member());

    assertThat(change(owner, TestAccount.PASSWORD, new Password("short")))
        .isInstanceOf(PasswordChangeResult.TooShort.class);
    assertThat(change(owner, TestAccount.PASSWORD, new Password("passwordpassword")))
        .isInstanceOf(PasswordChangeResult.TooEasy.class);
  }

  @Test
  @Tag("R35")
  void halfSignedInCallerCannotChangeIt() {
    Visitor half = halfSignedIn(accounts.boundMember());

    assertThatThrownBy(() -> change(half, TestAccount.PASSWORD, NEW_PASSWORD))
        .isInstanceOf(EJBAccessException.class);
  }

  private PasswordChangeResult change(Visitor visitor, Password oldPassword, Password newPassword) {
    return visitor.does(() -> the(PasswordChangeService.class).change(oldPassword, newPassword));
  }
}
