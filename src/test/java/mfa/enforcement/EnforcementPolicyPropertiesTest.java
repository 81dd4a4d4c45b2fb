package mfa.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import mfa.account.Profile;
import mfa.mail.EmailAddress;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceRole;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("R46: the strictest workspace decides")
@Tag("R46")
class EnforcementPolicyPropertiesTest {

  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final Profile MEMBER =
      new Profile(
          1,
          new EmailAddress("maya@example.com"),
          "Maya Chen",
          Locale.ENGLISH,
          ZoneOffset.UTC,
          true,
          false,
          Set.of());

  @Property
  void orderOfTheMembershipsDoesNotMatter(
      @ForAll @Size(max = 6) List<@IntRange(min = -10, max = 30) Integer> ages, @ForAll int seed) {
    List<MembershipSummary> memberships = memberships(ages);
    List<MembershipSummary> shuffled = new ArrayList<>(memberships);
    Collections.shuffle(shuffled, new Random(seed));

    Obligation one = EnforcementPolicy.obligation(MEMBER, memberships, NOW);
    Obligation other = EnforcementPolicy.obligation(MEMBER, shuffled, NOW);

    assertThat(one.putOffUntil()).isEqualTo(other.putOffUntil());
    assertThat(one.requiredBy()).containsExactlyInAnyOrderElementsOf(other.requiredBy());
  }

  @Property
  void anotherMembershipNeverMakesItMilder(
      @ForAll @Size(max = 6) List<@IntRange(min = -10, max = 30) Integer> ages,
      @ForAll @IntRange(min = -10, max = 30) int another) {
    List<MembershipSummary> more = memberships(ages);
    more.addAll(memberships(List.of(another)));

    Obligation before = EnforcementPolicy.obligation(MEMBER, memberships(ages), NOW);
    Obligation after = EnforcementPolicy.obligation(MEMBER, more, NOW);

    assertThat(strictness(after)).isBeforeOrEqualTo(strictness(before));
  }

  /** The earlier, the stricter. */
  private static Instant strictness(Obligation obligation) {
    if (!obligation.isRequired()) {
      return Instant.MAX;
    }
    return obligation.canBePutOff() ? obligation.putOffUntil() : NOW;
  }

  /** Workspaces that switched on so many days ago, each with its age modulo 15 as grace. */
  private static List<MembershipSummary> memberships(List<Integer> ages) {
    List<MembershipSummary> memberships = new ArrayList<>();
    for (int age : ages) {
      memberships.add(requiring("W" + age, daysAgo(age), Math.floorMod(age * 7, 15)));
    }
    return memberships;
  }

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private static MembershipSummary requiring(String workspace, Instant since, int graceDays) {
    return new MembershipSummary(
        1, workspace, WorkspaceRole.STANDARD, daysAgo(90), since, graceDays, null);
  }
}
