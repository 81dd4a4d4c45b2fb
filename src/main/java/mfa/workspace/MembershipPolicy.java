package mfa.workspace;

import java.util.Optional;
import java.util.Set;
import mfa.account.Profile;

/** Decides which changes of members somebody may make in a workspace (R58, R63, R66). */
public final class MembershipPolicy {

  private MembershipPolicy() {}

  /**
   * What speaks against the change; empty where nothing does.
   *
   * @param newRole null where the member is to be removed
   */
  public static Optional<MembershipChangeResult> refusal(
      Membership actor, Membership member, WorkspaceRole newRole) {
    if (member.isOf(actor.accountId())) {
      return Optional.of(MembershipChangeResult.OWN_MEMBERSHIP);
    }
    boolean privileged = member.role().administers() || newRole != null && newRole.administers();
    return privileged && actor.role() != WorkspaceRole.OWNER
        ? Optional.of(MembershipChangeResult.OWNERS_ONLY)
        : Optional.empty();
  }

  /** What speaks against an exemption of the member, whose account this is. */
  public static Optional<MembershipChangeResult> exemptionRefusal(
      Membership actor, Membership member, Profile account) {
    if (member.isOf(actor.accountId())) {
      return Optional.of(MembershipChangeResult.OWN_MEMBERSHIP);
    }
    return member.role().administers() || !account.platformRoles().isEmpty()
        ? Optional.of(MembershipChangeResult.NEVER_EXEMPT)
        : Optional.empty();
  }

  /** Whether the workspace would be left without an active owner, if this one were none. */
  static boolean isLastOwner(Membership member, Set<Long> activeOwners) {
    return member.role() == WorkspaceRole.OWNER && activeOwners.stream().allMatch(member::isOf);
  }
}
