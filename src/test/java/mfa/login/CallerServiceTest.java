package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import mfa.account.PlatformRole;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.Enroller;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.Obligation;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.workspace.WorkspaceService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R35, R44, R45, R46: who a session speaks for, asked at every request")
class CallerServiceTest extends ServiceTest {

  @Test
  @Tag("R35")
  void halfSignedInSessionIsNothingElse() {
    assertThat(roles(halfSignedIn(accounts.boundMember()))).containsExactly("HALF_SIGNED_IN");
  }

  @Test
  @Tag("R35")
  void halfSignedInSessionIsOverWhenNothingIsBoundAnyMore() {
    TestAccount member = accounts.boundMember();
    Visitor half = halfSignedIn(member);
    Visitor owner = signedIn(member);

    owner.does(() -> the(AuthenticatorService.class).unbind(member.code(clock.instant())));

    assertThat(caller(half)).isEmpty();
  }

  @Test
  @Tag("R45")
  @Tag("R55")
  @Tag("R63")
  void whoeverHasOnlyThePasswordGainsNothingByTheOwnersBinding() {
    TestAccount agent = accounts.memberWith(PlatformRole.AGENT);
    Visitor thief = anonymous();
    thief.signIn(agent);
    Visitor owner = anonymous();
    owner.signIn(agent);
    assertThat(roles(thief)).containsExactly("MUST_BIND");

    TestAccount bound = new Enroller(services, mails).enrol(owner, agent);

    assertThat(roles(owner)).containsExactlyInAnyOrder("MEMBER", "AGENT");
    assertThat(roles(thief)).containsExactly("HALF_SIGNED_IN");

    clock.moveToNextStep();
    thief.confirm(bound.code(clock.instant()));
    assertThat(roles(thief)).containsExactlyInAnyOrder("MEMBER", "AGENT");
  }

  @Test
  void unknownSessionSpeaksForNobody() {
    assertThat(the(CallerService.class).caller("unknown")).isEmpty();
  }

  @Test
  @Tag("R39")
  void disabledAccountHasNoCallerAtAnyStage() {
    TestAccount member = accounts.boundMember();
    Visitor full = signedIn(member);
    Visitor half = halfSignedIn(member);

    accounts.disable(member);

    assertThat(caller(full)).isEmpty();
    assertThat(caller(half)).isEmpty();
  }

  @Test
  @Tag("R44")
  void switchingOnReachesTheOpenSession() {
    TestAccount member = accounts.member();
    Workspaces.TestWorkspace workspace = workspaces.named("Acme").with(member);
    Visitor owner = signedIn(member);

    Set<String> before = roles(owner);
    workspace.requiringMfa(0);
    Set<String> after = roles(owner);

    assertThat(before).containsExactly("MEMBER");
    assertThat(after).containsExactly("MUST_BIND");
  }

  @Test
  @Tag("R45")
  void graceEndsInTheOpenSession() {
    TestAccount member = accounts.member();
    workspaces.named("Acme").with(member).requiringMfa(1);
    clock.moveBy(Duration.ofHours(23).plusMinutes(50));
    Visitor owner = signedIn(member);

    Set<String> before = roles(owner);
    clock.moveBy(Duration.ofMinutes(10));
    Set<String> after = roles(owner);

    assertThat(before).containsExactly("MEMBER");
    assertThat(after).containsExactly("MUST_BIND");
  }

  @Test
  @Tag("R45")
  void unbindingUnderEnforcementLeadsBackToBinding() {
    TestAccount member = accounts.boundMember();
    workspaces.named("Acme").with(member).requiringMfa(0);
    Visitor owner = signedIn(member);
    assertThat(roles(owner)).containsExactly("MEMBER");

    owner.does(() -> the(AuthenticatorService.class).unbind(member.code(clock.instant())));

    assertThat(roles(owner)).containsExactly("MUST_BIND");
  }

  @Test
  @Tag("R46")
  void strictestWorkspaceDecidesAndLeavingItIsSeenAtOnce() {
    TestAccount member = accounts.member();
    Workspaces.TestWorkspace strict = workspaces.named("Acme").requiringMfa(0);
    workspaces.named("Globex").with(member);
    Visitor owner = signedIn(member);

    assertThat(roles(owner)).containsExactly("MEMBER");
    strict.with(member);
    assertThat(roles(owner)).containsExactly("MUST_BIND");
    strict.requiringNothing();
    assertThat(roles(owner)).containsExactly("MEMBER");
    strict.requiringMfa(0);
    assertThat(roles(owner)).containsExactly("MUST_BIND");
    strict.without(member);
    assertThat(roles(owner)).containsExactly("MEMBER");
  }

  @Test
  @Tag("R46")
  void obligationOfABoundMemberIsStillTold() {
    TestAccount member = accounts.boundMember();
    workspaces.named("Acme").with(member).requiringMfa(3);

    Obligation obligation =
        signedIn(member).does(() -> the(EnforcementService.class).ownObligation());

    assertThat(obligation.isRequired()).isTrue();
    assertThat(obligation.putOffUntil()).isEqualTo(clock.instant().plus(Duration.ofDays(3)));
  }

  @Test
  @Tag("R63")
  void platformRoleIsInactiveUntilItsHolderIsBound() {
    TestAccount unbound = accounts.memberWith(PlatformRole.AGENT);
    TestAccount bound = accounts.bind(accounts.memberWith(PlatformRole.AGENT));

    assertThat(roles(signedIn(unbound))).containsExactly("MUST_BIND");
    assertThat(roles(signedIn(bound))).containsExactlyInAnyOrder("MEMBER", "AGENT");
    assertThat(roles(halfSignedIn(bound))).containsExactly("HALF_SIGNED_IN");
  }

  @Test
  @Tag("R55")
  void resetAsksForABindingWhateverTheWorkspacesSay() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    accounts.reset(member);

    assertThat(roles(owner)).containsExactly("MUST_BIND");
    new mfa.authenticator.Enroller(services, mails).enrol(owner, member);
    assertThat(roles(owner)).containsExactly("MEMBER");
  }

  @Test
  @Tag("R71")
  @DisplayName("R71 Pages learn from the gate whether their reader belongs to an open workspace")
  void gateKnowsWhoBelongsToAWorkspace() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    assertThat(caller(owner).orElseThrow().inWorkspaces()).isFalse();

    long acme = workspaces.named("Acme").with(member).id();
    assertThat(caller(owner).orElseThrow().inWorkspaces()).isTrue();

    the(WorkspaceService.class).close(acme);
    assertThat(caller(owner).orElseThrow().inWorkspaces()).isFalse();
  }

  private Optional<Caller> caller(Visitor visitor) {
    return the(CallerService.class).caller(visitor.sessionKey());
  }

  private Set<String> roles(Visitor visitor) {
    return caller(visitor).orElseThrow().roles();
  }
}
