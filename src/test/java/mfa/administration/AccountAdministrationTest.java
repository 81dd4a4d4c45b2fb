package mfa.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import mfa.account.AccountChangeResult;
import mfa.account.AccountFilter;
import mfa.account.AccountOrder;
import mfa.account.AccountService;
import mfa.account.AccountState;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.login.CallerService;
import mfa.login.SignInResult;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.request.Client;
import mfa.platform.request.ListPage;
import mfa.support.ServiceTest;
import mfa.support.SessionIsOver;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.LeavingService;
import mfa.workspace.WorkspaceItem;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R39, R58, R59, R62, R63: administering accounts and platform roles")
class AccountAdministrationTest extends ServiceTest {

  private TestAccount admin;
  private TestAccount member;
  private Visitor acting;

  @BeforeEach
  void administratorWithAFreshCode() {
    admin = boundWith(PlatformRole.PLATFORM_ADMIN);
    member = accounts.member();
    acting = signedIn(admin);
  }

  private TestAccount boundWith(PlatformRole role) {
    TestAccount account = accounts.boundMember();
    accounts.grant(account, role);
    return account;
  }

  private AccountAdministrationService administration() {
    return the(AccountAdministrationService.class);
  }

  private AccountChangeResult disable(TestAccount account) {
    return acting.does(() -> administration().disable(account.id()));
  }

  private AccountChangeResult delete(TestAccount account) {
    return acting.does(() -> administration().delete(account.id()));
  }

  private AccountChangeResult changeRoles(TestAccount account, PlatformRole... roles) {
    return acting.does(() -> administration().changeRoles(account.id(), Set.of(roles)));
  }

  private Set<PlatformRole> rolesOf(TestAccount account) {
    return the(AccountService.class).profile(account.id()).orElseThrow().platformRoles();
  }

  @Test
  @Tag("R39")
  void disablingEndsAllSessionsAtTheNextCallAndNobodySignsIn() {
    Visitor one = signedIn(member);
    Visitor other = signedIn(member);

    assertThat(disable(member)).isEqualTo(AccountChangeResult.DONE);

    assertThatThrownBy(() -> one.does(() -> true)).isInstanceOf(SessionIsOver.class);
    assertThatThrownBy(() -> other.does(() -> true)).isInstanceOf(SessionIsOver.class);
    assertThat(anonymous().signIn(member)).isInstanceOf(SignInResult.Refused.class);
    assertThat(audit.count(member, AuditAction.ACCOUNT_DISABLED, AuditResult.SUCCESS)).isOne();
    assertThat(disable(member)).isEqualTo(AccountChangeResult.UNKNOWN);
  }

  @Test
  @Tag("R39")
  void enablingLetsInAgainButRevivesNoSession() {
    Visitor before = signedIn(member);
    disable(member);

    AccountChangeResult enabled = acting.does(() -> administration().enable(member.id()));

    assertThat(enabled).isEqualTo(AccountChangeResult.DONE);
    assertThat(anonymous().signIn(member)).isInstanceOf(SignInResult.Opened.class);
    assertThatThrownBy(() -> before.does(() -> true)).isInstanceOf(SessionIsOver.class);
    assertThat(audit.count(member, AuditAction.ACCOUNT_ENABLED, AuditResult.SUCCESS)).isOne();
  }

  @Test
  @DisplayName("Lists of members know who is disabled")
  void listsOfMembersFollowTheState() {
    TestWorkspace workspace = workspaces.named("Acme").with(member);

    disable(member);
    assertThat(workspace.listedAs(member)).contains("DISABLED");
    acting.does(() -> administration().enable(member.id()));
    assertThat(workspace.listedAs(member)).contains("ACTIVE");
  }

