package mfa.workspace.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditResult;
import mfa.audit.WorkspaceAuditFilter;
import mfa.invitation.InvitationAcceptanceService;
import mfa.invitation.InvitationService;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.password.Password;
import mfa.platform.request.ExportResult;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.MembershipService;
import mfa.workspace.RuleStart;
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
    acting.does(
        () -> the(WorkspaceSecurityService.class).switchOn(workspace.id(), RuleStart.now(7)));
    acting.does(() -> changeRole(WorkspaceRole.READ_ONLY));
  }

  @Test
  @Tag("R59")
  void entriesSayWhoWhatWhomAndFromWhereNewestFirst() {
    List<WorkspaceAuditItem> lines = page(WorkspaceAuditFilter.ALL);

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
    assertThat(acting.does(() -> service().page(workspace.id(), WorkspaceAuditFilter.ALL, 1, 50)))
        .extracting(WorkspaceAuditItem::action)
        .containsExactly(AuditAction.MFA_REQUIRED);
    assertThat(acting.does(() -> service().count(workspace.id(), WorkspaceAuditFilter.ALL)))
        .isEqualTo(2);
  }

  @Test
  @DisplayName("entries are found by who, whom, days and words")
  void entriesAreFoundByWhoWhomDaysAndWords() {
    Instant first = clock.instant();
    clock.moveBy(Duration.ofMinutes(1));
    Instant second = clock.instant();
    acting.does(() -> changeRole(WorkspaceRole.STANDARD));

    assertThat(actions(owner, null, null, null, "")).hasSize(3);
    assertThat(actions(member, null, null, null, "")).isEmpty();
    assertThat(actions(null, member, null, null, ""))
        .containsExactly(AuditAction.MEMBER_ROLE_CHANGED, AuditAction.MEMBER_ROLE_CHANGED);
    assertThat(actions(owner, member, second, null, ""))
        .containsExactly(AuditAction.MEMBER_ROLE_CHANGED);
    assertThat(actions(null, null, first, second, "")).hasSize(2);
    assertThat(actions(null, null, null, first, "")).isEmpty();
    assertThat(actions(null, null, null, null, "GRACE 7"))
        .containsExactly(AuditAction.MFA_REQUIRED);
    assertThat(
            page(new WorkspaceAuditFilter(null, null, null, null, null, "宽限期", List.of("grace "))))
        .as("by the words that a reader sees")
        .hasSize(1);
    assertThat(actions(null, null, null, null, "%")).isEmpty();
    assertThat(acting.does(() -> service().people(workspace.id(), "CHEN", 0, 50)))
        .extracting(AuditPerson::accountId)
        .containsExactly(member.id());
  }

  @Test
  @DisplayName("an invitation says whom, and its acceptance who, without addresses in the log")
  void invitationSaysWhom() {
    acting.does(
        () ->
            the(InvitationService.class)
                .invite(
                    workspace.id(),
                    List.of("pia.outside@example.net"),
                    WorkspaceRole.STANDARD,
                    Locale.ENGLISH));
    WorkspaceAuditItem invited = page(WorkspaceAuditFilter.ALL).getFirst();
    String link =
        mails.to(new EmailAddress("pia.outside@example.net")).getLast().parameters().get("link");
    anonymous()
        .does(
            () ->
                the(InvitationAcceptanceService.class)
                    .acceptAsNew(
                        link.substring(link.indexOf("?key=") + 5),
                        "Pia Outside",
                        new Password("Correct-horse-battery-9")));
    WorkspaceAuditItem accepted = page(WorkspaceAuditFilter.ALL).getFirst();

    assertThat(invited.subject()).isEqualTo("pia.outside@example.net");
    assertThat(invited.detail()).doesNotContain("pia.outside");
    assertThat(accepted.action()).isEqualTo(AuditAction.INVITATION_ACCEPTED);
    assertThat(accepted.actor()).isEqualTo("Pia Outside");
  }

  @Test
  @Tag("R58")
  void nothingOfElsewhereIsShown() {
    TestWorkspace other = workspaces.named("Globex").with(owner, WorkspaceRole.OWNER).with(member);
    acting.does(() -> the(WorkspaceSecurityService.class).switchOn(other.id(), RuleStart.now(7)));

    assertThat(page(WorkspaceAuditFilter.ALL)).hasSize(2);
  }

  @Test
  @Tag("R58")
  void plainMembersAndOutsidersSeeNothing() {
    TestAccount outsider = accounts.boundMember();
    workspaces.named("Initech").with(outsider, WorkspaceRole.OWNER);

    for (TestAccount intruder : List.of(outsider, member)) {
      Visitor visitor = signedIn(intruder);
      for (long id : new long[] {workspace.id(), Long.MAX_VALUE}) {
        assertThat(visitor.does(() -> service().page(id, WorkspaceAuditFilter.ALL, 0, 50)))
            .isEmpty();
        assertThat(visitor.does(() -> service().count(id, WorkspaceAuditFilter.ALL))).isZero();
        assertThat(visitor.does(() -> service().people(id, "", 0, 50))).isEmpty();
        assertThat(visitor.does(() -> service().beginExport(id))).isEqualTo(ExportResult.UNKNOWN);
      }
    }
    assertThat(page(WorkspaceAuditFilter.ALL)).hasSize(2);
  }

  @Test
  @Tag("R59")
  void exportIsRecordedItself() {
    acting.does(() -> service().beginExport(workspace.id()));

    assertThat(page(WorkspaceAuditFilter.ALL).getFirst().action())
        .isEqualTo(AuditAction.RECORD_EXPORTED);
  }

  @Test
  @Tag("R59")
  void otherOwnersAreToldOfAnExport() {
    TestAccount owner = accounts.boundMember();
    workspace.with(owner, WorkspaceRole.OWNER);

    acting.does(() -> service().beginExport(workspace.id()));

    assertThat(mails.templatesTo(owner)).containsExactly(MailTemplate.AUDIT_EXPORTED);
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
    return page(WorkspaceAuditFilter.of(action));
  }

  private List<WorkspaceAuditItem> page(WorkspaceAuditFilter filter) {
    List<WorkspaceAuditItem> found =
        acting.does(() -> service().page(workspace.id(), filter, 0, 50));
    assertThat(acting.does(() -> service().count(workspace.id(), filter))).isEqualTo(found.size());
    return found;
  }

  private List<AuditAction> actions(
      TestAccount who, TestAccount whom, Instant from, Instant to, String search) {
    return page(
            new WorkspaceAuditFilter(
                null,
                who == null ? null : who.id(),
                whom == null ? null : whom.id(),
                from,
                to,
                search))
        .stream()
        .map(WorkspaceAuditItem::action)
        .toList();
  }

  private void changeRole(WorkspaceRole role) {
    the(MembershipService.class).changeRole(workspace.id(), workspace.memberId(member), role);
  }
}
