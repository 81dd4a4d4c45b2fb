package mfa.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mfa.account.AccountChangeResult;
import mfa.account.AccountStateService;
import mfa.mail.MailTemplate;
import mfa.platform.time.Times;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.ExemptionService;
import mfa.workspace.MemberNoticeService;
import mfa.workspace.RuleStart;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.MemberService;
import mfa.workspace.members.WorkspaceSecurityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Members are told what is required of them, and when")
class NoticeServiceTest extends ServiceTest {

  private TestAccount admin;
  private TestAccount member;
  private TestWorkspace workspace;

  @BeforeEach
  void workspaceWithAnAdministratorAndAMember() {
    sql.execute("update membership set next_notice_at = null, remind_at = null");
    sql.execute("delete from bulk_member_job");
    admin = accounts.boundMember();
    member = accounts.member();
    workspace = workspaces.named("Globex").with(admin, WorkspaceRole.ADMINISTRATOR).with(member);
  }

  @Test
  void unboundMemberIsNotifiedAtOnceThreeDaysAndOneDayBeforeTheEndAndNoMore() {
    switchOn(7);
    Instant end = clock.instant().plus(Duration.ofDays(7));

    notifyDue();
    assertThat(told()).isEqualTo(1);
    clock.moveBy(Duration.ofDays(4).minusSeconds(1));
    notifyDue();
    assertThat(told()).isEqualTo(1);
    clock.moveBy(Duration.ofSeconds(1));
    notifyDue();
    assertThat(told()).isEqualTo(2);
    clock.moveBy(Duration.ofDays(2));
    notifyDue();
    assertThat(told()).isEqualTo(3);
    clock.moveBy(Duration.ofDays(20));
    notifyDue();

    assertThat(told()).isEqualTo(3);
    assertThat(mails.newest(member, MailTemplate.MFA_WILL_BE_REQUIRED).parameters().get("until"))
        .isEqualTo(Times.dateAndTime(end, java.time.ZoneId.of("UTC"), java.util.Locale.ENGLISH));
    assertThat(mails.templatesTo(admin)).isEmpty();
  }

  @Test
  void noticesThatWouldBePastAreSkipped() {
    switchOn(2);

    notifyDue();
    clock.moveBy(Duration.ofDays(1));
    notifyDue();

    assertThat(told()).isEqualTo(2);
  }

  @Test
  void withoutGraceTheMailSaysSo() {
    switchOn(0);

    notifyDue();
    notifyDue();

    assertThat(mails.templatesTo(member)).containsExactly(MailTemplate.MFA_REQUIRED);
  }

  @Test
  void nobodyIsNotifiedAfterBindingOrSwitchingOff() {
    TestAccount other = accounts.member();
    workspace.with(other);
    switchOn(7);
    accounts.bind(other);
    notifyDue();
    assertThat(mails.templatesTo(other)).isEmpty();

    signedIn(admin).does(() -> the(WorkspaceSecurityService.class).switchOff(workspace.id()));
    clock.moveBy(Duration.ofDays(4));
    notifyDue();

    assertThat(told()).isEqualTo(1);
  }

  @Test
  void shorterGraceIsNotifiedWithItsNewEnd() {
    switchOn(30);
    notifyDue();
    Instant end = clock.instant().plus(Duration.ofDays(5));

    signedIn(admin).does(() -> the(WorkspaceSecurityService.class).changeGrace(workspace.id(), 5));
    notifyDue();

    assertThat(told()).isEqualTo(2);
    assertThat(mails.newest(member, MailTemplate.MFA_WILL_BE_REQUIRED).parameters().get("until"))
        .isEqualTo(Times.dateAndTime(end, java.time.ZoneId.of("UTC"), java.util.Locale.ENGLISH));
  }

