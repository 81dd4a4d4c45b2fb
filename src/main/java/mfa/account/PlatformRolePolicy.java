package mfa.account;

import java.util.Set;
import java.util.stream.Stream;

/** Decides which platform roles one account may hold together (R63). */
final class PlatformRolePolicy {

  private PlatformRolePolicy() {}

  /**
   * Whether nothing excludes anything else: anyone who administers works no tickets and draws no
   * workflow, anyone who works tickets does not draw their workflow.
   */
  static boolean goTogether(Set<PlatformRole> roles) {
    return Stream.of(
                roles.contains(PlatformRole.PLATFORM_ADMIN),
                roles.contains(PlatformRole.PROCESS_OWNER),
                roles.contains(PlatformRole.AGENT) || roles.contains(PlatformRole.SUPERVISOR))
            .filter(held -> held)
            .count()
        <= 1;
  }
}
