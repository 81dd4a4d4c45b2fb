package mfa.account.selfservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mfa.account.AccountChangeResult;
import mfa.account.AccountState;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.invitation.InvitationService;
import mfa.login.SignInResult;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.password.Password;
import mfa.support.ServiceTest;
import mfa.support.SessionIsOver;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R39, R58, R62: deleting the own account")
class AccountDeletionTest extends ServiceTest {

  private static final AccountDeletionResult DONE =
      new AccountDeletionResult.Decided(AccountChangeResult.DONE);

  private AccountDeletionResult delete(Visitor owner, Password password) {
    return owner.does(() -> the(AccountDeletionService.class).delete(password));
  }

  /** Deletes an account that has bound nothing, with the code from its mailbox. */
  private AccountDeletionResult deleteByMail(Visitor owner, TestAccount account) {
    AccountDeletionService service = the(AccountDeletionService.class);
    owner.does(service::sendCode);
    VerificationCode code = new VerificationCode(mails.code(account, MailTemplate.DELETION_CODE));
    return owner.does(() -> service.delete(TestAccount.PASSWORD, code));
  }

  @Test
  @Tag("R28")
  @Tag("R62")
  @DisplayName("R62: an account that has bound nothing is not deleted with the password alone")
  void unboundAccountNeedsAMailedCode() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    AccountDeletionService service = the(AccountDeletionService.class);
    owner.does(service::sendCode);
    VerificationCode code = new VerificationCode(mails.code(member, MailTemplate.DELETION_CODE));
    VerificationCode wrong =
        new VerificationCode(code.digits().equals("000000") ? "000001" : "000000");

    assertThat(delete(owner, TestAccount.PASSWORD))
        .isInstanceOf(AccountDeletionResult.NeedsMailedCode.class);
    assertThat(owner.does(() -> service.delete(TestAccount.PASSWORD, wrong)))
        .isEqualTo(new AccountDeletionResult.CodeRefused(VerificationResult.WRONG));
    assertThat(signedIn(member).does(() -> service.delete(TestAccount.PASSWORD, code)))
        .as("in another session")
        .isEqualTo(new AccountDeletionResult.CodeRefused(VerificationResult.ELSEWHERE));
    assertThat(owner.does(() -> service.delete(TestAccount.WRONG_PASSWORD, code)))
        .isInstanceOf(AccountDeletionResult.WrongPassword.class);
    assertThat(anonymous().signIn(member)).isInstanceOf(SignInResult.Opened.class);

    assertThat(owner.does(() -> service.delete(TestAccount.PASSWORD, code))).isEqualTo(DONE);
  }

  @Test
  @Tag("R39")
  void memberDeletesTheOwnAccountWithThePassword() {
    TestAccount member = accounts.member();
    TestWorkspace workspace = workspaces.named("Acme").with(member);
    Visitor owner = signedIn(member);
    Visitor other = signedIn(member);

    assertThat(delete(owner, TestAccount.WRONG_PASSWORD))
        .isInstanceOf(AccountDeletionResult.WrongPassword.class);
    assertThat(deleteByMail(owner, member)).isEqualTo(DONE);

    assertThat(workspace.roleOf(member)).isNull();
    assertThat(
            audit.of(member).stream()
                .filter(entry -> entry.action() == AuditAction.WORKSPACE_LEFT)
                .map(entry -> entry.detail()))
        .as("its workspace learns why it has one member less")
        .containsExactly("account deleted");
    assertThatThrownBy(() -> owner.does(() -> true)).isInstanceOf(SessionIsOver.class);
    assertThatThrownBy(() -> other.does(() -> true)).isInstanceOf(SessionIsOver.class);
    assertThat(anonymous().signIn(member)).isInstanceOf(SignInResult.Refused.class);
  }

  @Test
  @Tag("R57")
  @Tag("R58")
  void addressThatWasOnlyRequestedKeepsItsInvitationsAndMails() {
    EmailAddress newcomer = new EmailAddress("newcomer" + System.nanoTime() + "@example.net");
    TestAccount boss = accounts.boundMember();
    TestWorkspace workspace = workspaces.named("Acme").with(boss, WorkspaceRole.OWNER);
    Visitor owner = signedIn(boss);
    owner.does(
        () ->
            the(InvitationService.class)
                .invite(
                    workspace.id(),
                    List.of(newcomer.text()),
                    WorkspaceRole.STANDARD,
                    Locale.ENGLISH));
    TestAccount other = accounts.member();
    Visitor thief = signedIn(other);
    thief.does(() -> the(OwnEmailService.class).begin(newcomer, TestAccount.PASSWORD));

    assertThat(deleteByMail(thief, other)).isEqualTo(DONE);

    MemberFilter invited = new MemberFilter("", null, null, AccountState.INVITED);
    assertThat(owner.does(() -> the(MemberService.class).count(workspace.id(), invited)))
        .isEqualTo(1);
    assertThat(mails.to(newcomer)).anyMatch(mail -> mail.template() == MailTemplate.INVITATION);
  }

  @Test
  @Tag("R62")
  void boundMemberNeedsACodeNotOlderThanFiveMinutes() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    clock.moveBy(Duration.ofMinutes(5));

    assertThat(delete(owner, TestAccount.PASSWORD))
        .isInstanceOf(AccountDeletionResult.NeedsCode.class);
    assertThat(delete(signedIn(member), TestAccount.PASSWORD)).isEqualTo(DONE);
  }

  @Test
  @Tag("R58")
  void lastOwnerAndLastAdministratorStay() {
    TestAccount owner = accounts.member();
    workspaces.named("Acme").with(owner, WorkspaceRole.OWNER);
    sql.execute("delete from platform_role where role = 'PLATFORM_ADMIN'");
    TestAccount admin = accounts.boundMember();
    accounts.grant(admin, PlatformRole.PLATFORM_ADMIN);

    assertThat(deleteByMail(signedIn(owner), owner))
        .isEqualTo(new AccountDeletionResult.Decided(AccountChangeResult.LAST_OWNER));
    assertThat(delete(signedIn(admin), TestAccount.PASSWORD))
        .isEqualTo(new AccountDeletionResult.Decided(AccountChangeResult.LAST_ADMINISTRATOR));

    assertThat(anonymous().signIn(owner)).isInstanceOf(SignInResult.Opened.class);
  }

  @Test
  @Tag("R35")
  void halfSignedInCallerDeletesNothing() {
    TestAccount member = accounts.boundMember();

    assertThatThrownBy(() -> delete(halfSignedIn(member), TestAccount.PASSWORD))
        .isInstanceOf(EJBAccessException.class);
  }
}