  @Test
  void exemptMemberIsNotifiedBeforeTheExemptionEndsAndWhenItHas() {
    switchOn(0);
    notifyDue();
    Instant end = clock.instant().plus(Duration.ofDays(10));
    signedIn(admin)
        .does(
            () ->
                the(ExemptionService.class)
                    .exempt(workspace.id(), workspace.memberId(member), "A trip", end));
    notifyDue();
    assertThat(mails.count(member, MailTemplate.EXEMPTION_ENDS)).isZero();

    clock.moveBy(Duration.ofDays(7));
    notifyDue();
    clock.moveBy(Duration.ofDays(2));
    notifyDue();
    clock.moveBy(Duration.ofDays(1));
    notifyDue();

    assertThat(mails.count(member, MailTemplate.EXEMPTION_ENDS)).isEqualTo(2);
    assertThat(mails.count(member, MailTemplate.MFA_REQUIRED)).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "Who is exempt is told of the end in time, not when it was granted or the rule changed")
  void exemptMemberIsNotToldEarly() {
    switchOn(0);
    notifyDue();
    TestAccount soon = accounts.member();
    workspace.with(soon);
    exempt(member, Duration.ofDays(80));
    exempt(soon, Duration.ofDays(2));
    notifyDue();
    assertThat(mails.count(soon, MailTemplate.EXEMPTION_ENDS)).isZero();

    the(MemberNoticeService.class).planNotices(workspace.id(), clock.instant());
    notifyDue();

    assertThat(mails.count(member, MailTemplate.EXEMPTION_ENDS)).isZero();
  }

  @Test
  @Tag("R46")
  @DisplayName(
      "R46: the mail about the end of an exemption names the end of grace, if that is later")
  void endOfAnExemptionNamesTheLaterEnd() {
    switchOn(7);
    notifyDue();
    exempt(member, Duration.ofDays(5));
    Instant grace = clock.instant().plus(Duration.ofDays(7));

    clock.moveBy(Duration.ofDays(2));
    notifyDue();
    assertThat(mails.newest(member, MailTemplate.EXEMPTION_ENDS).parameters())
        .containsEntry("until", told(lastMinute(Duration.ofDays(3))))
        .containsEntry("deadline", told(grace));

    exempt(member, Duration.ofDays(9));
    clock.moveBy(Duration.ofDays(6));
    notifyDue();
    String end = told(lastMinute(Duration.ofDays(3)));
    assertThat(mails.newest(member, MailTemplate.EXEMPTION_ENDS).parameters())
        .containsEntry("until", end)
        .containsEntry("deadline", end);
  }

  /** The end is the beginning of another day, which people would read as one more. */
  private Instant lastMinute(Duration left) {
    return clock.instant().plus(left).minus(Duration.ofMinutes(1));
  }

  private static String told(Instant time) {
    return Times.dateAndTime(time, java.time.ZoneId.of("UTC"), java.util.Locale.ENGLISH);
  }

  private void exempt(TestAccount who, Duration time) {
    signedIn(admin)
        .does(
            () ->
                the(ExemptionService.class)
                    .exempt(
                        workspace.id(),
                        workspace.memberId(who),
                        "A trip",
                        clock.instant().plus(time)));
  }

  @Test
  @DisplayName("A rule without grace that starts later is told now and once more, the day before")
  void ruleWithoutGraceIsToldAgainTheDayBefore() {
    Instant start = clock.instant().plus(Duration.ofDays(10));
    signedIn(admin)
        .does(
            () ->
                the(WorkspaceSecurityService.class)
                    .switchOn(workspace.id(), new RuleStart(0, start, false, "")));
    List<Long> told = new ArrayList<>();
    for (Duration before : List.of(Duration.ofDays(10), Duration.ofDays(3), Duration.ofDays(1))) {
      clock.moveBy(Duration.between(clock.instant(), start.minus(before)));
      notifyDue();
      told.add(mails.count(member, MailTemplate.MFA_WILL_BE_REQUIRED));
    }

    assertThat(told).containsExactly(1L, 1L, 2L);
  }

