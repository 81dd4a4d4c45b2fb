package mfa.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.account.AccountChangeResult;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.invitation.InvitationAcceptanceService;
import mfa.invitation.InvitationItem;
import mfa.login.SignInResult;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.password.Password;
import mfa.password.PasswordChangeResult;
import mfa.platform.text.Unlinked;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R62, R63, R64: inviting to platform roles, creating workspaces")
class InvitingAdministratorsTest extends ServiceTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Password PASSWORD = new Password("Walnut-barge-71-drifting");

  private Visitor acting;
  private EmailAddress ownEmail;
  private String name;
  private EmailAddress newcomer;

  @BeforeEach
  void administratorWithAFreshCode() {
    TestAccount admin = accounts.boundMember();
    accounts.grant(admin, PlatformRole.PLATFORM_ADMIN);
    acting = signedIn(admin);
    ownEmail = admin.email();
    name = Unlinked.of(admin.name());
    newcomer = new EmailAddress("colleague" + NUMBERS.incrementAndGet() + "@example.net");
  }

  private AccountChangeResult invite(EmailAddress email, PlatformRole role) {
    return acting.does(() -> the(RoleInvitationService.class).invite(email, role, Locale.ENGLISH));
  }

  private String key(EmailAddress email) {
    String link = mails.to(email).getLast().parameters().get("link");
    return link.substring(link.indexOf("?key=") + "?key=".length());
  }

  private PasswordChangeResult acceptAsNew(String key) {
    return anonymous()
        .does(() -> the(InvitationAcceptanceService.class).acceptAsNew(key, "Noa", PASSWORD));
  }

  private List<InvitationItem> open(EmailAddress email) {
    return acting.does(() -> the(RoleInvitationService.class).open()).stream()
        .filter(line -> line.email().equals(email.text()))
        .toList();
  }

  @Test
  @Tag("R63")
  void newAddressSetsAPasswordAndHoldsTheRoleInactive() {
    assertThat(invite(newcomer, PlatformRole.SUPERVISOR)).isEqualTo(AccountChangeResult.DONE);
    assertThat(open(newcomer)).hasSize(1);
    assertThat(mails.to(newcomer).getLast().parameters()).containsEntry("inviter", name);

    PasswordChangeResult accepted = acceptAsNew(key(newcomer));

    assertThat(accepted).isInstanceOf(PasswordChangeResult.Changed.class);
    Visitor visitor = anonymous();
    SignInResult signIn = visitor.signIn(newcomer, PASSWORD);
    assertThat(signIn).isInstanceOf(SignInResult.Opened.class);
    long id = the(AccountService.class).credentials(newcomer).orElseThrow().accountId();
    assertThat(the(AccountService.class).profile(id).orElseThrow().platformRoles())
        .containsExactly(PlatformRole.SUPERVISOR);
    assertThat(open(newcomer)).isEmpty();
    assertThat(acceptAsNew(key(newcomer))).isInstanceOf(PasswordChangeResult.LinkOver.class);
  }

  @Test
  @Tag("R64")
  void existingAccountAcceptsAfterItsOwnSignInOnly() {
    TestAccount existing = accounts.member();
    TestAccount other = accounts.member();
    invite(existing.email(), PlatformRole.AGENT);
    String key = key(existing.email());

    assertThat(acceptAsNew(key)).isInstanceOf(PasswordChangeResult.LinkOver.class);
    assertThat(signedIn(other).does(() -> accept(key))).isFalse();
    assertThat(signedIn(existing).does(() -> accept(key))).isTrue();

    assertThat(the(AccountService.class).profile(existing.id()).orElseThrow().platformRoles())
        .containsExactly(PlatformRole.AGENT);
  }

  private boolean accept(String key) {
    return the(InvitationAcceptanceService.class).accept(key);
  }

  @Test
  @Tag("R63")
  void roleThatAHeldOneExcludesIsNotGivenByAnInvitationEither() {
    TestAccount owner = accounts.boundMember();
    accounts.grant(owner, PlatformRole.PROCESS_OWNER);
    invite(owner.email(), PlatformRole.AGENT);
    String key = key(owner.email());

    boolean accepted = signedIn(owner).does(() -> accept(key));

    assertThat(accepted).isFalse();
    assertThat(the(AccountService.class).profile(owner.id()).orElseThrow().platformRoles())
        .containsExactly(PlatformRole.PROCESS_OWNER);
  }

  @Test
  void anotherInvitationEndsTheFormerAndACanceledOneOpensNothing() {
    invite(newcomer, PlatformRole.SUPERVISOR);
    String first = key(newcomer);
    clock.moveBy(Duration.ofSeconds(30));
    invite(newcomer, PlatformRole.AGENT);
    String second = key(newcomer);

    assertThat(acceptAsNew(first)).isInstanceOf(PasswordChangeResult.LinkOver.class);
    long id = open(newcomer).getFirst().id();
    assertThat(acting.does(() -> the(RoleInvitationService.class).cancel(id)))
        .isEqualTo(AccountChangeResult.DONE);

    assertThat(acceptAsNew(second)).isInstanceOf(PasswordChangeResult.LinkOver.class);
    assertThat(acting.does(() -> the(RoleInvitationService.class).cancel(id)))
        .isEqualTo(AccountChangeResult.UNKNOWN);
    assertThat(acting.does(() -> the(RoleInvitationService.class).resend(id)))
        .isEqualTo(AccountChangeResult.UNKNOWN);
  }

  @Test
  void invitationIsSentAgainWithAnotherLinkAtMostOnceAMinute() {
    invite(newcomer, PlatformRole.AGENT);
    String first = key(newcomer);
    long id = open(newcomer).getFirst().id();

    assertThat(acting.does(() -> the(RoleInvitationService.class).resend(id)))
        .isEqualTo(AccountChangeResult.TOO_SOON);
    assertThat(key(newcomer)).isEqualTo(first);
    clock.moveBy(Duration.ofMinutes(1));
    acting.does(() -> the(RoleInvitationService.class).resend(id));

    assertThat(key(newcomer)).isNotEqualTo(first);
    assertThat(acceptAsNew(first)).isInstanceOf(PasswordChangeResult.LinkOver.class);
  }

  @Test
  @Tag("R30")
  @DisplayName("R30: nobody is mailed without end by invitations to platform roles")
  void oneAddressIsMailedHardly() {
    assertThat(invite(newcomer, PlatformRole.AGENT)).isEqualTo(AccountChangeResult.DONE);
    String first = key(newcomer);

    assertThat(invite(newcomer, PlatformRole.AGENT)).isEqualTo(AccountChangeResult.TOO_SOON);
    assertThat(mails.to(newcomer)).hasSize(1);
    assertThat(acceptAsNew(first)).isInstanceOf(PasswordChangeResult.Changed.class);
  }

  @Test
  @Tag("R30")
  @DisplayName("R30: who is asked to own a workspace is mailed once in 30 seconds, and told so")
  void ownerIsMailedHardly() {
    long id = workspaces.named("Acme").id();
    WorkspaceAdministrationService administration = the(WorkspaceAdministrationService.class);
    List<AccountChangeResult> changes = new ArrayList<>();
    for (int second = 0; second <= 30; second += 10) {
      changes.add(acting.does(() -> administration.inviteOwner(id, newcomer, Locale.ENGLISH)));
      clock.moveBy(Duration.ofSeconds(10));
    }

    assertThat(changes)
        .containsExactly(
            AccountChangeResult.DONE,
            AccountChangeResult.TOO_SOON,
            AccountChangeResult.TOO_SOON,
            AccountChangeResult.DONE);
    assertThat(create("Umbrella")).isEqualTo(AccountChangeResult.TOO_SOON);
    assertThat(sql.number("select count(*) from workspace where name = 'Umbrella'")).isZero();
    assertThat(mails.to(newcomer)).hasSize(2);
  }

  @Test
  @Tag("R62")
  void invitingAndCreatingNeedAFreshCode() {
    clock.moveBy(Duration.ofMinutes(5));

    assertThat(invite(newcomer, PlatformRole.AGENT)).isEqualTo(AccountChangeResult.NEEDS_CODE);
    assertThat(create("Umbrella")).isEqualTo(AccountChangeResult.NEEDS_CODE);

    assertThat(mails.to(newcomer)).isEmpty();
    assertThat(sql.number("select count(*) from workspace where name = 'Umbrella'")).isZero();
  }

  private AccountChangeResult create(String name) {
    return acting.does(
        () -> the(WorkspaceAdministrationService.class).create(name, Locale.CHINESE, newcomer));
  }

  @Test
  void workspaceIsCreatedAndItsFirstOwnerInvited() {
    String name = "Hooli " + newcomer.text();

    assertThat(create("  " + name + "\r\n")).isEqualTo(AccountChangeResult.DONE);
    assertThat(mails.to(newcomer).getLast().template()).isEqualTo(MailTemplate.INVITATION);
    acceptAsNew(key(newcomer));

    long id = sql.number("select id from workspace where name = ?", name);
    assertThat(sql.single("select role from membership where workspace_id = ?", id))
        .isEqualTo(WorkspaceRole.OWNER.name());
    assertThat(
            sql.number(
                "select count(*) from audit_entry where action = 'WORKSPACE_CREATED'"
                    + " and workspace_id = ?",
                id))
        .isOne();
  }

  @Test
  void workspaceWithoutANameIsRefusedAndNothingRemains() {
    long before = sql.number("select count(*) from workspace");

    for (String name : List.of("", " \r\n ", "x".repeat(121))) {
      assertThatThrownBy(() -> create(name)).isInstanceOf(EJBException.class);
    }

    assertThat(sql.number("select count(*) from workspace")).isEqualTo(before);
    assertThat(mails.to(newcomer)).isEmpty();
  }

  @Test
  void anotherOwnerIsInvitedToAWorkspaceThatThereIs() {
    long id = workspaces.named("Acme").id();
    WorkspaceAdministrationService administration = the(WorkspaceAdministrationService.class);

    assertThat(acting.does(() -> administration.inviteOwner(id, newcomer, Locale.ENGLISH)))
        .isEqualTo(AccountChangeResult.DONE);
    assertThat(
            acting.does(() -> administration.inviteOwner(999_999_999L, newcomer, Locale.ENGLISH)))
        .isEqualTo(AccountChangeResult.UNKNOWN);

    assertThat(mails.to(newcomer)).hasSize(1);
  }

  @Test
  @Tag("R63")
  void platformAdministratorBecomesOwnerOfNoWorkspaceThatHasOne() {
    TestAccount owner = accounts.member();
    TestWorkspace workspace = workspaces.named("Acme").with(owner, WorkspaceRole.OWNER);
    WorkspaceAdministrationService administration = the(WorkspaceAdministrationService.class);

    AccountChangeResult change =
        acting.does(() -> administration.inviteOwner(workspace.id(), newcomer, Locale.ENGLISH));

    assertThat(change).isEqualTo(AccountChangeResult.HAS_OWNER);
    assertThat(mails.to(newcomer)).isEmpty();
  }

  @Test
  @Tag("R58")
  @Tag("R63")
  void platformAdministratorTakesNoWorkspaceByDisablingItsOwner() {
    TestAccount owner = accounts.member();
    TestAccount admin = accounts.member();
    TestWorkspace workspace =
        workspaces
            .named("Acme")
            .with(owner, WorkspaceRole.OWNER)
            .with(admin, WorkspaceRole.ADMINISTRATOR)
            .with(accounts.member());
    WorkspaceAdministrationService administration = the(WorkspaceAdministrationService.class);
    acting.does(() -> the(AccountAdministrationService.class).disable(owner.id()));

    AccountChangeResult forMyself =
        acting.does(() -> administration.inviteOwner(workspace.id(), ownEmail, Locale.ENGLISH));
    AccountChangeResult forAnother =
        acting.does(() -> administration.inviteOwner(workspace.id(), newcomer, Locale.ENGLISH));

    assertThat(forMyself).isEqualTo(AccountChangeResult.OWN_ACCOUNT);
    assertThat(forAnother).isEqualTo(AccountChangeResult.DONE);
    for (TestAccount told : List.of(owner, admin)) {
      assertThat(mails.newest(told, MailTemplate.OWNER_INVITED).parameters())
          .containsEntry("email", newcomer.text());
    }
  }

  @Test
  @Tag("R63")
  void secondInvitationOfAnOwnerIsOverOnceThereIsOne() {
    TestWorkspace workspace = workspaces.named("Acme");
    EmailAddress first = newcomer;
    EmailAddress second = new EmailAddress("second-" + newcomer.text());
    for (EmailAddress email : List.of(first, second)) {
      acting.does(
          () ->
              the(WorkspaceAdministrationService.class)
                  .inviteOwner(workspace.id(), email, Locale.ENGLISH));
    }

    assertThat(acceptAsNew(key(first))).isInstanceOf(PasswordChangeResult.Changed.class);
    assertThat(acceptAsNew(key(second))).isInstanceOf(PasswordChangeResult.LinkOver.class);
  }

  @Test
  @Tag("R58")
  void memberOfAWorkspaceWithoutAnOwnerBecomesItsOwner() {
    TestAccount member = accounts.boundMember();
    TestWorkspace workspace = workspaces.named("Acme").with(member);
    acting.does(
        () ->
            the(WorkspaceAdministrationService.class)
                .inviteOwner(workspace.id(), member.email(), Locale.ENGLISH));
    String key = key(member.email());

    assertThat(signedIn(member).does(() -> accept(key))).isTrue();

    assertThat(workspace.roleOf(member)).isEqualTo(WorkspaceRole.OWNER);
  }

  @Test
  @Tag("R63")
  void invitationEndsWithThePrivilegeOfItsSender() {
    TestAccount hijacked = accounts.boundMember();
    accounts.grant(hijacked, PlatformRole.PLATFORM_ADMIN);
    signedIn(hijacked)
        .does(
            () ->
                the(RoleInvitationService.class)
                    .invite(newcomer, PlatformRole.PLATFORM_ADMIN, Locale.ENGLISH));
    acting.does(() -> the(AccountAdministrationService.class).disable(hijacked.id()));

    assertThat(acceptAsNew(key(newcomer))).isInstanceOf(PasswordChangeResult.LinkOver.class);
    assertThat(the(AccountService.class).credentials(newcomer)).isEmpty();
  }
}
