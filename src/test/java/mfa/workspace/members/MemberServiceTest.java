package mfa.workspace.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.AccountState;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R58: the members of a workspace, for its owners and administrators")
class MemberServiceTest extends ServiceTest {

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

    List<MemberItem> lines = page(MemberFilter.ALL, MemberPage.first(50));

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
                        .with("when", clock.instant())));
    mails.refuseAll();

    assertThat(page(MemberFilter.ALL, MemberPage.first(50)))
        .extracting(MemberItem::mailRefused)
        .containsExactly(false, false, true);
  }

  @Test
  void lineSaysWhenMfaWasResetLast() {
    services.asTimer(() -> the(AuthenticatorService.class).reset(zoe.id()));
    clock.moveBy(Duration.ofMinutes(1));
    Instant last = clock.instant();
    services.asTimer(() -> the(AuthenticatorService.class).reset(zoe.id()));

    List<MemberItem> lines = page(MemberFilter.ALL, MemberPage.first(50));

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
  @Tag("R58")
  void plainMembersAndOutsidersSeeNothing() {
    TestAccount outsider = accounts.boundMember();
    workspaces.named("Initech").with(outsider, WorkspaceRole.OWNER);
    MemberService service = the(MemberService.class);

    for (TestAccount intruder : List.of(outsider, zoe)) {
      Visitor visitor = signedIn(intruder);
      for (long id : new long[] {workspace.id(), Long.MAX_VALUE}) {
        assertThat(visitor.does(() -> service.page(id, MemberFilter.ALL, MemberPage.first(50))))
            .isEmpty();
        assertThat(visitor.does(() -> service.count(id, MemberFilter.ALL))).isZero();
        assertThat(visitor.does(() -> service.beginExport(id))).isFalse();
        assertThat(visitor.does(() -> service.remindAllUnbound(id))).isEmpty();
        assertThat(visitor.does(() -> service.remind(id, Set.of(workspace.memberId(ann)))))
            .isEmpty();
      }
    }
    remindDue();

    assertThat(mails.templatesTo(ann)).isEmpty();
  }

  @Test
  void unboundMembersAreRemindedOnceADay() {
    TestAccount outside = accounts.member();
    TestWorkspace other = workspaces.named("Initech").with(outside);
    long foreign = other.memberId(outside);

    OptionalInt first = acting.does(() -> remind(zoe, admin, foreign));
    remindDue();
    OptionalInt again = acting.does(() -> remind(zoe, admin, foreign));
    OptionalInt all = acting.does(() -> the(MemberService.class).remindAllUnbound(workspace.id()));
    remindDue();
    clock.moveBy(Duration.ofDays(1));
    OptionalInt nextDay =
        signedIn(admin).does(() -> the(MemberService.class).remindAllUnbound(workspace.id()));

    assertThat(first).hasValue(1);
    assertThat(again).hasValue(0);
    assertThat(all).hasValue(1);
    assertThat(nextDay).hasValue(2);
    assertThat(mails.templatesTo(zoe)).containsExactly(MailTemplate.BIND_REMINDER);
    assertThat(mails.templatesTo(ann)).containsExactly(MailTemplate.BIND_REMINDER);
    assertThat(mails.templatesTo(admin)).isEmpty();
    assertThat(mails.templatesTo(outside)).isEmpty();
  }

  @Test
  void whoBoundSinceIsNotReminded() {
    acting.does(() -> remind(zoe));
    accounts.bind(zoe);

    remindDue();

    assertThat(mails.templatesTo(zoe)).isEmpty();
  }

  @Test
  @Tag("R59")
  void exportIsRecorded() {
    boolean allowed = acting.does(() -> the(MemberService.class).beginExport(workspace.id()));

    assertThat(allowed).isTrue();
    assertThat(audit.count(admin, AuditAction.MEMBERS_EXPORTED, AuditResult.SUCCESS)).isEqualTo(1);
  }

  private OptionalInt remind(TestAccount who) {
    return the(MemberService.class).remind(workspace.id(), Set.of(workspace.memberId(who)));
  }

  private OptionalInt remind(TestAccount one, TestAccount two, long foreign) {
    return the(MemberService.class)
        .remind(workspace.id(), Set.of(workspace.memberId(one), workspace.memberId(two), foreign));
  }

  private void remindDue() {
    services.work("member-plans");
    services.work("reminders");
  }

  private List<String> names(MemberFilter filter) {
    return page(filter, MemberPage.first(50)).stream().map(MemberItem::name).toList();
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
