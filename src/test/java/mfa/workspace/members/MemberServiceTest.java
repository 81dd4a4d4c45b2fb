package mfa.workspace.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.AccountState;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.AuthenticatorService;
import mfa.invitation.InvitationService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.request.Client;
import mfa.platform.request.ExportResult;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.ExemptionService;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R58: the members of a workspace, for its owners and administrators")
class MemberServiceTest extends ServiceTest {

  private static final MemberPage FIRST = new MemberPage(MemberOrder.NAME, false, 0, 50);

  private TestAccount admin;
  private TestAccount zoe;
  private TestAccount ann;
  private TestWorkspace workspace;
  private Visitor acting;

  @BeforeEach
  void workspaceWithThree() {
    admin = accounts.bind(accounts.memberNamed("Mia Weber"));
    zoe = accounts.memberNamed("Zoe 100%_Sure");
    ann = accounts.memberNamed("ann Lee");
    workspace =
        workspaces
            .named("Acme")
            .with(admin, WorkspaceRole.ADMINISTRATOR)
            .with(zoe)
            .with(ann, WorkspaceRole.READ_ONLY);
    acting = signedIn(admin);
  }

  @Test
  void lineSaysHowAMemberStands() {
    Instant since = clock.instant();
    workspace.requiringMfa(7);
    accounts.disable(ann);

    List<MemberItem> lines = page(MemberFilter.ALL, FIRST);

    assertThat(lines)
        .extracting(MemberItem::name)
        .containsExactly("ann Lee", "Mia Weber", "Zoe 100%_Sure");
    assertThat(lines)
        .extracting(MemberItem::mfa)
        .containsExactly(MfaState.REQUIRED, MfaState.BOUND, MfaState.REQUIRED);
    assertThat(lines).extracting(MemberItem::own).containsExactly(false, true, false);
    assertThat(lines.getFirst().state()).isEqualTo(AccountState.DISABLED);
    assertThat(lines.getFirst().role()).isEqualTo(WorkspaceRole.READ_ONLY);
    assertThat(lines.getFirst().mfaSince()).isEqualTo(since);
    assertThat(lines.getFirst().lastSignIn()).isNull();
    assertThat(lines.get(1).lastSignIn()).isEqualTo(since);
    assertThat(lines.get(1).mfaSince()).isEqualTo(since.minus(Duration.ofHours(1)));
    assertThat(lines.get(1).email()).isEqualTo(admin.email().text());
  }

  @Test
  @Tag("R76")
  void lineSaysThatMailToTheAddressIsRefused() {
    mails.forgetAll();
    services.inTransaction(
        entityManager ->
            the(OutboxService.class)
                .send(
                    Mail.of(MailTemplate.MFA_UNBOUND, the(AccountService.class).recipient(zoe.id()))
                        .with("when", clock.instant())
                        .from(Client.SERVER)));
    mails.refuseAll();

    assertThat(page(MemberFilter.ALL, FIRST))
        .extracting(MemberItem::mailRefused)
        .containsExactly(false, false, true);
  }

  @Test
  void lineSaysWhenMfaWasResetLast() {
    services.asTimer(() -> the(AuthenticatorService.class).reset(zoe.id()));
    clock.moveBy(Duration.ofMinutes(1));
    Instant last = clock.instant();
    services.asTimer(() -> the(AuthenticatorService.class).reset(zoe.id()));

    List<MemberItem> lines = page(MemberFilter.ALL, FIRST);

    assertThat(lines).extracting(MemberItem::lastReset).containsExactly(null, null, last);
  }