  @Test
  void batchesTellEverybodyOnce() {
    for (int i = 0; i < NoticeWork.BATCH; i++) {
      workspace.with(accounts.member());
    }
    switchOn(7);

    notifyDue();
    notifyDue();

    assertThat(told()).isEqualTo(1);
    assertThat(
            sql.number(
                "select count(*) from membership where workspace_id = ? and next_notice_at <= ?",
                workspace.id(),
                clock.instant().atOffset(java.time.ZoneOffset.UTC)))
        .isZero();
  }

  @Test
  void planIsCarriedOutSomeAtATimeAndTheNewestOneCounts() {
    switchOn(7);
    signedIn(admin).does(() -> the(WorkspaceSecurityService.class).changeGrace(workspace.id(), 5));
    boolean first = apply(1);
    List<Object> meanwhile = planned();
    boolean second = apply(1);
    boolean third = apply(1);

    assertThat(List.of(first, second, third)).containsExactly(true, true, false);
    assertThat(meanwhile).doesNotContainNull().hasSize(1);
    assertThat(planned()).hasSize(2);
    assertThat(sql.number("select count(*) from bulk_member_job")).isZero();

    signedIn(admin).does(() -> the(WorkspaceSecurityService.class).switchOff(workspace.id()));
    assertThat(planned()).as("a plan is not carried out yet").hasSize(2);
    assertThat(apply(10)).isFalse();
    assertThat(planned()).isEmpty();
  }

  @Test
  @Tag("R75")
  @DisplayName("R75: an account that cannot be read keeps no other member from notice and reminder")
  void unreadableAccountKeepsNoOtherFromNoticeAndReminder() {
    TestAccount other = accounts.member();
    workspace.with(other);
    switchOn(7);
    signedIn(admin).does(() -> the(MemberService.class).remindAllUnbound(workspace.id()));
    spoil(member, "Nowhere/At_All");

    notifyDue();
    services.work("reminders");
    spoil(member, "UTC");

    assertThat(mails.count(other, MailTemplate.MFA_WILL_BE_REQUIRED)).isEqualTo(1);
    assertThat(mails.count(other, MailTemplate.BIND_REMINDER)).isEqualTo(1);
    assertThat(told()).as("put off").isZero();

    clock.moveBy(Duration.ofSeconds(3));
    notifyDue();
    services.work("reminders");

    assertThat(told()).as("readable again").isEqualTo(1);
    assertThat(mails.count(member, MailTemplate.BIND_REMINDER)).isEqualTo(1);
    assertThat(sql.number("select count(*) from element_failure")).isZero();
  }

  @Test
  @Tag("R75")
  @DisplayName("R75: a plan that cannot be read keeps no other workspace waiting")
  void unreadablePlanKeepsNoOtherWorkspaceWaiting() {
    switchOn(7);
    sql.execute("update bulk_member_job set kind = 'ROTTEN'");
    TestAccount elsewhere = accounts.member();
    TestWorkspace second =
        workspaces.named("Initech").with(elsewhere).with(admin, WorkspaceRole.OWNER);
    signedIn(admin)
        .does(() -> the(WorkspaceSecurityService.class).switchOn(second.id(), RuleStart.now(7)));

    notifyDue();
    assertThat(mails.count(elsewhere, MailTemplate.MFA_WILL_BE_REQUIRED)).isEqualTo(1);
    assertThat(told()).isZero();

    sql.execute("update bulk_member_job set kind = 'NOTICE'");
    clock.moveBy(Duration.ofSeconds(3));
    notifyDue();
    assertThat(told()).isEqualTo(1);
  }

  /** What may become of somebody who asked for an authenticator, before the mail is written. */
  private enum Since {
    NOTHING,
    LEFT,
    OTHER_ROLE,
    DISABLED,
    DELETED
  }

