package mfa.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.mail.EmailAddress;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R45")
@Tag("R46")
class EnforcementPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final Profile MEMBER = profile(false, Set.of());

  @Test
  void nobodyIsAskedWhereNoWorkspaceRequiresIt() {
    Obligation obligation = obligation(MEMBER, notRequiring("Globex"));

    assertThat(obligation.isRequired()).isFalse();
    assertThat(obligation.requiredBy()).isEmpty();
  }

  @Test
  void nobodyIsAskedByAWorkspaceThatRequiresItOnlyLater() {
    Obligation obligation = obligation(MEMBER, requiring("Acme", daysAgo(90), daysAgo(-1), 0));

    assertThat(obligation.isRequired()).isFalse();
  }

  @Test
  void oneWorkspaceThatRequiresItDecidesForTheAccount() {
    Obligation obligation =
        obligation(MEMBER, notRequiring("Globex"), requiring("Acme", daysAgo(90), daysAgo(30), 7));

    assertThat(obligation.requiredBy()).containsExactly(new RequiredBy.Workspace(1, "Acme"));
    assertThat(obligation.canBePutOff()).isFalse();
  }

  @Test
  void graceOfALongStandingMemberRunsFromSwitchingOn() {
    Obligation obligation = obligation(MEMBER, requiring("Acme", daysAgo(90), daysAgo(3), 7));

    assertThat(obligation.putOffUntil()).isEqualTo(daysAgo(3).plus(Duration.ofDays(7)));
  }

  @Test
  void graceOfALaterMemberRunsFromJoining() {
    Obligation obligation = obligation(MEMBER, requiring("Acme", daysAgo(2), daysAgo(90), 7));

    assertThat(obligation.putOffUntil()).isEqualTo(daysAgo(2).plus(Duration.ofDays(7)));
  }

  @Test
  void graceEndsAtItsLastInstant() {
    MembershipSummary membership = requiring("Acme", daysAgo(90), NOW, 7);
    Instant end = NOW.plus(Duration.ofDays(7));

    assertThat(
            EnforcementPolicy.obligation(MEMBER, List.of(membership), end.minusMillis(1))
                .canBePutOff())
        .isTrue();
    assertThat(EnforcementPolicy.obligation(MEMBER, List.of(membership), end).canBePutOff())
        .isFalse();
  }

  @Test
  void workspaceWithoutGraceAsksAtOnce() {
    Obligation obligation = obligation(MEMBER, requiring("Acme", daysAgo(90), NOW, 0));

    assertThat(obligation.isRequired()).isTrue();
    assertThat(obligation.canBePutOff()).isFalse();
  }

  @Test
  void earliestEndOfAllGracesDecidesAndAllAreNamed() {
    Obligation obligation =
        obligation(
            MEMBER,
            requiring("Acme", daysAgo(90), daysAgo(1), 30),
            requiring("Globex", daysAgo(90), daysAgo(1), 5));

    assertThat(obligation.putOffUntil()).isEqualTo(daysAgo(1).plus(Duration.ofDays(5)));
    assertThat(obligation.requiredBy())
        .containsExactly(
            new RequiredBy.Workspace(1, "Acme"), new RequiredBy.Workspace(1, "Globex"));
  }

  @Test
  void platformRoleKnowsNoGrace() {
    Profile agent = profile(false, Set.of(PlatformRole.AGENT));

    Obligation obligation = obligation(agent, requiring("Acme", daysAgo(90), daysAgo(1), 30));

    assertThat(obligation.requiredBy()).contains(new RequiredBy.PlatformRole());
    assertThat(obligation.canBePutOff()).isFalse();
  }

  @Test
  void resetKnowsNoGraceAndNeedsNoWorkspace() {
    Obligation obligation = obligation(profile(true, Set.of()));

    assertThat(obligation.requiredBy()).containsExactly(new RequiredBy.Reset());
    assertThat(obligation.canBePutOff()).isFalse();
  }

  private static Obligation obligation(Profile account, MembershipSummary... memberships) {
    return EnforcementPolicy.obligation(account, List.of(memberships), NOW);
  }

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private static MembershipSummary requiring(
      String workspace, Instant joinedAt, Instant since, int graceDays) {
    return new MembershipSummary(
        1, workspace, WorkspaceRole.STANDARD, joinedAt, since, graceDays, null);
  }

  private static MembershipSummary notRequiring(String workspace) {
    return requiring(workspace, daysAgo(90), null, 7);
  }

  private static Profile profile(boolean mustBind, Set<PlatformRole> roles) {
    return new Profile(
        1,
        new EmailAddress("maya@example.com"),
        "Maya Chen",
        Locale.ENGLISH,
        ZoneOffset.UTC,
        true,
        mustBind,
        roles);
  }
}
