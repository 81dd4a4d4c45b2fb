package mfa.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.MailTemplate;
import mfa.support.ServiceTest;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.verification.CodeRequestResult;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R45, R53, R58: leaving a workspace")
class LeavingServiceTest extends ServiceTest {

  private static final LeavingResult DONE = new LeavingResult.Decided(MembershipChangeResult.DONE);
  private static final LeavingResult LAST_OWNER =
      new LeavingResult.Decided(MembershipChangeResult.LAST_OWNER);
  private static final LeavingResult UNKNOWN =
      new LeavingResult.Decided(MembershipChangeResult.UNKNOWN);

  private TestAccount owner;
  private TestAccount bound;
  private TestAccount unbound;
  private TestWorkspace workspace;

  @BeforeEach
  void workspaceWithABoundAndAnUnboundMember() {
    owner = accounts.boundMember();
    bound = accounts.boundMember();
    unbound = accounts.member();
    workspace = workspaces.named("Acme").with(owner, WorkspaceRole.OWNER).with(bound).with(unbound);
  }

  @Test
  @Tag("R45")
  @DisplayName("R45: with the password alone nobody leaves, whether the workspace requires MFA")
  void passwordAloneTakesNobodyOut() {
    TestWorkspace strict =
        workspaces.named("Strict").with(owner, WorkspaceRole.OWNER).with(unbound);

    assertThat(signedIn(unbound).does(() -> leave(workspace)))
        .isInstanceOf(LeavingResult.NeedsMailedCode.class);
    strict.requiringMfa(7);
    assertThat(signedIn(unbound).does(() -> leave(strict)))
        .as("while binding can be put off")
        .isInstanceOf(LeavingResult.NeedsMailedCode.class);
    strict.requiringMfa(0);
    Visitor thief = signedIn(unbound);
    assertThat(thief.does(() -> leave(strict)))
        .as("where nothing but binding is open")
        .isInstanceOf(LeavingResult.NeedsMailedCode.class);
    assertThat(thief.does(() -> leave(strict, wrongCode()))).isEqualTo(refused("EXPIRED"));

    assertThat(strict.roleOf(unbound)).isEqualTo(WorkspaceRole.STANDARD);
    assertThat(workspace.roleOf(unbound)).isEqualTo(WorkspaceRole.STANDARD);
    assertThat(mails.templatesTo(owner)).isEmpty();
  }

  @Test
  @Tag("R28")
  @Tag("R46")
  void memberWhoMustBindMayLeaveInsteadWithTheMailedCode() {
    workspace.requiringMfa(0);
    Visitor member = signedIn(unbound);

    String code = mailedCode(member);
    assertThat(member.does(() -> leave(workspace, wrongFor(code)))).isEqualTo(refused("WRONG"));
    assertThat(signedIn(unbound).does(() -> leave(workspace, new VerificationCode(code))))
        .as("in another session")
        .isEqualTo(refused("ELSEWHERE"));
    assertThat(member.does(() -> leave(workspace, new VerificationCode(code)))).isEqualTo(DONE);

    assertThat(workspace.roleOf(unbound)).isNull();
    assertThat(audit.count(unbound, AuditAction.WORKSPACE_LEFT, AuditResult.SUCCESS)).isOne();
  }

  @Test
  @Tag("R27")
  void codeIsGoodForOneWorkspace() {
    TestWorkspace other = workspaces.named("Other").with(owner, WorkspaceRole.OWNER).with(unbound);
    Visitor member = signedIn(unbound);
    VerificationCode code = new VerificationCode(mailedCode(member));

    assertThat(member.does(() -> leave(workspace, code))).isEqualTo(DONE);
    assertThat(member.does(() -> leave(other, code))).isEqualTo(refused("EXPIRED"));

    assertThat(other.roleOf(unbound)).isEqualTo(WorkspaceRole.STANDARD);
  }

  @Test
  @Tag("R14")
  @Tag("R29")
  void fiveWrongCodesEndTheCode() {
    Visitor thief = signedIn(unbound);
    VerificationCode code = new VerificationCode(mailedCode(thief));
    for (int i = 0; i < 5; i++) {
      assertThat(thief.does(() -> leave(workspace, wrongFor(code.digits()))))
          .isEqualTo(refused("WRONG"));
    }

    assertThat(thief.does(() -> leave(workspace, code))).isEqualTo(refused("EXPIRED"));

    assertThat(workspace.roleOf(unbound)).isEqualTo(WorkspaceRole.STANDARD);
  }

  @Test
  @Tag("R53")
  @DisplayName("R53: each leaving is told to the member and to the owners of the workspace")
  void eachLeavingIsNotified() {
    TestAccount second = accounts.boundMember();
    TestAccount disabled = accounts.disabledMember();
    TestAccount administrator = accounts.boundMember();
    workspace
        .with(second, WorkspaceRole.OWNER)
        .with(disabled, WorkspaceRole.OWNER)
        .with(administrator, WorkspaceRole.ADMINISTRATOR);
    Visitor withPhone = signedIn(bound);
    Visitor withMail = signedIn(unbound);

    withPhone.does(() -> leave(workspace));
    VerificationCode code = new VerificationCode(mailedCode(withMail));
    withMail.does(() -> leave(workspace, code));
    signedIn(second).does(() -> leave(workspace));

    assertThat(mails.templatesTo(bound)).containsExactly(MailTemplate.WORKSPACE_LEFT);
    assertThat(mails.templatesTo(unbound))
        .containsExactly(MailTemplate.LEAVING_CODE, MailTemplate.WORKSPACE_LEFT);
    assertThat(mails.newest(unbound, MailTemplate.WORKSPACE_LEFT).parameters())
        .containsEntry("workspace", "Acme")
        .containsEntry("browser", "Firefox, Linux")
        .containsEntry("address", withMail.client().address());
    assertThat(mails.templatesTo(second))
        .containsExactly(
            MailTemplate.MEMBER_LEFT, MailTemplate.MEMBER_LEFT, MailTemplate.WORKSPACE_LEFT);
    assertThat(mails.count(owner, MailTemplate.MEMBER_LEFT)).isEqualTo(3);
    assertThat(mails.newest(owner, MailTemplate.MEMBER_LEFT).parameters())
        .containsEntry("email", second.email().text())
        .containsEntry("workspace", "Acme");
    assertThat(mails.to(administrator)).isEmpty();
    assertThat(mails.to(disabled)).isEmpty();
  }