  @ParameterizedTest
  @EnumSource
  @Tag("R34")
  @Tag("R44")
  @DisplayName(
      "R34 R44: mails name and quote who asks for an authenticator, as long as that person"
          + " administers the workspace")
  void whoAsksIsNamedAsLongAsTheyAdminister(Since since) {
    admin = accounts.bind(accounts.memberNamed("Amir Haddad"));
    TestAccount later = accounts.member();
    TestWorkspace other = workspaces.named("Initech").with(admin, WorkspaceRole.ADMINISTRATOR);
    other.with(later);
    workspace.with(admin, WorkspaceRole.ADMINISTRATOR);
    signedIn(admin)
        .does(
            () -> {
              WorkspaceSecurityService rules = the(WorkspaceSecurityService.class);
              rules.switchOn(workspace.id(), new RuleStart(0, null, false, "Before the audit."));
              rules.switchOn(other.id(), new RuleStart(7, null, false, "Before the audit."));
              the(MemberService.class).remind(workspace.id(), workspace.memberId(member));
              return the(MemberService.class).remindAllUnbound(other.id());
            });
    services.work("member-plans");

    become(since, List.of(workspace, other));
    services.work("notices");
    services.work("reminders");

    String named = since == Since.NOTHING ? "Amir Haddad" : "";
    String quoted = since == Since.NOTHING ? "Amir Haddad: \u201CBefore the audit.\u201D" : "";
    assertThat(mails.newest(member, MailTemplate.MFA_REQUIRED).parameters())
        .containsEntry("actor", named)
        .containsEntry("words", quoted);
    assertThat(mails.newest(later, MailTemplate.MFA_WILL_BE_REQUIRED).parameters())
        .containsEntry("actor", named)
        .containsEntry("words", quoted);
    for (TestAccount reminded : List.of(member, later)) {
      assertThat(mails.newest(reminded, MailTemplate.BIND_REMINDER).parameters())
          .containsEntry("actor", named)
          .containsEntry("words", quoted);
    }
    assertThat(mails.newest(member, MailTemplate.BIND_REMINDER).parameters())
        .as("bind at once")
        .containsEntry("until", "");
    assertThat(mails.newest(later, MailTemplate.BIND_REMINDER).parameters().get("until"))
        .as("bind by then")
        .isNotEmpty();
  }

  private void become(Since since, List<TestWorkspace> places) {
    switch (since) {
      case NOTHING -> {}
      case LEFT -> places.forEach(place -> place.without(admin));
      case OTHER_ROLE ->
          sql.execute("update membership set role = 'STANDARD' where account_id = ?", admin.id());
      case DISABLED -> accounts.disable(admin);
      case DELETED ->
          assertThat(signedIn(admin).does(() -> the(AccountStateService.class).delete(admin.id())))
              .isEqualTo(AccountChangeResult.DONE);
    }
  }

  private void spoil(TestAccount account, String zone) {
    sql.execute("update account set time_zone = ? where id = ?", zone, account.id());
  }

  /** Whether there are more members. */
  private boolean apply(int max) {
    MemberNoticeService notices = the(MemberNoticeService.class);
    return services.inTransaction(
        entityManager -> notices.runJob(notices.dueJobs(NoticeWork.JOBS, 1).getFirst(), max));
  }

  private List<Object> planned() {
    return sql
        .rows(
            "select next_notice_at from membership where workspace_id = ?"
                + " and next_notice_at is not null",
            workspace.id())
        .stream()
        .map(row -> row.get("next_notice_at"))
        .toList();
  }

  private void switchOn(int graceDays) {
    signedIn(admin)
        .does(
            () ->
                the(WorkspaceSecurityService.class)
                    .switchOn(workspace.id(), RuleStart.now(graceDays)));
  }

  private void notifyDue() {
    services.work("member-plans");
    services.work("notices");
  }

  private long told() {
    return mails.count(member, MailTemplate.MFA_WILL_BE_REQUIRED);
  }
}