  @Test
  @Tag("R41")
  void platformAdministratorEndsSomebodysSessions() {
    Visitor at = signedIn(member);

    AccountChangeResult change = acting.does(() -> administration().endSessions(member.id()));

    assertThat(change).isEqualTo(AccountChangeResult.DONE);
    assertThatThrownBy(() -> at.does(() -> true)).isInstanceOf(SessionIsOver.class);
    assertThat(audit.count(member, AuditAction.SESSION_ENDED, AuditResult.SUCCESS)).isOne();
    assertThat(anonymous().signIn(member)).isInstanceOf(SignInResult.Opened.class);
  }

  @Test
  @Tag("R39")
  void deletingForgetsThePersonAndKeepsTheRecord() {
    TestAccount person = accounts.boundMember();
    TestWorkspace workspace = workspaces.named("Initech").with(person);
    Visitor at = signedIn(person);
    long entries = audit.of(person).size();

    assertThat(delete(person)).isEqualTo(AccountChangeResult.DONE);

    assertThatThrownBy(() -> at.does(() -> true)).isInstanceOf(SessionIsOver.class);
    assertThat(anonymous().signIn(person)).isInstanceOf(SignInResult.Refused.class);
    assertThat(workspace.roleOf(person)).isNull();
    assertThat(audit.of(person)).hasSizeGreaterThan((int) entries);
    assertThat(audit.count(person, AuditAction.ACCOUNT_DELETED, AuditResult.SUCCESS)).isOne();
    assertThat(audit.count(person, AuditAction.MEMBER_REMOVED, AuditResult.SUCCESS)).isOne();
    assertThat(audit.count(person, AuditAction.WORKSPACE_LEFT, AuditResult.SUCCESS)).isZero();
    assertThat(mails.templatesTo(person)).containsExactly(MailTemplate.ACCOUNT_DELETED);
    mails.forgetAll();
    assertThat(sql.dump()).doesNotContain(person.email().text());
    for (String table :
        List.of("authenticator", "recovery_code", "sign_in_session", "known_device")) {
      assertThat(sql.number("select count(*) from " + table + " where account_id = ?", person.id()))
          .as(table)
          .isZero();
    }
    assertThat(delete(person)).isEqualTo(AccountChangeResult.UNKNOWN);
    assertThat(the(AccountService.class).names(Set.of(person.id()))).isEmpty();
  }

  @Test
  void addressOfADeletedAccountIsFreeForANewOne() {
    delete(member);

    TestAccount another = accounts.memberAt(member.email().text());

    assertThat(anonymous().signIn(another)).isInstanceOf(SignInResult.Opened.class);
  }

  @Test
  @Tag("R58")
  void lastActiveOwnerIsNotDeletedButAHijackedOneIsDisabledAndFlagged() {
    TestWorkspace workspace = workspaces.named("Acme").with(member, WorkspaceRole.OWNER);

    assertThat(delete(member)).isEqualTo(AccountChangeResult.LAST_OWNER);
    assertThat(workspace.roleOf(member)).isEqualTo(WorkspaceRole.OWNER);
    assertThat(disable(member)).isEqualTo(AccountChangeResult.DONE);

    assertThat(audit.of(member))
        .anySatisfy(
            entry ->
                assertThat(entry.detail())
                    .isEqualTo("Without an active owner: workspace " + workspace.id()));
    assertThat(
            acting.does(
                () -> the(WorkspaceAdministrationService.class).page("", new ListPage(0, 200))))
        .filteredOn(line -> line.id() == workspace.id())
        .extracting(WorkspaceItem::activeOwners)
        .containsExactly(0L);
  }

  /** The one leaves at the same moment as that happens. */
  private void leavesWhile(TestAccount one, TestWorkspace workspace, Runnable act) {
    Visitor leaving = signedIn(one);
    List<Runnable> acts =
        List.of(() -> leaving.does(() -> the(LeavingService.class).leave(workspace.id())), act);
    Simultaneously.call(
        2,
        number -> {
          acts.get(number).run();
          return true;
        });
  }

