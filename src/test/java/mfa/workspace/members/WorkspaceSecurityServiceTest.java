package mfa.workspace.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.Enroller;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.NextStep;
import mfa.enforcement.Obligation;
import mfa.invitation.InvitationService;
import mfa.login.CallerService;
import mfa.mail.MailTemplate;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.Announcement;
import mfa.workspace.ExemptionService;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.MembershipService;
import mfa.workspace.RuleStart;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R44, R46, R47, R62: a workspace makes MFA mandatory, and not any more")
class WorkspaceSecurityServiceTest extends ServiceTest {

  private TestAccount admin;
  private TestAccount member;
  private TestWorkspace workspace;

  @BeforeEach
  void workspaceWithAnAdministratorAndAMember() {
    admin = accounts.boundMember();
    member = accounts.member();
    workspace = workspaces.named("Globex").with(admin, WorkspaceRole.ADMINISTRATOR).with(member);
  }

  @Test
  @Tag("R47")
  void dryRunCountsWhoIsReady() {
    TestAccount exempt = accounts.member();
    TestAccount gone = accounts.disabledMember();
    workspace.with(exempt).with(gone);
    Visitor owner = signedIn(admin);
    Instant end = clock.instant().plus(Duration.ofDays(10));
    owner.does(
        () ->
            the(ExemptionService.class)
                .exempt(workspace.id(), workspace.memberId(exempt), "On a trip", end));

    owner.does(
        () ->
            the(InvitationService.class)
                .invite(
                    workspace.id(),
                    List.of("dry-run" + workspace.id() + "@example.net"),
                    WorkspaceRole.STANDARD,
                    Locale.ENGLISH));

    Readiness readiness = owner.does(() -> security(workspace.id())).orElseThrow().readiness();

    assertThat(readiness).isEqualTo(new Readiness(3, 1, 1, 1));
    assertThat(readiness.affected()).isEqualTo(1);
  }

  @Test
  @Tag("R47")
  void whoeverIsNotBoundSwitchesNothingOn() {
    TestAccount unbound = accounts.member();
    workspace.with(unbound, WorkspaceRole.OWNER);

    SecurityChangeResult change = signedIn(unbound).does(() -> switchOn(0));

    assertThat(change).isEqualTo(SecurityChangeResult.NEEDS_BINDING);
    assertThat(isRequired()).isFalse();
    assertThat(audit.headlinesOf(unbound)).as("R59").contains("MFA_REQUIRED FAILURE");
  }

