package mfa.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.login.CallerService;
import mfa.mail.MailTemplate;
import mfa.platform.time.Times;
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
  @Tag("R46")
  @DisplayName(
      "R46: one mail tells of an ended exemption, what is required now and until when; the next"
          + " comes when grace ends")
  void endOfAnExemptionIsToldOnceWithWhatIsRequiredNow() {
    assertThat(endedExemption())
        .containsEntry("until", "")
        .hasEntrySatisfying("demand", demand -> assertThat(demand).contains("At your next click"));

    workspace.requiringMfa(7);
    String inAWeek = inDays(7);
    assertThat(endedExemption()).containsEntry("until", inAWeek).containsEntry("demand", "");

    workspace.requiringNothing();
    assertThat(endedExemption())
        .containsEntry("until", "")
        .hasEntrySatisfying("demand", demand -> assertThat(demand).contains("At present"));

    workspace.requiringMfa(7);
    endedExemption();
    clock.moveBy(Duration.ofDays(4));
    services.work("notices");
    assertThat(mails.count(member, MailTemplate.MFA_WILL_BE_REQUIRED)).isOne();
  }

  /** What the one mail says of an exemption that an administrator ends. */
  private Map<String, String> endedExemption() {
    Visitor acting = signedIn(admin);
    acting.does(() -> exempt(member, Duration.ofDays(10)));
    int before = mails.templatesTo(member).size();
    acting.does(() -> the(ExemptionService.class).end(workspace.id(), workspace.memberId(member)));
    services.work("notices");
    assertThat(mails.templatesTo(member)).hasSize(before + 1);
    clock.moveToNextStep();
    return mails.newest(member, MailTemplate.EXEMPTION_ENDED).parameters();
  }

  @Test
  @Tag("R66")
  @DisplayName(
      "R66: who is bound is not exempt: nobody asks them to bind, everybody for their code")
  void boundMemberIsNotExempt() {
    TestAccount bound = accounts.boundMember();
    workspace.with(bound);

    MembershipChangeResult change = signedIn(admin).does(() -> exempt(bound, Duration.ofDays(10)));

    assertThat(change).isEqualTo(MembershipChangeResult.BOUND_ALREADY);
    assertThat(mails.templatesTo(bound)).doesNotContain(MailTemplate.EXEMPTION_GRANTED);
    assertThat(audit.count(bound, AuditAction.MEMBER_EXEMPTED, AuditResult.FAILURE)).isOne();
  }

  @Test
  @Tag("R66")
  @DisplayName("R66: of an end that is near too, who is exempt is reminded when that is said")
  void reminderComesWhenItIsSaid() {
    Visitor acting = signedIn(admin);

    assertThat(reminderOf(acting, Duration.ofDays(10))).isEqualTo(inDays(7));
    assertThat(reminderOf(acting, Duration.ofDays(2))).isEqualTo(inDays(1));
    assertThat(reminderOf(acting, Duration.ofHours(20))).isEmpty();

    reminderOf(acting, Duration.ofDays(2));
    clock.moveBy(Duration.ofDays(1));
    services.work("notices");
    assertThat(mails.count(member, MailTemplate.EXEMPTION_ENDS)).isOne();
  }

  private String inDays(int days) {
    return Times.dateAndTime(
        clock.instant().plus(Duration.ofDays(days)), ZoneId.of("UTC"), Locale.ENGLISH);
  }

  private String reminderOf(Visitor acting, Duration time) {
    acting.does(() -> exempt(member, time));
    return mails.newest(member, MailTemplate.EXEMPTION_GRANTED).parameters().get("reminded");
  }

  @Test
  @Tag("R66")
  @DisplayName("R66: the reason is of the membership alone, and of no log that stays")
  void reasonIsNotInTheAuditLog() {
    signedIn(admin).does(() -> exempt(member, "On sick leave", clock.instant().plusSeconds(60)));

    assertThat(sql.rows("select * from membership where exempt_reason = 'On sick leave'"))
        .isNotEmpty();
    assertThat(audit.of(member))
        .filteredOn(entry -> entry.action() == AuditAction.MEMBER_EXEMPTED)
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail()).startsWith("until ").doesNotContain("sick"));
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