  @Test
  @Tag("R58")
  void ofTwoOwnersWhoLeaveAndAreDeletedAtTheSameMomentOneStays() {
    for (int round = 0; round < 5; round++) {
      TestAccount one = accounts.boundMember();
      TestAccount two = accounts.member();
      TestWorkspace workspace =
          workspaces.named("Acme").with(one, WorkspaceRole.OWNER).with(two, WorkspaceRole.OWNER);
      leavesWhile(one, workspace, () -> delete(two));

      assertThat(
              sql.number(
                  "select count(*) from membership m join account a on a.id = m.account_id"
                      + " where m.workspace_id = ? and m.role = 'OWNER' and a.state = 'ACTIVE'",
                  workspace.id()))
          .isOne();
    }
  }

  @Test
  @Tag("R58")
  void ofTwoOwnersOneIsDisabledWhileTheOtherLeavesAndThatIsSaid() {
    for (int round = 0; round < 5; round++) {
      TestAccount one = accounts.boundMember();
      TestAccount two = accounts.member();
      TestWorkspace workspace =
          workspaces.named("Acme").with(one, WorkspaceRole.OWNER).with(two, WorkspaceRole.OWNER);
      leavesWhile(one, workspace, () -> disable(two));

      boolean left = workspace.roleOf(one) == null;
      assertThat(audit.of(two))
          .filteredOn(entry -> entry.action() == AuditAction.ACCOUNT_DISABLED)
          .singleElement()
          .satisfies(
              entry -> assertThat(entry.detail().startsWith("Without an active")).isEqualTo(left));
    }
  }

  @Test
  @Tag("R59")
  void refusalsAreRecorded() {
    disable(admin);
    workspaces.named("Acme").with(member, WorkspaceRole.OWNER);
    delete(member);
    clock.moveBy(Duration.ofMinutes(5));
    disable(member);

    assertThat(audit.count(admin, AuditAction.ACCOUNT_DISABLED, AuditResult.FAILURE)).isOne();
    assertThat(audit.count(member, AuditAction.ACCOUNT_DELETED, AuditResult.FAILURE)).isOne();
    assertThat(audit.count(member, AuditAction.ACCOUNT_DISABLED, AuditResult.FAILURE)).isOne();
  }

  @Test
  @Tag("R58")
  void twoAdministratorsTakeEachOthersRoleAtTheSameMomentAndOneStays() {
    sql.execute("delete from platform_role where role = 'PLATFORM_ADMIN'");
    TestAccount one = boundWith(PlatformRole.PLATFORM_ADMIN);
    TestAccount two = boundWith(PlatformRole.PLATFORM_ADMIN);
    Visitor first = signedIn(one);
    Visitor second = signedIn(two);
    List<Supplier<AccountChangeResult>> acts =
        List.of(
            () -> first.does(() -> administration().changeRoles(two.id(), Set.of())),
            () -> second.does(() -> administration().disable(one.id())));

    List<AccountChangeResult> results = Simultaneously.call(2, number -> tried(acts.get(number)));

    assertThat(
            sql.number(
                "select count(*) from platform_role r join account a on a.id = r.account_id"
                    + " where r.role = 'PLATFORM_ADMIN' and a.state = 'ACTIVE'"))
        .isOne();
    assertThat(results).containsOnlyOnce(AccountChangeResult.DONE);
  }

  /** Anyone who lost the role a moment ago is not let in at all. */
  private static AccountChangeResult tried(Supplier<AccountChangeResult> act) {
    try {
      return act.get();
    } catch (EJBAccessException | SessionIsOver e) {
      return AccountChangeResult.UNKNOWN;
    }
  }

  @Test
  @Tag("R63")
  void everyPairOfRolesThatExcludeEachOtherIsRefused() {
    Set<Set<PlatformRole>> allowed =
        Set.of(
            Set.of(PlatformRole.AGENT, PlatformRole.SUPERVISOR),
            Set.of(PlatformRole.AGENT),
            Set.of(PlatformRole.SUPERVISOR),
            Set.of(PlatformRole.PROCESS_OWNER),
            Set.of(PlatformRole.PLATFORM_ADMIN));
    for (PlatformRole one : PlatformRole.values()) {
      for (PlatformRole other : PlatformRole.values()) {
        TestAccount person = accounts.member();
        Set<PlatformRole> requested = EnumSet.of(one, other);

        AccountChangeResult change =
            acting.does(() -> administration().changeRoles(person.id(), requested));

        boolean possible = allowed.contains(requested);
        assertThat(change)
            .as("%s", requested)
            .isEqualTo(possible ? AccountChangeResult.DONE : AccountChangeResult.ROLES_EXCLUDED);
        assertThat(rolesOf(person)).isEqualTo(possible ? requested : Set.of());
      }
    }
  }

