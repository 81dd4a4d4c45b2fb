package mfa.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.mail.MailTemplate;
import mfa.support.ServiceTest;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R58, R62, R63: who may change the members of a workspace")
class MembershipServiceTest extends ServiceTest {

  private TestAccount owner;
  private TestAccount admin;
  private TestAccount member;
  private TestWorkspace workspace;

  @BeforeEach
  void workspaceWithEachRole() {
    owner = accounts.boundMember();
    admin = accounts.boundMember();
    member = accounts.member();
    workspace =
        workspaces
            .named("Acme")
            .with(owner, WorkspaceRole.OWNER)
            .with(admin, WorkspaceRole.ADMINISTRATOR)
            .with(member);
  }

  @Test
  @Tag("R59")
  void ownerChangesRolesAndRemoves() {
    Visitor acting = signedIn(owner);

    assertThat(acting.does(() -> changeRole(member, WorkspaceRole.OWNER)))
        .isEqualTo(MembershipChangeResult.DONE);
    assertThat(acting.does(() -> changeRole(admin, WorkspaceRole.READ_ONLY)))
        .isEqualTo(MembershipChangeResult.DONE);
    assertThat(workspace.roleOf(member)).isEqualTo(WorkspaceRole.OWNER);
    assertThat(workspace.roleOf(admin)).isEqualTo(WorkspaceRole.READ_ONLY);
    assertThat(acting.does(() -> remove(admin))).isEqualTo(MembershipChangeResult.DONE);
    assertThat(workspace.roleOf(admin)).isNull();
    assertThat(audit.headlinesOf(admin))
        .contains("MEMBER_ROLE_CHANGED SUCCESS", "MEMBER_REMOVED SUCCESS");
  }

  @Test
  @Tag("R59")
  void memberIsToldOfAnotherRoleAndOfTheEndByName() {
    Visitor acting = signedIn(owner);
    String name = the(AccountService.class).profile(owner.id()).orElseThrow().name();

    acting.does(() -> changeRole(member, WorkspaceRole.STANDARD));
    acting.does(() -> changeRole(member, WorkspaceRole.READ_ONLY));
    acting.does(() -> remove(member));

    assertThat(mails.templatesTo(member))
        .containsExactly(MailTemplate.MEMBER_ROLE_CHANGED, MailTemplate.MEMBER_REMOVED);
    assertThat(mails.newest(member, MailTemplate.MEMBER_ROLE_CHANGED).parameters())
        .containsEntry("actor", name)
        .containsEntry("former", "Standard")
        .containsEntry("role", "Read only");
    assertThat(mails.newest(member, MailTemplate.MEMBER_REMOVED).parameters())
        .containsEntry("actor", name)
        .containsKeys("workspace", "when");
  }

  @Test
  @Tag("R63")
  void administratorNeitherGrantsNorTakesPrivilege() {
    TestAccount other = accounts.member();
    workspace.with(other, WorkspaceRole.ADMINISTRATOR);
    Visitor acting = signedIn(admin);

    for (WorkspaceRole privileged : List.of(WorkspaceRole.OWNER, WorkspaceRole.ADMINISTRATOR)) {
      assertThat(acting.does(() -> changeRole(member, privileged)))
          .isEqualTo(MembershipChangeResult.OWNERS_ONLY);
    }
    for (TestAccount privileged : List.of(owner, other)) {
      assertThat(acting.does(() -> changeRole(privileged, WorkspaceRole.STANDARD)))
          .isEqualTo(MembershipChangeResult.OWNERS_ONLY);
      assertThat(acting.does(() -> remove(privileged)))
          .isEqualTo(MembershipChangeResult.OWNERS_ONLY);
    }

    assertThat(workspace.roleOf(member)).isEqualTo(WorkspaceRole.STANDARD);
    assertThat(workspace.roleOf(owner)).isEqualTo(WorkspaceRole.OWNER);
    assertThat(audit.count(owner, AuditAction.MEMBER_REMOVED, AuditResult.FAILURE)).isEqualTo(1);
  }

  @Test
  void administratorChangesAndRemovesThoseWithoutPrivilege() {
    Visitor acting = signedIn(admin);

    assertThat(acting.does(() -> changeRole(member, WorkspaceRole.READ_ONLY)))
        .isEqualTo(MembershipChangeResult.DONE);
    assertThat(acting.does(() -> remove(member))).isEqualTo(MembershipChangeResult.DONE);
  }

  @Test
  @Tag("R58")
  void nobodyActsOnTheOwnMembershipByTheAdministratorsPath() {
    TestAccount second = accounts.boundMember();
    workspace.with(second, WorkspaceRole.OWNER);

    for (TestAccount self : List.of(owner, admin)) {
      assertThat(signedIn(self).does(() -> changeRole(self, WorkspaceRole.STANDARD)))
          .isEqualTo(MembershipChangeResult.OWN_MEMBERSHIP);
      assertThat(signedIn(self).does(() -> remove(self)))
          .isEqualTo(MembershipChangeResult.OWN_MEMBERSHIP);
    }
  }

