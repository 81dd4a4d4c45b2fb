package mfa.workspace.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditResult;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("R58, R59: who did what in a workspace")
class WorkspaceAuditServiceTest extends ServiceTest {

  private TestAccount owner;
  private TestAccount member;
  private TestWorkspace workspace;
  private Visitor acting;

  @BeforeEach
  void workspaceInWhichSomethingHappened() {
    owner = accounts.bind(accounts.memberNamed("Nora Lindqvist"));
    member = accounts.memberNamed("Maya Chen");
    workspace = workspaces.named("Acme").with(owner, WorkspaceRole.OWNER).with(member);
    acting = signedIn(owner);
    acting.does(() -> the(WorkspaceSecurityService.class).switchOn(workspace.id(), 7));
    acting.does(() -> changeRole(WorkspaceRole.READ_ONLY));
  }

  @Test
  @Tag("R59")
  void entriesSayWhoWhatWhomAndFromWhereNewestFirst() {
    List<WorkspaceAuditItem> lines = page(null);

    assertThat(lines)
        .extracting(WorkspaceAuditItem::action)
        .containsExactly(AuditAction.MEMBER_ROLE_CHANGED, AuditAction.MFA_REQUIRED);
    WorkspaceAuditItem change = lines.getFirst();
    assertThat(change.actor()).isEqualTo("Nora Lindqvist");
    assertThat(change.subject()).isEqualTo("Maya Chen");
    assertThat(change.result()).isEqualTo(AuditResult.SUCCESS);
    assertThat(change.detail()).isEqualTo("STANDARD -> READ_ONLY");
    assertThat(change.clientAddress()).isEqualTo(acting.client().address());
    assertThat(change.at()).isEqualTo(clock.instant());
    assertThat(lines.getLast().subject()).isEmpty();
  }

  @Test
  void recordIsFilteredAndPaged() {
    assertThat(page(AuditAction.MFA_REQUIRED)).hasSize(1);
    assertThat(page(AuditAction.MEMBER_REMOVED)).isEmpty();
    assertThat(acting.does(() -> service().page(workspace.id(), null, 1, 50)))
        .extracting(WorkspaceAuditItem::action)
        .containsExactly(AuditAction.MFA_REQUIRED);
    assertThat(acting.does(() -> service().count(workspace.id(), null))).isEqualTo(2);
  }

  @Test
  @Tag("R58")
  void nothingOfElsewhereIsShown() {
    TestWorkspace other = workspaces.named("Globex").with(owner, WorkspaceRole.OWNER).with(member);
    acting.does(() -> the(WorkspaceSecurityService.class).switchOn(other.id(), 7));

    assertThat(page(null)).hasSize(2);
  }

  @Test
  @Tag("R58")
  void plainMembersAndOutsidersSeeNothing() {
    TestAccount outsider = accounts.boundMember();
    workspaces.named("Initech").with(outsider, WorkspaceRole.OWNER);

    for (TestAccount intruder : List.of(outsider, member)) {
      Visitor visitor = signedIn(intruder);
      for (long id : new long[] {workspace.id(), Long.MAX_VALUE}) {
        assertThat(visitor.does(() -> service().page(id, null, 0, 50))).isEmpty();
        assertThat(visitor.does(() -> service().count(id, null))).isZero();
        assertThat(visitor.does(() -> service().beginExport(id))).isFalse();
      }
    }
    assertThat(page(null)).hasSize(2);
  }

  @Test
  @Tag("R59")
  void exportIsRecordedItself() {
    acting.does(() -> service().beginExport(workspace.id()));

    assertThat(page(null).getFirst().action()).isEqualTo(AuditAction.RECORD_EXPORTED);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("R59")
  void nothingIsRecordedInAWorkspaceThatTheirListDoesNotOffer(AuditAction action) {
    AuditEvent event = AuditEvent.success(action, member.id());

    if (AuditAction.ofWorkspaces().contains(action)) {
      assertThat(event.in(workspace.id()).workspaceId()).isEqualTo(workspace.id());
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> event.in(workspace.id()));
    }
  }

  private WorkspaceAuditService service() {
    return the(WorkspaceAuditService.class);
  }

  private List<WorkspaceAuditItem> page(AuditAction action) {
    return acting.does(() -> service().page(workspace.id(), action, 0, 50));
  }

  private void changeRole(WorkspaceRole role) {
    the(MembershipService.class).changeRole(workspace.id(), workspace.memberId(member), role);
  }
}