  @Test
  void listIsSearchedFilteredSortedAndPaged() {
    assertThat(names(new MemberFilter("WEBER", null, null))).containsExactly("Mia Weber");
    assertThat(names(new MemberFilter("0%_", null, null))).containsExactly("Zoe 100%_Sure");
    assertThat(names(new MemberFilter("_", null, null))).containsExactly("Zoe 100%_Sure");
    assertThat(names(new MemberFilter("!", null, null))).isEmpty();
    assertThat(names(new MemberFilter(zoe.email().text(), null, null)))
        .containsExactly("Zoe 100%_Sure");
    assertThat(names(new MemberFilter("", WorkspaceRole.READ_ONLY, null)))
        .containsExactly("ann Lee");
    assertThat(names(new MemberFilter("", null, MfaState.BOUND))).containsExactly("Mia Weber");
    assertThat(names(new MemberFilter("", null, MfaState.UNBOUND)))
        .containsExactly("ann Lee", "Zoe 100%_Sure");
    assertThat(names(new MemberFilter("", null, MfaState.EXEMPT))).isEmpty();
    for (MemberOrder order : MemberOrder.values()) {
      assertThat(page(MemberFilter.ALL, new MemberPage(order, true, 0, 50))).hasSize(3);
    }
    assertThat(page(MemberFilter.ALL, new MemberPage(MemberOrder.NAME, true, 1, 1)))
        .extracting(MemberItem::name)
        .containsExactly("Mia Weber");
    assertThat(count(new MemberFilter("", null, MfaState.UNBOUND))).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "invited people stand at their place among the members, and no page misses or repeats anybody")
  void invitedPeopleStandAmongTheMembers() {
    invite("aaa@example.net", "moritz@example.net", "zzz@example.net", "bbb@example.net");
    List<MemberItem> byName = page(MemberFilter.ALL, FIRST);

    assertThat(byName)
        .extracting(member -> member.isInvited() ? member.email() : member.name())
        .containsExactly(
            "aaa@example.net",
            "ann Lee",
            "bbb@example.net",
            "Mia Weber",
            "moritz@example.net",
            "Zoe 100%_Sure",
            "zzz@example.net");
    assertThat(count(MemberFilter.ALL)).isEqualTo(7);
    for (MemberOrder order : MemberOrder.values()) {
      for (boolean down : List.of(false, true)) {
        List<MemberItem> whole = page(MemberFilter.ALL, new MemberPage(order, down, 0, 50));
        assertThat(whole).as("%s %s", order, down).hasSize(7).doesNotHaveDuplicates();
        for (int size = 1; size <= 4; size++) {
          List<MemberItem> pages = new ArrayList<>();
          for (int offset = 0; offset < 7; offset += size) {
            pages.addAll(page(MemberFilter.ALL, new MemberPage(order, down, offset, size)));
          }
          assertThat(pages).as("%s %s by %s", order, down, size).isEqualTo(whole);
        }
      }
    }
  }

  @Test
  void listIsFilteredByState() {
    invite("aaa@example.net", "moritz@example.net");
    accounts.disable(ann);

    assertThat(page(new MemberFilter("", null, null, AccountState.INVITED), FIRST))
        .extracting(MemberItem::email)
        .containsExactly("aaa@example.net", "moritz@example.net");
    assertThat(names(new MemberFilter("", null, null, AccountState.DISABLED)))
        .containsExactly("ann Lee");
    assertThat(names(new MemberFilter("", null, MfaState.BOUND, AccountState.INVITED))).isEmpty();
    assertThat(count(new MemberFilter("mori", null, null))).isEqualTo(1);
    assertThat(count(new MemberFilter("", WorkspaceRole.STANDARD, null))).isEqualTo(3);
  }

  @Test
  @DisplayName("who is past the deadline is found, with the deadline; exempt people are not")
  void membersPastTheDeadlineAreFound() {
    workspace.requiringMfa(7);
    Instant deadline = clock.instant().plus(Duration.ofDays(7));
    MemberFilter overdue = new MemberFilter("", null, MfaState.OVERDUE);

    assertThat(names(overdue)).isEmpty();
    clock.moveBy(Duration.ofDays(7));
    acting = signedIn(admin);
    acting.does(() -> exempt(ann));
    List<MemberItem> found = page(overdue, FIRST);

    assertThat(found).extracting(MemberItem::name).containsExactly("Zoe 100%_Sure");
    assertThat(found.getFirst().mfa()).isEqualTo(MfaState.OVERDUE);
    assertThat(found.getFirst().deadline()).isEqualTo(deadline);
    clock.moveBy(Duration.ofDays(2));
    acting = signedIn(admin);
    assertThat(names(overdue)).containsExactly("ann Lee", "Zoe 100%_Sure");
  }

  @Test
  void listIsSortedByTheLastSignIn() {
    clock.moveBy(Duration.ofMinutes(1));
    signedIn(zoe);

    List<MemberItem> newest =
        page(MemberFilter.ALL, new MemberPage(MemberOrder.LAST_SIGN_IN, true, 0, 50));

    assertThat(newest)
        .extracting(MemberItem::name)
        .containsExactly("Zoe 100%_Sure", "Mia Weber", "ann Lee");
    assertThat(newest.getFirst().lastSignIn()).isEqualTo(clock.instant());
    assertThat(newest.getLast().lastSignIn()).isNull();
  }

