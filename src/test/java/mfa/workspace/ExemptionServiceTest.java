package mfa.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.login.CallerService;
import mfa.mail.MailTemplate;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R66")
@DisplayName("R66: exemptions from the rule of one workspace")
class ExemptionServiceTest extends ServiceTest {

  private TestAccount admin;
  private TestAccount member;
  private TestWorkspace workspace;

  @BeforeEach
  void workspaceThatRequiresMfa() {
    admin = accounts.boundMember();
    member = accounts.member();
    workspace =
        workspaces
            .named("Acme")
            .with(admin, WorkspaceRole.ADMINISTRATOR)
            .with(member)
            .requiringMfa(0);
  }

  @Test
  void exemptMemberIsFreeUntilTheEndAndBindsThen() {
    Visitor atWork = signedIn(member);
    assertThat(roles(atWork)).containsExactly("MUST_BIND");

    MembershipChangeResult change =
        signedIn(admin).does(() -> exempt(member, Duration.ofMinutes(20)));

    assertThat(change).isEqualTo(MembershipChangeResult.DONE);
    assertThat(roles(atWork)).containsExactly("MEMBER");
    clock.moveBy(Duration.ofMinutes(20));
    assertThat(roles(atWork)).containsExactly("MUST_BIND");
    assertThat(audit.count(member, AuditAction.MEMBER_EXEMPTED, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  @Tag("R66")
  void memberIsToldWhoExemptsAndUntilWhenAndWhoEndsIt() {
    Visitor acting = signedIn(admin);

    acting.does(() -> exempt(member, Duration.ofDays(10)));
    acting.does(() -> the(ExemptionService.class).end(workspace.id(), workspace.memberId(member)));

    assertThat(mails.newest(member, MailTemplate.EXEMPTION_GRANTED).parameters())
        .containsEntry("actor", nameOf(admin))
        .containsEntry("workspace", "Acme")
        .containsKey("until");
    assertThat(mails.newest(member, MailTemplate.EXEMPTION_ENDED).parameters())
        .containsEntry("actor", nameOf(admin))
        .containsEntry("workspace", "Acme");
  }

  @Test
  @Tag("R66")
  void refusedExemptionIsNotTold() {
    signedIn(admin).does(() -> exempt(admin, Duration.ofDays(10)));

    assertThat(mails.templatesTo(admin)).doesNotContain(MailTemplate.EXEMPTION_GRANTED);
  }

  private String nameOf(TestAccount account) {
    return the(AccountService.class).profile(account.id()).orElseThrow().name();
  }

  @Test
  @Tag("R46")
  void exemptionTouchesOnlyOneWorkspacesRule() {
    workspaces.named("Globex").with(member).requiringMfa(0);

    signedIn(admin).does(() -> exempt(member, Duration.ofDays(90)));

    assertThat(roles(signedIn(member))).containsExactly("MUST_BIND");
  }

  @Test
  void nobodyPrivilegedIsExemptNorTheOneWhoExempts() {
    TestAccount owner = accounts.member();
    TestAccount otherAdmin = accounts.member();
    TestAccount agent = accounts.memberWith(PlatformRole.AGENT);
    workspace
        .with(owner, WorkspaceRole.OWNER)
        .with(otherAdmin, WorkspaceRole.ADMINISTRATOR)
        .with(agent);
    Visitor acting = signedIn(admin);

    for (TestAccount privileged : List.of(owner, otherAdmin, agent)) {
      assertThat(acting.does(() -> exempt(privileged, Duration.ofDays(1))))
          .isEqualTo(MembershipChangeResult.NEVER_EXEMPT);
      assertThat(roles(signedIn(privileged))).containsExactly("MUST_BIND");
    }
    assertThat(acting.does(() -> exempt(admin, Duration.ofDays(1))))
        .isEqualTo(MembershipChangeResult.OWN_MEMBERSHIP);
    assertThat(audit.count(agent, AuditAction.MEMBER_EXEMPTED, AuditResult.FAILURE)).isEqualTo(1);
  }

  @Test
  void exemptionEndsWithAPrivilegedRoleAndDoesNotComeBack() {
    TestAccount owner = accounts.boundMember();
    workspace.with(owner, WorkspaceRole.OWNER);
    Visitor acting = signedIn(owner);
    acting.does(() -> exempt(member, Duration.ofDays(10)));
    assertThat(roles(signedIn(member))).containsExactly("MEMBER");

    acting.does(() -> changeRole(WorkspaceRole.ADMINISTRATOR));
    assertThat(roles(signedIn(member))).containsExactly("MUST_BIND");
    acting.does(() -> changeRole(WorkspaceRole.STANDARD));
    assertThat(roles(signedIn(member))).containsExactly("MUST_BIND");
  }

  @Test
  void exemptionOfWhoGetsAPlatformRoleSleeps() {
    signedIn(admin).does(() -> exempt(member, Duration.ofDays(10)));

    accounts.grant(member, PlatformRole.AGENT);

    assertThat(roles(signedIn(member))).containsExactly("MUST_BIND");
  }

  @Test
  void exemptionIsEndedBeforeItsTime() {
    Visitor acting = signedIn(admin);
    acting.does(() -> exempt(member, Duration.ofDays(10)));

    MembershipChangeResult change =
        acting.does(
            () -> the(ExemptionService.class).end(workspace.id(), workspace.memberId(member)));

    assertThat(change).isEqualTo(MembershipChangeResult.DONE);
    assertThat(roles(signedIn(member))).containsExactly("MUST_BIND");
  }

  @Test
  void endBeyondNinetyDaysInThePastOrWithoutAReasonIsRefused() {
    Visitor acting = signedIn(admin);
    Instant now = clock.instant();

    for (Instant end :
        List.of(now, now.minusSeconds(1), now.plus(Duration.ofDays(90)).plusMillis(1))) {
      assertThatThrownBy(() -> acting.does(() -> exempt(member, "A trip", end)))
          .isInstanceOf(EJBException.class);
    }
    for (String reason : List.of("", " \r\n ", "x".repeat(301))) {
      assertThatThrownBy(
              () -> acting.does(() -> exempt(member, reason, now.plus(Duration.ofDays(1)))))
          .isInstanceOf(EJBException.class);
    }

    assertThat(roles(signedIn(member))).containsExactly("MUST_BIND");
  }

  @Test
  @Tag("R62")
  void exemptionNeedsAFreshCode() {
    Visitor acting = signedIn(admin);
    clock.moveBy(Duration.ofMinutes(5));

    assertThat(acting.does(() -> exempt(member, Duration.ofDays(1))))
        .isEqualTo(MembershipChangeResult.NEEDS_CODE);

    assertThat(roles(signedIn(member))).containsExactly("MUST_BIND");
  }

  @Test
  @Tag("R58")
  void membersOfOtherWorkspacesAreUnknown() {
    TestAccount outsider = accounts.boundMember();
    TestWorkspace other = workspaces.named("Initech").with(outsider, WorkspaceRole.OWNER);
    Visitor acting = signedIn(outsider);
    ExemptionService service = the(ExemptionService.class);
    Instant end = clock.instant().plus(Duration.ofDays(1));
    long foreign = workspace.memberId(member);

    for (long[] ids :
        List.of(
            new long[] {workspace.id(), foreign},
            new long[] {other.id(), foreign},
            new long[] {other.id(), Long.MAX_VALUE})) {
      assertThat(acting.does(() -> service.exempt(ids[0], ids[1], "A trip", end)))
          .isEqualTo(MembershipChangeResult.UNKNOWN);
      assertThat(acting.does(() -> service.end(ids[0], ids[1])))
          .isEqualTo(MembershipChangeResult.UNKNOWN);
    }
  }

  private MembershipChangeResult exempt(TestAccount target, Duration time) {
    return exempt(target, "On a trip", clock.instant().plus(time));
  }

  private MembershipChangeResult exempt(TestAccount target, String reason, Instant end) {
    return the(ExemptionService.class)
        .exempt(workspace.id(), workspace.memberId(target), reason, end);
  }

  private MembershipChangeResult changeRole(WorkspaceRole role) {
    return the(MembershipService.class)
        .changeRole(workspace.id(), workspace.memberId(member), role);
  }

  private Set<String> roles(Visitor visitor) {
    return the(CallerService.class).caller(visitor.sessionKey()).orElseThrow().roles();
  }
}