  @Test
  @Tag("R62")
  void changeOfARoleNeedsAFreshCode() {
    Visitor acting = signedIn(owner);
    clock.moveBy(Duration.ofMinutes(5));

    assertThat(acting.does(() -> changeRole(member, WorkspaceRole.READ_ONLY)))
        .isEqualTo(MembershipChangeResult.NEEDS_CODE);

    assertThat(workspace.roleOf(member)).isEqualTo(WorkspaceRole.STANDARD);
  }

  @Test
  @Tag("R62")
  void removalOfAPrivilegedMemberNeedsAFreshCode() {
    Visitor acting = signedIn(owner);
    clock.moveBy(Duration.ofMinutes(5));

    assertThat(acting.does(() -> remove(admin))).isEqualTo(MembershipChangeResult.NEEDS_CODE);
    assertThat(acting.does(() -> remove(member))).isEqualTo(MembershipChangeResult.DONE);

    assertThat(workspace.roleOf(admin)).isEqualTo(WorkspaceRole.ADMINISTRATOR);
  }

  @Test
  @Tag("R58")
  void idsOfOtherWorkspacesAnswerAsUnknownOnes() {
    TestAccount outsider = accounts.boundMember();
    TestWorkspace other = workspaces.named("Initech").with(outsider, WorkspaceRole.OWNER);
    MembershipService service = the(MembershipService.class);
    Visitor acting = signedIn(outsider);
    long foreign = workspace.memberId(member);

    for (long[] ids :
        List.of(
            new long[] {workspace.id(), foreign},
            new long[] {other.id(), foreign},
            new long[] {other.id(), Long.MAX_VALUE},
            new long[] {Long.MAX_VALUE, foreign})) {
      assertThat(acting.does(() -> service.changeRole(ids[0], ids[1], WorkspaceRole.READ_ONLY)))
          .isEqualTo(MembershipChangeResult.UNKNOWN);
      assertThat(acting.does(() -> service.remove(ids[0], ids[1])))
          .isEqualTo(MembershipChangeResult.UNKNOWN);
    }

    assertThat(workspace.roleOf(member)).isEqualTo(WorkspaceRole.STANDARD);
  }

  @Test
  @Tag("R58")
  void plainMemberChangesNobody() {
    TestAccount plain = accounts.boundMember();
    workspace.with(plain);
    Visitor acting = signedIn(plain);

    assertThat(acting.does(() -> changeRole(member, WorkspaceRole.READ_ONLY)))
        .isEqualTo(MembershipChangeResult.UNKNOWN);
    assertThat(acting.does(() -> remove(member))).isEqualTo(MembershipChangeResult.UNKNOWN);
  }

  @Test
  @Tag("R58")
  @DisplayName("R58: of two owners who demote or remove each other at once, one stays")
  void ownersWhoDemoteEachOtherAtOnceLeaveOneOwner() {
    for (int round = 0; round < 20; round++) {
      TestAccount one = accounts.boundMember();
      TestAccount two = accounts.boundMember();
      TestWorkspace shared =
          workspaces.named("Shared").with(one, WorkspaceRole.OWNER).with(two, WorkspaceRole.OWNER);
      List<Visitor> visitors = List.of(signedIn(one), signedIn(two));
      List<Long> targets = List.of(shared.memberId(two), shared.memberId(one));
      boolean removal = round % 2 == 1;
      MembershipService service = the(MembershipService.class);

      List<MembershipChangeResult> results =
          Simultaneously.call(
              2,
              i ->
                  visitors
                      .get(i)
                      .does(
                          () ->
                              removal
                                  ? service.remove(shared.id(), targets.get(i))
                                  : service.changeRole(
                                      shared.id(), targets.get(i), WorkspaceRole.STANDARD)));

      assertThat(results)
          .containsExactlyInAnyOrder(MembershipChangeResult.DONE, MembershipChangeResult.UNKNOWN);
      assertThat(List.of(one, two))
          .filteredOn(each -> shared.roleOf(each) == WorkspaceRole.OWNER)
          .hasSize(1);
    }
  }

  @Test
  @Tag("R58")
  void onlyOwnerCannotGiveUpTheRoleNorBeTakenIt() {
    assertThat(signedIn(owner).does(() -> changeRole(owner, WorkspaceRole.STANDARD)))
        .isEqualTo(MembershipChangeResult.OWN_MEMBERSHIP);
    assertThat(signedIn(admin).does(() -> changeRole(owner, WorkspaceRole.STANDARD)))
        .isEqualTo(MembershipChangeResult.OWNERS_ONLY);
    assertThat(signedIn(admin).does(() -> remove(owner)))
        .isEqualTo(MembershipChangeResult.OWNERS_ONLY);

    assertThat(workspace.roleOf(owner)).isEqualTo(WorkspaceRole.OWNER);
  }

  private MembershipChangeResult changeRole(TestAccount target, WorkspaceRole role) {
    return the(MembershipService.class)
        .changeRole(workspace.id(), workspace.memberId(target), role);
  }

  private MembershipChangeResult remove(TestAccount target) {
    return the(MembershipService.class).remove(workspace.id(), workspace.memberId(target));
  }
}
