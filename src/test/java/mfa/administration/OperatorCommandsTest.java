package mfa.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.invitation.InvitationAcceptanceService;
import mfa.login.SignInResult;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.password.Password;
import mfa.password.PasswordChangeResult;
import mfa.platform.command.CommandResult;
import mfa.platform.command.CommandRunner;
import mfa.support.ServiceTest;
import mfa.support.SessionIsOver;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R47, R60: what only the operator does")
class OperatorCommandsTest extends ServiceTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Password PASSWORD = new Password("Walnut-barge-71-drifting");

  private EmailAddress newcomer;

  @BeforeEach
  void noAdministratorYet() {
    sql.execute("delete from platform_role where role = 'PLATFORM_ADMIN'");
    newcomer = new EmailAddress("first" + NUMBERS.incrementAndGet() + "@example.net");
  }

  private CommandResult run(String line) {
    return services.asTimer(() -> the(CommandRunner.class).run(line));
  }

  private String key() {
    String link = mails.to(newcomer).getLast().parameters().get("link");
    return link.substring(link.indexOf("?key=") + "?key=".length());
  }

  private PasswordChangeResult accept(String key) {
    return anonymous()
        .does(() -> the(InvitationAcceptanceService.class).acceptAsNew(key, "Noa", PASSWORD));
  }

  @Test
  @Tag("R60")
  void firstAdministratorIsInvitedOnce() {
    CommandResult result = run("first-administrator " + newcomer.text() + " zh");
    String key = key();

    assertThat(result.isDone()).isTrue();
    assertThat(result.lines()).noneMatch(line -> line.contains(key));
    assertThat(accept(key)).isInstanceOf(PasswordChangeResult.Changed.class);
    long id = the(AccountService.class).credentials(newcomer).orElseThrow().accountId();
    assertThat(the(AccountService.class).profile(id).orElseThrow().platformRoles())
        .containsExactly(PlatformRole.PLATFORM_ADMIN);
    assertThat(run("first-administrator other@example.net en").isDone()).isFalse();
    assertThat(mails.to(new EmailAddress("other@example.net"))).isEmpty();
  }

  @Test
  void secondInvitationOfAFirstAdministratorEndsTheOther() {
    run("first-administrator " + newcomer.text() + " en");
    String lost = key();
    EmailAddress mistyped = newcomer;
    newcomer = new EmailAddress("right-" + newcomer.text());

    run("first-administrator " + newcomer.text() + " en");

    assertThat(accept(lost)).isInstanceOf(PasswordChangeResult.LinkOver.class);
    assertThat(accept(key())).isInstanceOf(PasswordChangeResult.Changed.class);
    assertThat(the(AccountService.class).credentials(mistyped)).isEmpty();
  }

  @Test
  void wrongArgumentsAreExplainedAndChangeNothing() {
    for (String line :
        List.of(
            "first-administrator",
            "first-administrator nobody en",
            "first-administrator a@example.net fr",
            "break-glass",
            "break-glass nobody")) {
      assertThat(run(line).ending()).as(line).isEqualTo(CommandResult.Ending.MISUSED);
    }
  }

  @Test
  @Tag("R47")
  void operatorResetsAdministratorsAndSupervisorsRecordedAndMailed() {
    TestAccount admin = accounts.boundMember();
    accounts.grant(admin, PlatformRole.PLATFORM_ADMIN);
    for (PlatformRole role : List.of(PlatformRole.PLATFORM_ADMIN, PlatformRole.SUPERVISOR)) {
      TestAccount locked = accounts.boundMember();
      accounts.grant(locked, role);
      Visitor before = signedIn(locked);

      CommandResult result = run("break-glass " + locked.email().text());

      assertThat(result.isDone()).isTrue();
      assertThatThrownBy(() -> before.does(() -> true)).isInstanceOf(SessionIsOver.class);
      assertThat(((SignInResult.Opened) anonymous().signIn(locked)).toString()).contains("BIND");
      assertThat(audit.count(locked, AuditAction.GLASS_BROKEN, AuditResult.SUCCESS)).isOne();
      assertThat(mails.count(locked, MailTemplate.MFA_RESET_BY_OPERATOR)).isOne();
    }
    assertThat(mails.count(admin, MailTemplate.MFA_RESET_BY_OPERATOR)).isEqualTo(2);
  }

  @Test
  @Tag("R47")
  void operatorResetsNobodyElse() {
    TestAccount member = accounts.boundMember();
    TestAccount agent = accounts.boundMember();
    accounts.grant(agent, PlatformRole.AGENT);
    TestAccount unbound = accounts.memberWith(PlatformRole.SUPERVISOR);
    TestAccount disabled = accounts.boundMember();
    accounts.grant(disabled, PlatformRole.SUPERVISOR);
    accounts.disable(disabled);

    for (TestAccount account : List.of(member, agent, unbound, disabled)) {
      assertThat(run("break-glass " + account.email().text()).ending())
          .isEqualTo(CommandResult.Ending.FAILED);
      assertThat(mails.to(account)).isEmpty();
    }
    assertThat(run("break-glass nobody@example.net").ending())
        .isEqualTo(CommandResult.Ending.FAILED);
    assertThat(anonymous().signIn(member).toString()).contains("CODE");
  }
}
