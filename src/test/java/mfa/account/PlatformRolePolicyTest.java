package mfa.account;

import static mfa.account.PlatformRole.AGENT;
import static mfa.account.PlatformRole.PLATFORM_ADMIN;
import static mfa.account.PlatformRole.PROCESS_OWNER;
import static mfa.account.PlatformRole.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R63")
class PlatformRolePolicyTest {

  @Test
  void oneRoleOrNoneIsAlwaysFine() {
    assertThat(PlatformRolePolicy.goTogether(Set.of())).isTrue();
    for (PlatformRole role : PlatformRole.values()) {
      assertThat(PlatformRolePolicy.goTogether(Set.of(role))).as(role.name()).isTrue();
    }
  }

  @Test
  void twoWhoWorkTicketsGoTogetherAndNothingElseDoes() {
    assertThat(PlatformRolePolicy.goTogether(Set.of(AGENT, SUPERVISOR))).isTrue();

    assertThat(PlatformRolePolicy.goTogether(Set.of(PLATFORM_ADMIN, PROCESS_OWNER))).isFalse();
    for (PlatformRole worker : Set.of(AGENT, SUPERVISOR)) {
      assertThat(PlatformRolePolicy.goTogether(Set.of(worker, PLATFORM_ADMIN))).isFalse();
      assertThat(PlatformRolePolicy.goTogether(Set.of(worker, PROCESS_OWNER))).isFalse();
    }
    assertThat(PlatformRolePolicy.goTogether(Set.of(PlatformRole.values()))).isFalse();
  }
}