  private void invite(String... addresses) {
    acting.does(
        () ->
            the(InvitationService.class)
                .invite(
                    workspace.id(), List.of(addresses), WorkspaceRole.STANDARD, Locale.ENGLISH));
  }

  @Test
  @Tag("R58")
  void plainMembersAndOutsidersSeeNothing() {
    TestAccount outsider = accounts.boundMember();
    workspaces.named("Initech").with(outsider, WorkspaceRole.OWNER);
    MemberService service = the(MemberService.class);

    for (TestAccount intruder : List.of(outsider, zoe)) {
      Visitor visitor = signedIn(intruder);
      for (long id : new long[] {workspace.id(), Long.MAX_VALUE}) {
        assertThat(visitor.does(() -> service.page(id, MemberFilter.ALL, FIRST))).isEmpty();
        assertThat(visitor.does(() -> service.count(id, MemberFilter.ALL))).isZero();
        assertThat(visitor.does(() -> service.beginExport(id))).isEqualTo(ExportResult.UNKNOWN);
        assertThat(visitor.does(() -> service.remindAllUnbound(id))).isEmpty();
        assertThat(visitor.does(() -> service.countToRemind(id))).isZero();
        assertThat(visitor.does(() -> service.remind(id, workspace.memberId(ann))))
            .isEqualTo(MembershipChangeResult.UNKNOWN);
      }
    }
    remindDue();

    assertThat(mails.templatesTo(ann)).isEmpty();
  }

  @Test
  void unboundMembersAreRemindedOnceADay() {
    TestAccount outside = accounts.member();
    TestAccount disabled = accounts.member();
    workspace.with(disabled);
    TestWorkspace other = workspaces.named("Initech").with(outside);
    long foreign = other.memberId(outside);

    accounts.disable(disabled);
    List<MembershipChangeResult> first =
        List.of(
            remind(zoe),
            remind(admin),
            remind(disabled),
            acting.does(() -> the(MemberService.class).remind(workspace.id(), foreign)));
    remindDue();
    MembershipChangeResult again = remind(zoe);
    long left = acting.does(() -> the(MemberService.class).countToRemind(workspace.id()));
    OptionalInt all = acting.does(() -> the(MemberService.class).remindAllUnbound(workspace.id()));
    remindDue();
    clock.moveBy(Duration.ofDays(1));
    OptionalInt nextDay =
        signedIn(admin).does(() -> the(MemberService.class).remindAllUnbound(workspace.id()));

    assertThat(first)
        .containsExactly(
            MembershipChangeResult.DONE,
            MembershipChangeResult.BOUND_ALREADY,
            MembershipChangeResult.NOT_ACTIVE,
            MembershipChangeResult.UNKNOWN);
    assertThat(again).isEqualTo(MembershipChangeResult.REMINDED_BEFORE);
    assertThat(left).isEqualTo(1);
    assertThat(all).hasValue(1);
    assertThat(nextDay).hasValue(2);
    assertThat(audit.count(admin, AuditAction.MEMBERS_REMINDED, AuditResult.SUCCESS)).isEqualTo(2);
    assertThat(mails.templatesTo(zoe)).containsExactly(MailTemplate.BIND_REMINDER);
    assertThat(mails.templatesTo(ann)).containsExactly(MailTemplate.BIND_REMINDER);
    assertThat(mails.templatesTo(admin)).isEmpty();
    assertThat(mails.templatesTo(outside)).isEmpty();
  }

  @Test
  void whoBoundSinceIsNotReminded() {
    remind(zoe);
    accounts.bind(zoe);

    remindDue();

    assertThat(mails.templatesTo(zoe)).isEmpty();
  }

