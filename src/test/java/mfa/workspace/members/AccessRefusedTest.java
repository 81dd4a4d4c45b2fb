package mfa.workspace.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.audit.WorkspaceAuditFilter;
import mfa.invitation.InvitationService;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.ExemptionService;
import mfa.workspace.LeavingService;
import mfa.workspace.MembershipService;
import mfa.workspace.RuleStart;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.WorkspaceService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R58")
@Tag("R59")
@DisplayName("R59: whoever asks for a workspace that is not theirs is recorded")
class AccessRefusedTest extends ServiceTest {

  private static final MemberPage FIRST = new MemberPage(MemberOrder.NAME, false, 0, 10);

  @Test
  @DisplayName("R59: each call with the id of another workspace, or of none, leaves an entry")
  void eachCallLeavesAnEntry() {
    TestAccount thief = accounts.boundMember();
    workspaces.named("Tenant").with(thief, WorkspaceRole.OWNER);
    TestWorkspace foreign = workspaces.named("Tenant").with(accounts.member(), WorkspaceRole.OWNER);
    Visitor visitor = signedIn(thief);
    List<Runnable> calls =
        List.of(
            () -> the(WorkspaceService.class).own(foreign.id()),
            () -> the(WorkspaceService.class).own(Long.MAX_VALUE),
            () -> the(WorkspaceSecurityService.class).security(foreign.id()),
            () -> the(WorkspaceSecurityService.class).switchOff(foreign.id()),
            () -> the(MemberService.class).page(foreign.id(), MemberFilter.ALL, FIRST),
            () -> the(MembershipService.class).remove(foreign.id(), 1),
            () -> the(LeavingService.class).leave(foreign.id()),
            () -> the(ExemptionService.class).end(foreign.id(), 1),
            () -> the(InvitationService.class).cancel(foreign.id(), 1),
            () ->
                the(WorkspaceAuditService.class)
                    .page(foreign.id(), WorkspaceAuditFilter.ALL, 0, 10));

    for (Runnable call : calls) {
      long before = refusals(thief);
      visitor.does(call);
      assertThat(refusals(thief)).isGreaterThan(before);
    }

    assertThat(audit.of(thief).getLast().detail()).isEqualTo("workspace " + foreign.id());
    assertThat(sql.rows("select id from audit_entry where workspace_id = ?", foreign.id()))
        .as("the other workspace's audit log says nothing of outsiders")
        .isEmpty();
  }

  @Test
  @DisplayName("R59: a member without power who asks for more is recorded, at home is not")
  void memberWithoutPrivilegeIsRecorded() {
    TestAccount member = accounts.boundMember();
    TestWorkspace workspace = workspaces.named("Tenant").with(member);
    Visitor visitor = signedIn(member);

    visitor.does(() -> the(WorkspaceService.class).own(workspace.id()));
    visitor.does(() -> the(WorkspaceService.class).contacts(workspace.id()));
    assertThat(refusals(member)).isZero();

    visitor.does(() -> the(MemberService.class).page(workspace.id(), MemberFilter.ALL, FIRST));
    assertThat(refusals(member)).isEqualTo(1);
    clock.moveBy(Duration.ofSeconds(1));
    visitor.does(
        () -> the(WorkspaceSecurityService.class).switchOn(workspace.id(), RuleStart.now(7)));
    assertThat(refusals(member)).isEqualTo(2);
  }

  @Test
  @DisplayName("R59: each call with an id of another workspace within the own one leaves an entry")
  void idsOfOthersWithinTheOwnWorkspaceAreRecorded() {
    TestAccount thief = accounts.boundMember();
    long own = workspaces.named("Tenant").with(thief, WorkspaceRole.OWNER).id();
    TestAccount victim = accounts.boundMember();
    TestWorkspace foreign = workspaces.named("Tenant").with(victim, WorkspaceRole.OWNER);
    long member = foreign.memberId(victim);
    long invitation = invite(victim, foreign.id());
    Visitor visitor = signedIn(thief);
    Map<Runnable, String> calls = new LinkedHashMap<>();
    for (Runnable call :
        List.<Runnable>of(
            () -> the(MembershipService.class).remove(own, member),
            () -> the(MembershipService.class).changeRole(own, member, WorkspaceRole.STANDARD),
            () -> the(ExemptionService.class).end(own, member),
            () -> the(UnbindHelpService.class).help(own, member),
            () -> the(UnbindHelpService.class).instruct(own, member),
            () -> the(UnbindHelpService.class).vouch(own, member))) {
      calls.put(call, "member " + member);
    }
    calls.put(
        () -> the(InvitationService.class).resend(own, invitation), "invitation " + invitation);
    calls.put(
        () -> the(InvitationService.class).cancel(own, invitation), "invitation " + invitation);

    calls.forEach(
        (call, detail) -> {
          long before = refusals(thief);
          visitor.does(call);
          assertThat(refusals(thief)).isEqualTo(before + 1);
          assertThat(audit.of(thief).getLast().detail()).isEqualTo(detail);
        });
  }

  @Test
  @DisplayName("R59: an invitation at home that was canceled meanwhile is no reach for others'")
  void endedInvitationAtHomeIsNotRecorded() {
    TestAccount owner = accounts.boundMember();
    long own = workspaces.named("Tenant").with(owner, WorkspaceRole.OWNER).id();
    long invitation = invite(owner, own);
    Visitor visitor = signedIn(owner);

    visitor.does(() -> the(InvitationService.class).cancel(own, invitation));
    visitor.does(() -> the(InvitationService.class).cancel(own, invitation));

    assertThat(refusals(owner)).isZero();
  }

  @Test
  @Tag("R74")
  @DisplayName("R59, R74: a loop of refused calls leaves some hundred entries, which say how many")
  void loopOfRefusedCallsDoesNotFillTheRecord() {
    TestAccount thief = accounts.boundMember();
    Visitor visitor = signedIn(thief);
    WorkspaceService service = the(WorkspaceService.class);
    for (int i = 1; i <= 1_000; i++) {
      visitor.does(() -> service.own(Long.MAX_VALUE));
    }

    assertThat(refusals(thief)).isEqualTo(103);
    assertThat(audit.of(thief).getLast().detail())
        .startsWith("workspace " + Long.MAX_VALUE + " (number 800 since ");

    TestAccount other = accounts.boundMember();
    signedIn(other).does(() -> service.own(Long.MAX_VALUE));
    assertThat(refusals(other)).as("each caller has an own count").isEqualTo(1);

    clock.moveBy(Duration.ofHours(1));
    signedIn(thief).does(() -> service.own(Long.MAX_VALUE));
    assertThat(refusals(thief)).isEqualTo(104);
    assertThat(audit.of(thief).getLast().detail())
        .isEqualTo("workspace " + Long.MAX_VALUE + " (1000 in an hour before; not all are listed)");
  }

  private long invite(TestAccount by, long workspaceId) {
    List<String> address = List.of("newcomer" + by.id() + "@example.net");
    InvitationService service = the(InvitationService.class);
    Visitor visitor = signedIn(by);
    visitor.does(
        () -> service.invite(workspaceId, address, WorkspaceRole.STANDARD, Locale.ENGLISH));
    return sql.number("select max(id) from invitation where workspace_id = ?", workspaceId);
  }

  private long refusals(TestAccount account) {
    return audit.count(account, AuditAction.ACCESS_REFUSED, AuditResult.FAILURE);
  }
}