  @Test
  @Tag("R44")
  void switchingOnReachesTheOpenSessionOfAMember() {
    Visitor atWork = signedIn(member);
    assertThat(roles(atWork)).containsExactly("MEMBER");

    SecurityChangeResult change = signedIn(admin).does(() -> switchOn(0));

    assertThat(change).isEqualTo(SecurityChangeResult.DONE);
    assertThat(roles(atWork)).containsExactly("MUST_BIND");
    assertThat(audit.count(admin, AuditAction.MFA_REQUIRED, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  @Tag("R45")
  void graceLetsAMemberGoOnUntilItsEnd() {
    signedIn(admin).does(() -> switchOn(7));
    Instant end = clock.instant().plus(Duration.ofDays(7));

    assertThat(signedIn(member).does(this::ownObligation).putOffUntil()).isEqualTo(end);
    clock.moveBy(Duration.ofDays(7).minusSeconds(1));
    assertThat(roles(signedIn(member))).containsExactly("MEMBER");
    clock.moveBy(Duration.ofSeconds(1));
    assertThat(roles(signedIn(member))).containsExactly("MUST_BIND");
  }

  @Test
  @Tag("R45")
  void shorterGraceTakesEffectInOpenSessions() {
    signedIn(admin).does(() -> switchOn(30));
    clock.moveBy(Duration.ofDays(3));
    Visitor atWork = signedIn(member);
    assertThat(roles(atWork)).containsExactly("MEMBER");

    signedIn(admin).does(() -> changeGrace(2));

    assertThat(roles(atWork)).containsExactly("MUST_BIND");
  }

  @Test
  @Tag("R45")
  void switchingOnAgainWhileItIsOnStartsNoNewGrace() {
    signedIn(admin).does(() -> switchOn(7));
    clock.moveBy(Duration.ofDays(7));

    SecurityChangeResult change = signedIn(admin).does(() -> switchOn(30));

    assertThat(change).isEqualTo(SecurityChangeResult.DONE);
    assertThat(roles(signedIn(member))).containsExactly("MUST_BIND");
    assertThat(audit.count(admin, AuditAction.MFA_REQUIRED, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  @Tag("R44")
  void switchingOffFreesAtOnceAndOnAgainStartsAnew() {
    signedIn(admin).does(() -> switchOn(7));
    clock.moveBy(Duration.ofDays(7));
    Visitor atWork = signedIn(member);
    assertThat(roles(atWork)).containsExactly("MUST_BIND");

    signedIn(admin).does(this::switchOff);
    assertThat(roles(atWork)).containsExactly("MEMBER");
    signedIn(admin).does(() -> switchOn(7));

    assertThat(roles(atWork)).containsExactly("MEMBER");
    assertThat(atWork.does(this::ownObligation).putOffUntil())
        .isEqualTo(clock.instant().plus(Duration.ofDays(7)));
  }

  @Test
  @Tag("R46")
  void laterMemberHasTheWholeGraceFromJoining() {
    signedIn(admin).does(() -> switchOn(7));
    clock.moveBy(Duration.ofDays(20));
    TestAccount later = accounts.member();
    workspace.with(later);

    assertThat(signedIn(later).does(this::ownObligation).putOffUntil())
        .isEqualTo(clock.instant().plus(Duration.ofDays(7)));
    assertThat(roles(signedIn(member))).containsExactly("MUST_BIND");
  }

  @Test
  @Tag("R62")
  void switchingOffAndChangingTheGraceNeedAFreshCode() {
    Visitor owner = signedIn(admin);
    owner.does(() -> switchOn(7));
    clock.moveBy(Duration.ofMinutes(5));

    assertThat(owner.does(this::switchOff)).isEqualTo(SecurityChangeResult.NEEDS_CODE);
    assertThat(owner.does(() -> changeGrace(30))).isEqualTo(SecurityChangeResult.NEEDS_CODE);

    assertThat(isRequired()).isTrue();
  }

  @Test
  @Tag("R59")
  void switchingOffIsMailedToAllOwnersAndRecordedOnce() {
    TestAccount one = accounts.member();
    TestAccount other = accounts.boundMember();
    workspace.with(one, WorkspaceRole.OWNER).with(other, WorkspaceRole.OWNER);
    Visitor owner = signedIn(admin);
    owner.does(() -> switchOn(7));

    owner.does(this::switchOff);
    owner.does(this::switchOff);

    assertThat(mails.count(one, MailTemplate.MFA_NOT_REQUIRED)).isEqualTo(1);
    assertThat(mails.count(other, MailTemplate.MFA_NOT_REQUIRED)).isEqualTo(1);
    assertThat(mails.count(member, MailTemplate.MFA_NOT_REQUIRED)).isZero();
    assertThat(audit.count(admin, AuditAction.MFA_NOT_REQUIRED, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  @Tag("R62")
  @DisplayName(
      "R62: a longer grace weakens the rule and is told to all owners, a shorter one is not")
  void allOwnersAreNotifiedOfALongerGrace() {
    TestAccount one = accounts.boundMember();
    TestAccount other = accounts.boundMember();
    workspace.with(one, WorkspaceRole.OWNER).with(other, WorkspaceRole.OWNER);
    Visitor acting = signedIn(admin);
    acting.does(() -> changeGrace(20));
    acting.does(() -> switchOn(7));

    acting.does(() -> changeGrace(3));
    acting.does(() -> changeGrace(3));
    assertThat(mails.count(one, MailTemplate.GRACE_LENGTHENED)).isZero();
    acting.does(() -> changeGrace(30));

    assertThat(mails.count(other, MailTemplate.GRACE_LENGTHENED)).isEqualTo(1);
    assertThat(mails.count(member, MailTemplate.GRACE_LENGTHENED)).isZero();
    assertThat(mails.newest(one, MailTemplate.GRACE_LENGTHENED).parameters())
        .containsEntry("workspace", "Globex")
        .containsEntry("former", "3")
        .containsEntry("days", "30");
  }

  @Test
  void graceOutsideItsRangeIsRefused() {
    Visitor owner = signedIn(admin);

    for (int days : new int[] {-1, 31}) {
      assertThatThrownBy(() -> RuleStart.now(days)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> owner.does(() -> changeGrace(days)))
          .isInstanceOf(EJBException.class);
    }

    assertThat(isRequired()).isFalse();
  }

  @Test
  @Tag("R58")
  void otherWorkspaceAnswersAsOneThatDoesNotExist() {
    TestAccount outsider = accounts.boundMember();
    workspaces.named("Initech").with(outsider, WorkspaceRole.OWNER);
    for (TestAccount intruder : new TestAccount[] {outsider, accounts.bind(member)}) {
      for (long id : new long[] {workspace.id(), Long.MAX_VALUE}) {
        Visitor visitor = signedIn(intruder);
        WorkspaceSecurityService service = the(WorkspaceSecurityService.class);

        assertThat(visitor.does(() -> security(id))).isEmpty();
        assertThat(visitor.does(() -> service.switchOn(id, RuleStart.now(0))))
            .isEqualTo(SecurityChangeResult.UNKNOWN);
        assertThat(visitor.does(() -> service.changeGrace(id, 0)))
            .isEqualTo(SecurityChangeResult.UNKNOWN);
        assertThat(visitor.does(() -> service.switchOff(id)))
            .isEqualTo(SecurityChangeResult.UNKNOWN);
      }
    }

    assertThat(isRequired()).isFalse();
  }

  @Test
  @Tag("R35")
  void administratorWhoMustBindAdministersNothing() {
    TestAccount unbound = accounts.member();
    workspace.with(unbound, WorkspaceRole.OWNER).requiringMfa(0);

    assertThatThrownBy(() -> signedIn(unbound).does(this::switchOff))
        .isInstanceOf(EJBAccessException.class);
  }

  private SecurityChangeResult switchOn(int graceDays) {
    return the(WorkspaceSecurityService.class).switchOn(workspace.id(), RuleStart.now(graceDays));
  }

  private SecurityChangeResult changeGrace(int graceDays) {
    return the(WorkspaceSecurityService.class).changeGrace(workspace.id(), graceDays);
  }

  private SecurityChangeResult switchOff() {
    return the(WorkspaceSecurityService.class).switchOff(workspace.id());
  }

  private Optional<WorkspaceSecurity> security(long id) {
    return the(WorkspaceSecurityService.class).security(id);
  }

  private Obligation ownObligation() {
    return the(EnforcementService.class).ownObligation();
  }

  private boolean isRequired() {
    Supplier<Boolean> required = () -> security(workspace.id()).orElseThrow().isRequired();
    return signedIn(admin).does(required);
  }

  private Set<String> roles(Visitor visitor) {
    return the(CallerService.class).caller(visitor.sessionKey()).orElseThrow().roles();
  }

  @Test
  @DisplayName("progress says how many of the present members were bound on each day")
  void progressSaysHowManyWereBoundOnEachDay() {
    TestAccount early = accounts.member();
    TestAccount late = accounts.member();
    TestAccount again = accounts.member();
    workspace.with(early).with(late).with(again);
    bind(early);
    bind(again);
    clock.moveBy(Duration.ofDays(3));
    bind(late);
    services.asTimer(() -> the(AuthenticatorService.class).reset(again.id()));

    BindingProgress progress =
        signedIn(admin)
            .does(() -> the(WorkspaceSecurityService.class).progress(workspace.id()))
            .orElseThrow();

    int last = progress.bound().size() - 1;
    long before = progress.bound().getFirst();
    assertThat(progress.bound()).hasSize(30);
    assertThat(progress.firstDay())
        .isEqualTo(clock.instant().atZone(ZoneOffset.UTC).toLocalDate().minusDays(29));
    assertThat(progress.bound().get(last)).isEqualTo(before + 2);
    assertThat(progress.bound().get(last - 1)).isEqualTo(before + 1);
    assertThat(progress.bound().get(last - 3)).isEqualTo(before + 1);
    assertThat(progress.bound().get(last - 4)).isEqualTo(before);
    assertThat(
            signedIn(member)
                .does(() -> the(WorkspaceSecurityService.class).progress(workspace.id())))
        .isEmpty();
  }

  @Test
  @Tag("R44")
  @DisplayName(
      "R44: the rule can begin on a day: its mails leave at once and the day before it, with words"
          + " quoted as somebody's own, and nobody is asked before")
  void ruleCanBeginOnADay() {
    Instant start = clock.instant().plus(Duration.ofDays(10));
    RuleStart rule = new RuleStart(0, start, false, "We do this before the audit.");

    assertThat(signedIn(admin).does(() -> switchOn(rule))).isEqualTo(SecurityChangeResult.DONE);
    notifyDue();
    assertThat(nextStep(member)).isEqualTo(NextStep.PROCEED);
    assertThat(mails.newest(member, MailTemplate.MFA_WILL_BE_REQUIRED).parameters().get("words"))
        .isEqualTo(admin.name() + ": “We do this before the audit.”");
    clock.moveBy(Duration.ofDays(7));
    notifyDue();
    assertThat(mails.count(member, MailTemplate.MFA_WILL_BE_REQUIRED)).isEqualTo(1);
    clock.moveBy(Duration.ofDays(2));
    notifyDue();
    assertThat(mails.count(member, MailTemplate.MFA_WILL_BE_REQUIRED)).isEqualTo(2);
    assertThat(nextStep(member)).isEqualTo(NextStep.PROCEED);
    clock.moveBy(Duration.ofDays(1));
    assertThat(nextStep(member)).isEqualTo(NextStep.BIND);
    assertThat(signedIn(admin).does(() -> security(workspace.id())).orElseThrow().overdue())
        .isEqualTo(1);
  }

  @Test
  @Tag("R44")
  @Tag("R46")
  @DisplayName(
      "R44 R46: the rule can begin with a pilot group, whose grace a later rule for all does not"
          + " lengthen; nobody takes oneself out of it, and others need a fresh code for that")
  void ruleCanBeginWithAPilotGroup() {
    TestAccount pilot = accounts.member();
    workspace.with(pilot);
    Visitor owner = signedIn(admin);
    owner.does(() -> changePilot(pilot, true));
    owner.does(() -> changePilot(admin, true));
    owner.does(() -> switchOn(new RuleStart(0, null, true, "")));
    notifyDue();

    assertThat(nextStep(pilot)).isEqualTo(NextStep.BIND);
    assertThat(nextStep(member)).isEqualTo(NextStep.PROCEED);
    assertThat(mails.templatesTo(member)).isEmpty();
    assertThat(mails.templatesTo(pilot)).containsExactly(MailTemplate.MFA_REQUIRED);
    owner.does(() -> switchOn(RuleStart.now(30)));
    assertThat(nextStep(pilot)).isEqualTo(NextStep.BIND);
    assertThat(nextStep(member)).isEqualTo(NextStep.OFFER_BIND);
    assertThat(owner.does(() -> changePilot(admin, false)))
        .isEqualTo(MembershipChangeResult.OWN_MEMBERSHIP);
    assertThat(audit.count(admin, AuditAction.PILOT_CHANGED, AuditResult.FAILURE)).isOne();
    clock.moveBy(Duration.ofMinutes(6));
    assertThat(owner.does(() -> changePilot(pilot, false)))
        .isEqualTo(MembershipChangeResult.NEEDS_CODE);
    assertThat(nextStep(pilot)).isEqualTo(NextStep.BIND);
    assertThat(signedIn(admin).does(() -> changePilot(pilot, false)))
        .isEqualTo(MembershipChangeResult.DONE);
    assertThat(nextStep(pilot)).isEqualTo(NextStep.OFFER_BIND);
    assertThat(audit.count(pilot, AuditAction.PILOT_CHANGED, AuditResult.SUCCESS)).isEqualTo(2);
  }

  @Test
  @Tag("R46")
  @DisplayName(
      "R46: who leaves the pilot group is not told again what is required, only when the grace of"
          + " the rule for all ends")
  void whoLeavesThePilotGroupIsToldWhenGraceEnds() {
    Visitor owner = signedIn(admin);
    owner.does(() -> switchOn(RuleStart.now(30)));
    notifyDue();
    owner.does(() -> changePilot(member, true));
    owner.does(() -> changePilot(member, false));

    notifyDue();
    assertThat(mails.templatesTo(member)).hasSize(1);
    clock.moveBy(Duration.ofDays(27));
    notifyDue();
    assertThat(mails.templatesTo(member))
        .containsExactly(MailTemplate.MFA_WILL_BE_REQUIRED, MailTemplate.MFA_WILL_BE_REQUIRED);
  }

  @ParameterizedTest
  @Tag("R34")
  @DisplayName("R34: words of one's own in a mail have no links, in no writing")
  @ValueSource(
      strings = {
        "Go to https://evil.example now",
        "Go to evil.example now",
        "Go to evil\u3002example now",
        "www evil",
        "Write to me@evil.example",
        "evil . com:/x",
        " ",
        ""
      })
  void wordsHaveNoLinks(String words) {
    assertThat(Announcement.parse(words)).isEmpty();
    if (!words.isBlank()) {
      assertThatThrownBy(() -> new RuleStart(0, null, false, words))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @Tag("R34")
  @DisplayName("R34: the preview is the mail that leaves, and plain text of up to 500 characters")
  void previewIsTheMail() {
    String words = "Dear all, we do this at 5 p.m. on <b>Friday</b>. Questions? Ask me.";
    assertThat(Announcement.parse(words)).contains(words);
    assertThat(Announcement.parse("x".repeat(501))).isEmpty();

    var preview =
        signedIn(admin)
            .does(
                () ->
                    the(WorkspaceSecurityService.class)
                        .preview(workspace.id(), new RuleStart(7, null, false, words)))
            .orElseThrow();

    assertThat(preview.subject()).isEqualTo("MFA will be required in Globex");
    assertThat(preview.text().replace("\u2060", "")).contains(admin.name() + ": “" + words + "”");
    assertThat(mails.templatesTo(admin)).isEmpty();
    assertThat(
            signedIn(admin)
                .does(
                    () ->
                        the(WorkspaceSecurityService.class)
                            .preview(workspace.id(), new RuleStart(0, null, false, words)))
                .orElseThrow()
                .subject())
        .as("without grace it is required at once")
        .isEqualTo("MFA is required in Globex");
  }

  private SecurityChangeResult switchOn(RuleStart start) {
    return the(WorkspaceSecurityService.class).switchOn(workspace.id(), start);
  }

  private MembershipChangeResult changePilot(TestAccount account, boolean pilot) {
    return the(MembershipService.class)
        .changePilot(workspace.id(), workspace.memberId(account), pilot);
  }

  private NextStep nextStep(TestAccount account) {
    return services.inTransaction(
        any -> the(EnforcementService.class).nextStepUnbound(account.id()));
  }

  private void notifyDue() {
    services.work("member-plans");
    services.work("notices");
  }

  private void bind(TestAccount account) {
    new Enroller(services, mails).enrol(signedIn(account), account);
  }
}
