package mfa.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mfa.account.AccountChangeResult;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.NextStep;
import mfa.invitation.InvitationAcceptanceService;
import mfa.invitation.InvitationService;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.password.PasswordChangeResult;
import mfa.platform.request.ListPage;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceItem;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.WorkspaceService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What platform administrators do with workspaces, and see of accounts. */
class ClosedWorkspaceTest extends ServiceTest {

  private TestAccount owner;
  private TestAccount member;
  private TestWorkspace globex;
  private Visitor acting;

  @BeforeEach
  void administratorWithAFreshCode() {
    TestAccount admin = accounts.boundMember();
    accounts.grant(admin, PlatformRole.PLATFORM_ADMIN);
    acting = signedIn(admin);
    owner = accounts.boundMember();
    member = accounts.member();
    globex =
        workspaces.named("Globex").with(owner, WorkspaceRole.OWNER).with(member).requiringMfa(0);
    mails.forgetAll();
  }

  private WorkspaceAdministrationService administration() {
    return the(WorkspaceAdministrationService.class);
  }

  private AccountChangeResult close() {
    return acting.does(() -> administration().close(globex.id()));
  }

  private AccountChangeResult reopen() {
    return acting.does(() -> administration().reopen(globex.id()));
  }

  private NextStep nextStep() {
    return services.asTimer(() -> the(EnforcementService.class).nextStepUnbound(member.id()));
  }

  @Test
  @Tag("R46")
  @Tag("R58")
  @DisplayName(
      "R46 R58: nobody enters a closed workspace, and its rule asks nobody, until reopened")
  void closedWorkspaceIsOneThatDoesNotExist() {
    assertThat(nextStep()).isEqualTo(NextStep.BIND);

    assertThat(close()).isEqualTo(AccountChangeResult.DONE);

    assertThat(nextStep()).isEqualTo(NextStep.PROCEED);
    Visitor ownerInside = signedIn(owner);
    assertThat(ownerInside.does(() -> the(MembershipService.class).own())).isEmpty();
    assertThat(ownerInside.does(() -> the(WorkspaceService.class).own(globex.id()))).isEmpty();
    assertThat(ownerInside.does(() -> the(WorkspaceService.class).administered(globex.id())))
        .isEmpty();
    assertThat(mails.count(owner, MailTemplate.WORKSPACE_CLOSED)).isOne();
    assertThat(close()).isEqualTo(AccountChangeResult.UNKNOWN);

    assertThat(reopen()).isEqualTo(AccountChangeResult.DONE);

    assertThat(nextStep()).isEqualTo(NextStep.BIND);
    assertThat(globex.roleOf(owner)).isEqualTo(WorkspaceRole.OWNER);
    assertThat(mails.count(owner, MailTemplate.WORKSPACE_REOPENED)).isOne();
    services.work("member-plans");
    services.work("notices");
    assertThat(mails.count(member, MailTemplate.MFA_REQUIRED)).isOne();
    assertThat(reopen()).isEqualTo(AccountChangeResult.UNKNOWN);
  }

  @Test
  @DisplayName("Members are told nothing of a rule while their workspace is closed")
  void noNoticesWhileClosed() {
    sql.execute(
        "update membership set next_notice_at = ?, remind_at = ? where id = ?",
        clock.instant(),
        clock.instant(),
        globex.memberId(member));
    close();

    services.work("notices");
    services.work("reminders");

    assertThat(mails.to(member.email())).isEmpty();
  }

  @Test
  @Tag("R64")
  void invitationToAClosedWorkspaceIsOver() {
    signedIn(owner)
        .does(
            () ->
                the(InvitationService.class)
                    .invite(
                        globex.id(),
                        List.of("guest-of-" + globex.id() + "@example.net"),
                        WorkspaceRole.STANDARD,
                        Locale.ENGLISH));
    String key = invitationKey();
    assertThat(the(InvitationAcceptanceService.class).offer(key)).isPresent();

    close();

    assertThat(the(InvitationAcceptanceService.class).offer(key)).isEmpty();
    PasswordChangeResult accepted =
        anonymous()
            .does(
                () ->
                    the(InvitationAcceptanceService.class)
                        .acceptAsNew(key, "Guest", TestAccount.PASSWORD));
    assertThat(accepted).isInstanceOf(PasswordChangeResult.LinkOver.class);
  }