  @Test
  @Tag("R59")
  void exportIsRecorded() {
    ExportResult start = acting.does(() -> the(MemberService.class).beginExport(workspace.id()));

    assertThat(start).isEqualTo(ExportResult.ALLOWED);
    assertThat(audit.count(admin, AuditAction.MEMBERS_EXPORTED, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  @Tag("R59")
  void otherOwnersAreNotFloodedByExports() {
    TestAccount owner = accounts.boundMember();
    workspace.with(owner, WorkspaceRole.OWNER);
    MemberService members = the(MemberService.class);
    for (int i = 0; i < 9; i++) {
      assertThat(acting.does(() -> members.beginExport(workspace.id())))
          .isEqualTo(ExportResult.ALLOWED);
    }
    WorkspaceAuditService log = the(WorkspaceAuditService.class);
    assertThat(acting.does(() -> log.beginExport(workspace.id()))).isEqualTo(ExportResult.ALLOWED);

    assertThat(acting.does(() -> members.beginExport(workspace.id())))
        .isEqualTo(ExportResult.TOO_OFTEN);
    assertThat(acting.does(() -> log.beginExport(workspace.id())))
        .isEqualTo(ExportResult.TOO_OFTEN);

    assertThat(mails.templatesTo(owner)).hasSize(10);
    assertThat(signedIn(owner).does(() -> members.beginExport(workspace.id())))
        .isEqualTo(ExportResult.ALLOWED);
  }

  @Test
  @Tag("R59")
  void otherOwnersAreToldOfAnExport() {
    TestAccount owner = accounts.boundMember();
    workspace.with(owner, WorkspaceRole.OWNER);

    acting.does(() -> the(MemberService.class).beginExport(workspace.id()));
    signedIn(owner).does(() -> the(MemberService.class).beginExport(workspace.id()));

    assertThat(mails.templatesTo(owner)).containsExactly(MailTemplate.MEMBERS_EXPORTED);
    assertThat(mails.newest(owner, MailTemplate.MEMBERS_EXPORTED).parameters())
        .containsEntry("id", Long.toString(workspace.id()))
        .containsKeys("actor", "browser", "address");
  }

  @Test
  @Tag("R44")
  @DisplayName(
      "R44: whom the pilot group leaves no time to bind are those who had it: not who is exempt,"
          + " disabled, bound, in the group or overdue already, nor members of other workspaces")
  void thoseWhoLoseTheirTimeToBindAreCounted() {
    workspace.requiringMfaOfPilots(0).requiringMfa(7);
    clock.moveBy(Duration.ofDays(7));
    TestAccount ordinary = accounts.member();
    TestAccount exempt = accounts.member();
    TestAccount disabled = accounts.member();
    TestAccount pilot = accounts.member();
    TestAccount bound = accounts.boundMember();
    TestAccount foreign = accounts.member();
    workspace.with(ordinary).with(exempt).with(disabled).with(pilot).with(bound);
    TestWorkspace other = workspaces.named("Initech").with(foreign).requiringMfaOfPilots(0);
    accounts.disable(disabled);
    acting = signedIn(admin);
    acting.does(() -> exempt(exempt));
    acting.does(
        () ->
            the(MembershipService.class)
                .changePilot(workspace.id(), workspace.memberId(pilot), true));
    List<Long> chosen =
        Stream.concat(
                Stream.of(zoe, ordinary, exempt, disabled, pilot, bound).map(workspace::memberId),
                Stream.of(other.memberId(foreign)))
            .toList();

    assertThat(
            acting.does(() -> the(MemberService.class).countToBindAtOnce(workspace.id(), chosen)))
        .isEqualTo(1);
  }

  private MembershipChangeResult exempt(TestAccount who) {
    return the(ExemptionService.class)
        .exempt(
            workspace.id(),
            workspace.memberId(who),
            "On a trip",
            clock.instant().plus(Duration.ofDays(2)));
  }

  private MembershipChangeResult remind(TestAccount who) {
    return acting.does(
        () -> the(MemberService.class).remind(workspace.id(), workspace.memberId(who)));
  }

  private void remindDue() {
    services.work("member-plans");
    services.work("reminders");
  }

  private List<String> names(MemberFilter filter) {
    return page(filter, FIRST).stream().map(MemberItem::name).toList();
  }

  @Test
  @Tag("R34")
  @DisplayName(
      "R34: a name saved in decomposed form is found in each form, and NUL breaks no search")
  void nameIsFoundInEachForm() {
    signedIn(zoe)
        .does(
            () ->
                the(AccountService.class)
                    .changeOwnProfile("Zoe\u0308 Rene\u0301", Locale.ENGLISH, ZoneOffset.UTC));

    for (String search : List.of("REN\u00c9", "rene\u0301", "re\u0000n", "zo\u00eb \ud83d")) {
      assertThat(names(new MemberFilter(search, null, null))).containsExactly("Zo\u00eb Ren\u00e9");
    }
  }

  private List<MemberItem> page(MemberFilter filter, MemberPage page) {
    return acting.does(() -> the(MemberService.class).page(workspace.id(), filter, page));
  }

  private long count(MemberFilter filter) {
    return acting.does(() -> the(MemberService.class).count(workspace.id(), filter));
  }
}