  @Test
  @Tag("R63")
  void roleIsInactiveUntilItsHolderIsBound() {
    changeRoles(member, PlatformRole.AGENT);

    Visitor holder = signedIn(member);

    assertThat(roles(holder)).containsExactly("MUST_BIND");
    TestAccount bound = accounts.bind(member);
    assertThat(roles(holder)).containsExactly("HALF_SIGNED_IN");
    holder.confirm(bound.code(clock.instant()));
    assertThat(roles(holder)).containsExactlyInAnyOrder("MEMBER", "AGENT");
  }

  private Set<String> roles(Visitor visitor) {
    return the(CallerService.class).caller(visitor.sessionKey()).orElseThrow().roles();
  }

  @Test
  @Tag("R63")
  void nobodyChangesTheOwnAccountByThisWay() {
    assertThat(changeRoles(admin, PlatformRole.SUPERVISOR))
        .isEqualTo(AccountChangeResult.OWN_ACCOUNT);
    assertThat(changeRoles(admin)).isEqualTo(AccountChangeResult.OWN_ACCOUNT);
    assertThat(disable(admin)).isEqualTo(AccountChangeResult.OWN_ACCOUNT);
    assertThat(delete(admin)).isEqualTo(AccountChangeResult.OWN_ACCOUNT);

    assertThat(rolesOf(admin)).containsExactly(PlatformRole.PLATFORM_ADMIN);
  }

  @Test
  @Tag("R63")
  void grantIsMailedToAllPlatformAdministratorsAndItsHolder() {
    TestAccount colleague = boundWith(PlatformRole.PLATFORM_ADMIN);

    changeRoles(member, PlatformRole.SUPERVISOR);

    for (TestAccount told : List.of(admin, colleague)) {
      assertThat(mails.newest(told, MailTemplate.ROLE_GRANTED).parameters())
          .containsEntry("role", "Supervisor")
          .containsEntry("email", member.email().text());
    }
    assertThat(audit.count(member, AuditAction.PLATFORM_ROLES_CHANGED, AuditResult.SUCCESS))
        .isOne();
    assertThat(mails.newest(member, MailTemplate.OWN_ROLE_CHANGED).parameters())
        .containsEntry("granted", "Supervisor")
        .containsEntry("taken", "");
    changeRoles(member);
    assertThat(mails.count(admin, MailTemplate.ROLE_GRANTED)).isOne();
    assertThat(mails.newest(member, MailTemplate.OWN_ROLE_CHANGED).parameters())
        .containsEntry("granted", "")
        .containsEntry("taken", "Supervisor");
  }

  @Test
  @Tag("R62")
  void everyChangeNeedsACodeNotOlderThanFiveMinutes() {
    clock.moveBy(Duration.ofMinutes(5));

    assertThat(changeRoles(member, PlatformRole.AGENT)).isEqualTo(AccountChangeResult.NEEDS_CODE);
    assertThat(disable(member)).isEqualTo(AccountChangeResult.NEEDS_CODE);
    assertThat(delete(member)).isEqualTo(AccountChangeResult.NEEDS_CODE);
    assertThat(acting.does(() -> administration().enable(member.id())))
        .isEqualTo(AccountChangeResult.NEEDS_CODE);
    assertThat(acting.does(() -> administration().endSessions(member.id())))
        .isEqualTo(AccountChangeResult.NEEDS_CODE);

    assertThat(rolesOf(member)).isEmpty();
    assertThat(anonymous().signIn(member)).isInstanceOf(SignInResult.Opened.class);
  }

