package mfa.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import mfa.login.CallerService;
import mfa.mail.MailTemplate;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.verification.VerificationCode;
import mfa.workspace.ExemptionService;
import mfa.workspace.LeavingService;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R44")
@Tag("R46")
@DisplayName("R44 R46: the strictest workspace decides, at each call of an open session")
class StrictestWorkspaceTest extends ServiceTest {

  private static final Set<String> FREE = Set.of("MEMBER");
  private static final Set<String> MUST_BIND = Set.of("MUST_BIND");

  private TestAccount admin;
  private TestAccount member;
  private TestWorkspace easy;
  private TestWorkspace strict;
  private Visitor atWork;

  @BeforeEach
  void memberOfAnEasyWorkspaceAtWork() {
    admin = accounts.boundMember();
    member = accounts.member();
    easy = workspaces.named("Easy").with(admin, WorkspaceRole.OWNER).with(member);
    strict = workspaces.named("Strict").with(admin, WorkspaceRole.OWNER).requiringMfa(0);
    atWork = signedIn(member);
  }

  @Test
  void joiningAStricterWorkspaceReachesTheOpenSession() {
    assertThat(roles()).isEqualTo(FREE);

    strict.with(member);

    assertThat(roles()).isEqualTo(MUST_BIND);
  }

  @Test
  void leavingTheStricterWorkspaceFreesAtTheNextCall() {
    strict.with(member);

    leave(strict);

    assertThat(strict.roleOf(member)).isNull();
    assertThat(roles()).isEqualTo(FREE);
  }

  @Test
  void removalFromTheStricterWorkspaceFreesAtTheNextCall() {
    strict.with(member);
    assertThat(roles()).isEqualTo(MUST_BIND);

    signedIn(admin)
        .does(() -> the(MembershipService.class).remove(strict.id(), strict.memberId(member)));

    assertThat(roles()).isEqualTo(FREE);
  }

  @Test
  void leavingTheEasierWorkspaceFreesNobody() {
    strict.with(member);

    leave(easy);

    assertThat(easy.roleOf(member)).isNull();
    assertThat(roles()).isEqualTo(MUST_BIND);
  }

  @Test
  void graceOfOneWorkspaceDoesNotHelpAgainstAnother() {
    strict.with(member);

    easy.requiringMfa(30);

    assertThat(roles()).isEqualTo(MUST_BIND);
    assertThat(atWork.does(() -> the(EnforcementService.class).ownObligation()).canBePutOff())
        .isFalse();
  }

  @Test
  void earlierEndOfTwoGracesDecidesInTheOpenSession() {
    strict.requiringMfa(2).with(member);
    easy.requiringMfa(30);
    clock.moveBy(Duration.ofDays(1));
    Visitor nextDay = signedIn(member);
    assertThat(roles(nextDay)).isEqualTo(FREE);
    Instant end = clock.instant().plus(Duration.ofDays(1));

    assertThat(nextDay.does(() -> the(EnforcementService.class).ownObligation()).putOffUntil())
        .isEqualTo(end);
    clock.moveTo(end);

    assertThat(roles(signedIn(member))).isEqualTo(MUST_BIND);
  }

  @Test
  void whoComesBackHasTheGraceOfANewMember() {
    strict.requiringMfa(7).with(member);
    clock.moveBy(Duration.ofDays(8));
    atWork = signedIn(member);
    assertThat(roles()).isEqualTo(MUST_BIND);

    strict.without(member).with(member);

    assertThat(roles()).isEqualTo(FREE);
  }

  @Test
  @Tag("R66")
  void endOfAnExemptionReachesTheOpenSession() {
    strict.with(member);
    Instant end = clock.instant().plus(Duration.ofMinutes(10));
    signedIn(admin)
        .does(
            () ->
                the(ExemptionService.class)
                    .exempt(strict.id(), strict.memberId(member), "On a trip", end));
    assertThat(roles()).isEqualTo(FREE);

    clock.moveTo(end.minusSeconds(1));
    assertThat(roles()).isEqualTo(FREE);
    clock.moveTo(end);

    assertThat(roles()).isEqualTo(MUST_BIND);
  }

  private void leave(TestWorkspace workspace) {
    LeavingService leaving = the(LeavingService.class);
    atWork.does(leaving::sendCode);
    VerificationCode code = new VerificationCode(mails.code(member, MailTemplate.LEAVING_CODE));
    atWork.does(() -> leaving.leave(workspace.id(), code));
  }

  private Set<String> roles() {
    return roles(atWork);
  }

  private Set<String> roles(Visitor visitor) {
    return the(CallerService.class).caller(visitor.sessionKey()).orElseThrow().roles();
  }
}
