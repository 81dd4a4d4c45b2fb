package mfa.workspace;

import java.util.Optional;
import java.util.Set;
import mfa.account.Profile;

/** Decides which changes of members somebody may make in a workspace (R58, R63, R66). */
public final class MembershipPolicy {

  private MembershipPolicy() {}

  /** What speaks against another role for the member; empty where nothing does. */
  static Optional<MembershipChangeResult> roleRefusal(
      Membership actor, Membership member, WorkspaceRole newRole) {
    return removalRefusal(actor, member).or(() -> ownersOnly(actor, newRole));
  }

  /** What speaks against removing the member. */
  static Optional<MembershipChangeResult> removalRefusal(Membership actor, Membership member) {
    return member.isOf(actor.accountId())
        ? Optional.of(MembershipChangeResult.OWN_MEMBERSHIP)
        : ownersOnly(actor, member.role());
  }

  private static Optional<MembershipChangeResult> ownersOnly(Membership actor, WorkspaceRole role) {
    return role.administers() && actor.role() != WorkspaceRole.OWNER
        ? Optional.of(MembershipChangeResult.OWNERS_ONLY)
        : Optional.empty();
  }

  /** What speaks against taking the member into the pilot group, or out of it. */
  static Optional<MembershipChangeResult> pilotRefusal(
      Membership actor, Membership member, boolean pilot) {
    return !pilot && member.isOf(actor.accountId())
        ? Optional.of(MembershipChangeResult.OWN_MEMBERSHIP)
        : Optional.empty();
  }

  /**
   * What speaks against exempting the member, whose account this is. Nobody asks a bound one to
   * bind, and for their code all the same.
   */
  static Optional<MembershipChangeResult> exemptionRefusal(
      Membership actor, Membership member, Profile account) {
    return endRefusal(actor, member, account)
        .or(
            () ->
                member.isBound()
                    ? Optional.of(MembershipChangeResult.BOUND_ALREADY)
                    : Optional.empty());
  }

  /** What speaks against ending an exemption of the member, whose account this is. */
  static Optional<MembershipChangeResult> endRefusal(
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