  @Test
  @Tag("R63")
  void nobodyElseAdministersNotEvenWithAnotherPlatformRoleOrInactive() {
    TestAccount owner = accounts.boundMember();
    workspaces.named("Acme").with(owner, WorkspaceRole.OWNER).with(member);
    TestAccount asleep = accounts.memberWith(PlatformRole.PLATFORM_ADMIN);
    List<TestAccount> others =
        List.of(
            owner,
            asleep,
            boundWith(PlatformRole.AGENT),
            boundWith(PlatformRole.SUPERVISOR),
            boundWith(PlatformRole.PROCESS_OWNER));

    for (TestAccount other : others) {
      Visitor visitor = signedIn(other);
      assertThatThrownBy(() -> visitor.does(() -> administration().disable(member.id())))
          .isInstanceOf(EJBAccessException.class);
      assertThatThrownBy(
              () -> visitor.does(() -> administration().changeRoles(other.id(), Set.of())))
          .isInstanceOf(EJBAccessException.class);
      assertThatThrownBy(() -> visitor.does(() -> administration().count(AccountFilter.ALL)))
          .isInstanceOf(EJBAccessException.class);
    }
  }

  @Test
  @Tag("R76")
  @DisplayName("R76 The list of accounts says whose mail is refused for good")
  void lineSaysThatMailToTheAddressIsRefused() {
    mails.forgetAll();
    services.inTransaction(
        entityManager ->
            the(OutboxService.class)
                .send(
                    Mail.of(
                            MailTemplate.MFA_UNBOUND,
                            the(AccountService.class).recipient(member.id()))
                        .with("when", clock.instant())
                        .from(Client.SERVER)));
    mails.refuseAll();

    assertThat(found(new AccountFilter(member.email().text(), null, null)))
        .extracting(AccountItem::mailRefused)
        .containsExactly(true);
    assertThat(found(new AccountFilter(admin.email().text(), null, null)))
        .extracting(AccountItem::mailRefused)
        .containsExactly(false);
  }

  @Test
  void accountsAreFoundByNameAddressStateAndRole() {
    TestAccount agent = boundWith(PlatformRole.AGENT);
    disable(member);

    assertThat(found(new AccountFilter(member.email().text(), null, null)))
        .extracting(AccountItem::state)
        .containsExactly(AccountState.DISABLED);
    assertThat(found(new AccountFilter(agent.email().text(), null, PlatformRole.AGENT)))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.roles()).containsExactly(PlatformRole.AGENT);
              assertThat(line.boundSince()).isNotNull();
              assertThat(line.own()).isFalse();
            });
    assertThat(found(new AccountFilter(agent.email().text(), null, PlatformRole.SUPERVISOR)))
        .isEmpty();
    assertThat(found(new AccountFilter(member.email().text(), AccountState.ACTIVE, null)))
        .isEmpty();
    assertThat(found(new AccountFilter("100%_!", null, null))).isEmpty();
    assertThat(found(new AccountFilter(member.email().text() + "\u0000\ud83d", null, null)))
        .hasSize(1);
  }

  private List<AccountItem> found(AccountFilter filter) {
    List<AccountItem> lines =
        acting.does(
            () -> administration().page(filter, AccountOrder.NAME, true, new ListPage(0, 10)));
    assertThat(acting.does(() -> administration().count(filter))).isEqualTo(lines.size());
    return lines;
  }

  @Test
  void boundActiveSupervisorsAreCounted() {
    long before = acting.does(() -> administration().boundSupervisors());
    TestAccount supervisor = boundWith(PlatformRole.SUPERVISOR);
    accounts.memberWith(PlatformRole.SUPERVISOR);

    assertThat(acting.does(() -> administration().boundSupervisors())).isEqualTo(before + 1);
    disable(supervisor);
    assertThat(acting.does(() -> administration().boundSupervisors())).isEqualTo(before);
  }
}