  private String invitationKey() {
    String link =
        mails
            .to(new EmailAddress("guest-of-" + globex.id() + "@example.net"))
            .getFirst()
            .parameters()
            .get("link");
    return link.substring(link.indexOf("key=") + 4);
  }

  @Test
  @Tag("R62")
  @DisplayName("R62: renaming, closing and reopening need a fresh code, also by replayed calls")
  void workspacesNeedAFreshCode() {
    clock.moveBy(Duration.ofMinutes(6));

    assertThat(close()).isEqualTo(AccountChangeResult.NEEDS_CODE);
    assertThat(reopen()).isEqualTo(AccountChangeResult.NEEDS_CODE);
    assertThat(rename("Other")).isEqualTo(AccountChangeResult.NEEDS_CODE);

    assertThat(item().isClosed()).isFalse();
    assertThat(item().name()).isEqualTo("Globex");
  }

  @Test
  @Tag("R58")
  @DisplayName("R58: nobody but platform administrators administers workspaces, owners neither")
  void ownersDoNotAdministerTheServer() {
    Visitor inside = signedIn(owner);

    assertThatThrownBy(() -> inside.does(() -> administration().close(globex.id())))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> inside.does(() -> administration().rename(globex.id(), "Mine")))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(
            () -> inside.does(() -> the(AccountAdministrationService.class).find(member.id())))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  @Tag("R59")
  void renamedWorkspaceKeepsEverythingElse() {
    assertThat(rename("  Globex\r\nLtd ")).isEqualTo(AccountChangeResult.DONE);

    assertThat(item().name()).isEqualTo("Globex Ltd");
    assertThat(item().members()).isEqualTo(2);
    assertThat(
            sql.rows(
                "select detail from audit_entry where workspace_id = ? and action = ?",
                globex.id(),
                AuditAction.WORKSPACE_RENAMED.name()))
        .singleElement()
        .satisfies(row -> assertThat(row.get("detail")).isEqualTo("Globex -> Globex Ltd"));
    assertThatThrownBy(() -> rename(" ")).hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  private AccountChangeResult rename(String name) {
    return acting.does(() -> administration().rename(globex.id(), name));
  }

  private WorkspaceItem item() {
    return acting.does(() -> administration().find(globex.id())).orElseThrow();
  }

  @Test
  @Tag("R59")
  @DisplayName("R59: an account's page has its workspaces, when it was made, and its history")
  void accountIsShownWithWhatHappenedToIt() {
    AccountAdministrationService service = the(AccountAdministrationService.class);
    acting.does(() -> service.disable(member.id()));

    AccountItem item = acting.does(() -> service.find(member.id())).orElseThrow();
    List<AccountHistoryItem> history =
        acting.does(() -> service.history(member.id(), new ListPage(0, 50)));

    assertThat(item.createdAt()).isNotNull();
    assertThat(acting.does(() -> service.memberships(member.id())))
        .extracting(MembershipSummary::workspaceName)
        .containsExactly("Globex");
    assertThat(history.getFirst().action()).isEqualTo(AuditAction.ACCOUNT_DISABLED);
    assertThat(history.getFirst().result()).isEqualTo(AuditResult.SUCCESS);
    assertThat(history.getFirst().actor()).isNotBlank();
    assertThat(acting.<Long>does(() -> service.countHistory(member.id())))
        .isEqualTo(history.size());
    assertThat(acting.does(() -> service.find(Long.MAX_VALUE))).isEmpty();
  }
}