  @Test
  @Tag("R62")
  @DisplayName("R62: a code of an authenticator that is unbound by now lets nobody leave")
  void codeOfAnUnboundAuthenticatorLetsNobodyLeave() {
    Visitor member = signedIn(bound);
    clock.moveBy(Duration.ofSeconds(30));
    member.does(() -> the(AuthenticatorService.class).unbind(bound.code(clock.instant())));

    assertThat(member.does(() -> leave(workspace)))
        .isInstanceOf(LeavingResult.NeedsMailedCode.class);

    assertThat(workspace.roleOf(bound)).isEqualTo(WorkspaceRole.STANDARD);
  }

  @Test
  @Tag("R58")
  void lastActiveOwnerStaysOne() {
    TestAccount disabled = accounts.disabledMember();
    workspace.with(disabled, WorkspaceRole.OWNER);
    TestAccount alone = accounts.member();
    TestWorkspace unboundOwners = workspaces.named("Alone").with(alone, WorkspaceRole.OWNER);

    assertThat(signedIn(owner).does(() -> leave(workspace))).isEqualTo(LAST_OWNER);
    assertThat(signedIn(alone).does(() -> leave(unboundOwners)))
        .as("said before a code is asked for")
        .isEqualTo(LAST_OWNER);

    assertThat(workspace.roleOf(owner)).isEqualTo(WorkspaceRole.OWNER);
  }

  @Test
  @Tag("R58")
  void workspaceOfOthersAnswersAsAnUnknownOne() {
    Visitor outsider = signedIn(accounts.boundMember());

    assertThat(outsider.does(() -> leave(workspace))).isEqualTo(UNKNOWN);
    assertThat(outsider.does(() -> the(LeavingService.class).leave(Long.MAX_VALUE)))
        .isEqualTo(UNKNOWN);
  }

  @Test
  @Tag("R58")
  @DisplayName("R58: of two owners who leave at once, one stays")
  void ownersWhoLeaveAtOnceLeaveOneOwner() {
    for (int round = 0; round < 20; round++) {
      TestAccount one = accounts.boundMember();
      TestAccount two = accounts.boundMember();
      TestWorkspace shared =
          workspaces.named("Shared").with(one, WorkspaceRole.OWNER).with(two, WorkspaceRole.OWNER);
      List<Visitor> visitors = List.of(signedIn(one), signedIn(two));

      List<LeavingResult> results =
          Simultaneously.call(2, i -> visitors.get(i).does(() -> leave(shared)));

      assertThat(results).containsExactlyInAnyOrder(DONE, LAST_OWNER);
    }
  }

  @Test
  @Tag("R58")
  @DisplayName(
      "R58: of two owners of whom one leaves while the other takes the other's role, one stays")
  void ownerWhoLeavesWhileBeingDemotedLeavesOneOwner() {
    for (int round = 0; round < 20; round++) {
      TestAccount one = accounts.boundMember();
      TestAccount two = accounts.boundMember();
      TestWorkspace shared =
          workspaces.named("Shared").with(one, WorkspaceRole.OWNER).with(two, WorkspaceRole.OWNER);
      Visitor leaving = signedIn(one);
      Visitor demoting = signedIn(one);
      long target = shared.memberId(two);
      MembershipService members = the(MembershipService.class);

      List<Boolean> results =
          Simultaneously.call(
              2,
              i ->
                  i == 0
                      ? leaving.does(() -> leave(shared)).equals(DONE)
                      : demoting.does(
                              () -> members.changeRole(shared.id(), target, WorkspaceRole.STANDARD))
                          == MembershipChangeResult.DONE);

      assertThat(results).containsExactlyInAnyOrder(true, false);
      assertThat(List.of(one, two))
          .filteredOn(each -> shared.roleOf(each) == WorkspaceRole.OWNER)
          .hasSize(1);
    }
  }

  private LeavingResult leave(TestWorkspace from) {
    return the(LeavingService.class).leave(from.id());
  }

  private LeavingResult leave(TestWorkspace from, VerificationCode code) {
    return the(LeavingService.class).leave(from.id(), code);
  }

  private static LeavingResult refused(String check) {
    return new LeavingResult.CodeRefused(VerificationResult.valueOf(check));
  }

  /** Has a code mailed in this session, and reads it in the mailbox. */
  private String mailedCode(Visitor member) {
    assertThat(member.does(() -> the(LeavingService.class).sendCode()))
        .isInstanceOf(CodeRequestResult.Sent.class);
    return mails.code(unbound, MailTemplate.LEAVING_CODE);
  }

  private static VerificationCode wrongCode() {
    return new VerificationCode("000000");
  }

  private static VerificationCode wrongFor(String code) {
    return new VerificationCode(code.equals("000000") ? "000001" : "000000");
  }
}
